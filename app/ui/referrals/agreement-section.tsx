import { partLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import type { ReferralPage } from "#app/presenters/referral.server.ts";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { DayText } from "../primitives/moment.tsx";

/** What the person agreed to, and until when. */
export function AgreementSection({ territory, referral, agreements, can }: ReferralPage) {
	return (
		<Section title="Accord de la personne" id="accord">
			{agreements.length === 0 ? (
				<p className="muted">
					{referral.basis === "agreement" ? "Aucun accord n'est enregistré." : "Ce partage ne repose pas sur l'accord de la personne."}
				</p>
			) : (
				agreements.map(({ givenOn, endsOn, withdrawnOn, covers, organisations, isInForce }) => (
					<div key={`${givenOn} ${endsOn} ${organisations}`}>
						<p>
							<Badge tone={isInForce ? "success" : "warning"}>{isInForce ? "En vigueur" : withdrawnOn ? "Retiré" : "Passé"}</Badge>{" "}
							{withdrawnOn ? (
								<>
									retiré le <DayText day={withdrawnOn} />
								</>
							) : (
								<>
									jusqu'au <DayText day={endsOn} />
								</>
							)}
						</p>
						<p className="muted">
							{covers.map((part) => partLabels[part]).join(", ")} – {organisations.join(", ")}
						</p>
					</div>
				))
			)}
			{(can.collect || agreements.length > 0) && (
				<LinkButton href={paths.referralAgreement(territory, referral.id)} size="small">
					Accord et notice
				</LinkButton>
			)}
		</Section>
	);
}
