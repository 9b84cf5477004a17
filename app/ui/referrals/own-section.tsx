import { paths } from "#app/paths.ts";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import type { ReferralPage } from "./referral-page.ts";

/** What concerns the reader's own side: who reads it there, and the note that they alone see. */
export function OwnSection({ territory, referral, side, readers, note, can }: ReferralPage) {
	if (side === "dpo") return null;
	return (
		<>
			<Section
				title="Qui la lit chez vous"
				id="lecteurs"
				action={
					can.assign && (
						<LinkButton href={paths.assignReferral(territory, referral.id)} size="small">
							Attribuer
						</LinkButton>
					)
				}
			>
				<ul>
					{readers.map((name) => (
						<li key={name}>{name}</li>
					))}
				</ul>
			</Section>
			{(can.keepNote || note) && (
				<Section
					title="Votre note"
					id="note"
					action={
						can.keepNote && (
							<LinkButton href={paths.referralNote(territory, referral.id)} size="small" icon="edit">
								{note ? "Modifier" : "Écrire"}
							</LinkButton>
						)
					}
				>
					<p className="remark">{note ?? <span className="muted">Aucune note. Personne d'autre ne la lit.</span>}</p>
				</Section>
			)}
		</>
	);
}
