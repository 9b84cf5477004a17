import { emailPhrases } from "#app/messages/emails.ts";
import { compose } from "./compose.tsx";

export interface PasswordResetProps {
	displayName: string;
	/** Full address, with the token. */
	href: string;
}

export const passwordResetEmail = ({ displayName, href }: PasswordResetProps) =>
	compose({
		subject: "Choisir un nouveau mot de passe",
		preview: "Le lien fonctionne pendant une heure.",
		territoryName: null,
		title: "Choisir un nouveau mot de passe",
		greeting: emailPhrases.greeting(displayName),
		blocks: [
			{ kind: "paragraph", text: "Un nouveau mot de passe a été demandé pour votre compte Maillage." },
			{ kind: "action", label: "Choisir un mot de passe", href },
			{
				kind: "small",
				text: "Ce lien vous est personnel et ne fonctionne qu’une fois, pendant une heure. Si vous n’avez rien demandé, ignorez ce message\u00a0: votre mot de passe actuel reste valable.",
			},
		],
		reason: "Vous recevez ce message parce que la page «\u00a0Mot de passe oublié\u00a0» a reçu votre adresse.",
	});
