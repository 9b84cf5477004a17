import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { listed } from "../referral-agreement/words.ts";

export interface AgreementSummaryProps {
	territory: string;
	referralId: string;
	/** The sharing rests on the person's agreement. */
	isBasis: boolean;
	isSent: boolean;
	inForce: readonly { id: string; endsOn: string; endsSoon: boolean; organisations: readonly string[] }[];
	/** The latest withdrawal. */
	withdrawnOn: string | null;
	uncovered: readonly string[];
	canOpen: boolean;
	canCollect: boolean;
}

/** Where the person's agreement stands, on the page of their referral. */
export function AgreementSummary(props: AgreementSummaryProps) {
	const { territory, referralId, isBasis, isSent, inForce, withdrawnOn, uncovered, canOpen, canCollect } = props;
	return (
		<Section
			title="Accord de la personne"
			id="accord"
			action={
				canOpen && (
					<LinkButton href={paths.referralAgreement(territory, referralId)} size="small" icon={canCollect ? "plus" : "eye"}>
						{canCollect ? "Recueillir ou retirer" : "Voir les accords"}
					</LinkButton>
				)
			}
		>
			{uncovered.length > 0 && (
				<Notice tone="warning">
					{isSent
						? `L'accord ne couvre plus ${listed(uncovered)}\u00a0: rien de nouveau ne peut leur être transmis.`
						: `Aucun accord en vigueur ne couvre ce qui doit partir vers ${listed(uncovered)}.`}
				</Notice>
			)}
			{inForce.length === 0 ? (
				<p className="muted">
					{withdrawnOn
						? `Retiré le ${formatDay(withdrawnOn)}.`
						: isBasis
							? "Aucun accord en vigueur."
							: "Aucun accord en vigueur\u00a0: le partage ne repose pas sur lui."}
				</p>
			) : (
				<ul>
					{inForce.map(({ id, endsOn, endsSoon, organisations }) => (
						<li key={id}>
							{`${listed(organisations)}, jusqu'au ${formatDay(endsOn)}`}
							{endsSoon && <strong>{" (finit bientôt)"}</strong>}
						</li>
					))}
				</ul>
			)}
		</Section>
	);
}
