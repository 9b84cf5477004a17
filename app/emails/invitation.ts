import { emailPhrases } from "#app/messages/emails.ts";
import { compose } from "./compose.tsx";

export interface InvitationProps {
	displayName: string;
	territoryName: string;
	invitedByName: string | null;
	organisationName: string;
	/** Full address, with the token. */
	href: string;
	validDays: number;
}

export const invitationEmail = ({ displayName, territoryName, invitedByName, organisationName, href, validDays }: InvitationProps) =>
	compose({
		subject: `Votre invitation dans l’espace partagé\u00a0: ${territoryName}`,
		preview: "Choisissez un mot de passe et entrez dans l’espace partagé du territoire.",
		territoryName,
		title: "Rejoindre l’espace partagé du territoire",
		greeting: emailPhrases.greeting(displayName),
		blocks: [
			{
				kind: "paragraph",
				text: `${invitedByName ? `${invitedByName} vous invite` : "Vous êtes invité"} dans l’espace partagé de votre territoire. Vous y trouverez le programme, les fiches actions, les réunions de vos comités et ce qui vous y attend.`,
			},
			{
				kind: "facts",
				facts: [
					{ label: "Territoire", value: territoryName },
					{ label: "Organisation", value: organisationName },
				],
			},
			{ kind: "action", label: "Choisir mon mot de passe", href },
			{
				kind: "small",
				text: `Ce lien vous est personnel\u00a0: ne le transférez pas. Il fonctionne une seule fois, pendant ${validDays}\u00a0jours\u00a0; passé ce délai, demandez une nouvelle invitation.`,
			},
		],
		reason:
			"Vous recevez ce message parce que votre adresse a été donnée pour ouvrir un compte. S’il s’agit d’une erreur, ignorez-le\u00a0: rien ne sera créé.",
	});
