import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import { LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { OfferOthers } from "./offer-others.tsx";
import type { ReferralPage } from "./referral-page.ts";

/** What closes a referral, or part of it, to its reader: said before anything else. */
export function ReferralNotices({ territory, side, referral, closedBecause, isCardOnly, answers, offers, can }: ReferralPage) {
	return (
		<>
			{closedBecause && (
				<Notice tone="neutral" title="Contenu fermé">
					{sentenceOf(closedBecause)} Restent ici les étapes et leurs dates.
				</Notice>
			)}
			{referral.isObjected && (
				<Notice tone="danger" title="La personne s'est opposée au partage, ou en a demandé la limitation">
					Rien ne peut plus être transmis, ni écrit aux autres organisations.
				</Notice>
			)}
			{side === "dpo" && (
				<Notice title="Lecture au titre d'une demande de droits">
					Vous lisez cette orientation parce qu'une demande de la personne est ouverte. Cet accès se ferme avec elle.
				</Notice>
			)}
			{isCardOnly && (
				<Notice title="Fiche de contact seule">
					La demande est couverte par le secret professionnel&nbsp;: elle n'est ouverte qu'aux organisations et aux agents qui y sont tenus
					et à qui elle a été adressée.
				</Notice>
			)}
			{referral.isAnonymous && can.name && (
				<Notice
					title="Avis sans identité"
					actions={<LinkButton href={paths.nameReferral(territory, referral.id)}>Ajouter l'identité de la personne</LinkButton>}
				>
					La personne n'est pas nommée. Avec son accord, l'orientation peut devenir nominative.
				</Notice>
			)}
			<OfferOthers territory={territory} referral={referral} answers={answers} offers={offers} />
		</>
	);
}
