import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import type { ReferralPage } from "#app/presenters/referral.server.ts";
import { LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";

/** What closes a referral, or part of it, to its reader: said before anything else. */
export function ReferralNotices({ territory, side, referral, closedBecause, isCardOnly, answers, can }: ReferralPage) {
	const late = side === "sender" ? answers.filter(({ waitingOn, state }) => waitingOn === null && state === "expired") : [];
	return (
		<>
			{closedBecause && (
				<Notice tone="neutral" title="Contenu fermé">
					{sentenceOf(closedBecause)} Restent ici les étapes et leurs dates.
				</Notice>
			)}
			{referral.isObjected && (
				<Notice tone="danger" title="La personne s'est opposée au partage">
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
			{late.map(({ id, organisationName }) => (
				<Notice
					key={id}
					tone="warning"
					title={`${organisationName} n'a pas répondu`}
					actions={<LinkButton href={paths.newReferral(territory)}>Orienter vers une autre organisation</LinkButton>}
				>
					Le délai est passé et l'orientation a expiré de ce côté. Vous pouvez la rouvrir, ou orienter la personne ailleurs.
				</Notice>
			))}
		</>
	);
}
