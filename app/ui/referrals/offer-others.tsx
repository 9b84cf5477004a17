import type { RecipientState } from "#app/domain/referrals/types.ts";
import { paths } from "#app/paths.ts";
import { LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";

interface OfferOthersProps {
	territory: string;
	referral: { id: string };
	answers: readonly { id: string; organisationName: string; state: RecipientState }[];
	offers: { silentIds: readonly string[]; bodies: readonly string[] } | null;
}

/** To a sender left without an answer, or turned away: who else could receive the person. */
export function OfferOthers({ territory, referral, answers, offers }: OfferOthersProps) {
	if (!offers) return null;
	const silent = answers.filter(({ id }) => offers.silentIds.includes(id));
	const names = silent.map(({ organisationName }) => organisationName).join(", ");
	const isRefused = silent.every(({ state }) => state === "declined");
	return (
		<Notice
			tone="warning"
			title={isRefused ? `Pas de suite chez ${names}` : `Toujours sans réponse\u00a0: ${names}`}
			actions={<LinkButton href={paths.sendToAnother(territory, referral.id)}>Envoyer à une autre organisation</LinkButton>}
		>
			{offers.bodies.length > 0
				? `D'après la répartition des missions, ces organisations pourraient recevoir la personne\u00a0: ${offers.bodies.join(", ")}.`
				: "La répartition des missions ne désigne personne d'autre\u00a0: vous pouvez choisir parmi toutes les organisations du territoire."}
		</Notice>
	);
}
