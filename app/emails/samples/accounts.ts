import { invitationEmail } from "../invitation.ts";
import { mentionEmail } from "../mention.ts";
import { passwordResetEmail } from "../password-reset.ts";
import { byName, displayName, href, long, settingsHref, territoryName } from "./facts.ts";
import { sample } from "./sample.ts";

const mention = {
	displayName,
	territoryName,
	sheetCode: "1.1.1",
	sheetTitle: "Ateliers",
	authorName: byName,
	text: "Qu’en pensez-vous\u00a0?",
	href,
	settingsHref,
};
const invitation = { displayName, territoryName, invitedByName: byName, organisationName: "CCAS", href, validDays: 14 };

export const accountSamples = [
	sample("mention", "Commentaire qui cite", () => mentionEmail(mention)),
	sample("mention-longue", "Commentaire long qui cite", () =>
		mentionEmail({
			...mention,
			sheetCode: "3.2.14",
			sheetTitle: long.sheet,
			authorName: long.displayName,
			text: `Bonjour,\n\nVoici le lien\u00a0: ${long.url}\n\n${"Nous en reparlerons à la prochaine réunion. ".repeat(12)}`,
		}),
	),
	sample("invitation", "Invitation", () => invitationEmail(invitation)),
	sample("invitation-longue", "Invitation aux noms longs, sans auteur", () =>
		invitationEmail({
			...invitation,
			displayName: long.displayName,
			territoryName: long.territoryName,
			invitedByName: null,
			organisationName: "Association départementale interprofessionnelle d’accompagnement socio-éducatif",
		}),
	),
	sample("mot-de-passe", "Nouveau mot de passe", () => passwordResetEmail({ displayName, href })),
];
