import type { Account } from "#app/domain/referrals/types.ts";
import { basisLabels, needLabels, notInformedLabels, publicLabels, purposeLabels } from "#app/messages/referrals.ts";
import { Section } from "../layout/section.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import type { ReferralPage } from "./referral-page.ts";

/** The situation and what is asked. */
export function AccountSection({ account }: { account: Account }) {
	return (
		<Section title="Demande" id="demande">
			<DefinitionList
				layout="stacked"
				items={[
					{ term: "Objet", description: account.subject },
					{ term: "Ce qui est demandé", description: <span className="remark">{account.asked}</span> },
					...(account.done ? [{ term: "Ce qui a déjà été fait", description: <span className="remark">{account.done}</span> }] : []),
				]}
			/>
		</Section>
	);
}

/** What the sharing rests on, in codes: shown to whoever the referral reached. */
export function FrameSection({ referral, account }: { referral: ReferralPage["referral"]; account: Account | null }) {
	const { basis, basisReference, isInformed, notInformedReason } = referral;
	const why = [notInformedReason && notInformedLabels[notInformedReason], account?.notInformedMotive].filter(Boolean).join("\u00a0: ");
	return (
		<Section title="Cadre du partage" id="cadre">
			<DefinitionList
				layout="stacked"
				items={[
					{ term: "Besoin", description: needLabels[referral.need] },
					{ term: "Public", description: publicLabels[referral.public] },
					{ term: "But", description: purposeLabels[referral.purpose] },
					{ term: "Fondement", description: basis && [basisLabels[basis], basisReference].filter(Boolean).join("\u00a0: ") },
					{ term: "Personne informée", description: isInformed ? "Oui" : `Non${why && ` (${why})`}` },
					{ term: "Rédigée par", description: [referral.authorName, referral.senderName].filter(Boolean).join(", ") },
				]}
			/>
		</Section>
	);
}
