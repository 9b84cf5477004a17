import { emailPhrases } from "#app/messages/emails.ts";
import { formatWeekday, relativeDay } from "#app/ui/format.ts";
import { compose } from "./compose.tsx";

export interface ReminderProps {
	displayName: string;
	territoryName: string;
	kind: "task" | "milestone" | "sub-action";
	title: string;
	/** The sheet with its code, or the committee. */
	context: string;
	dueOn: string;
	today: string;
	/** Full address of the page where it is done. */
	href: string;
	/** Full address that marks a task as done from the mail, once. */
	doneHref?: string | undefined;
	/** Full address of the page where one chooses what to hear. */
	settingsHref: string;
}

const names = {
	task: { the: "Cette suite à donner", your: "une suite à donner" },
	milestone: { the: "Ce jalon", your: "un jalon" },
	"sub-action": { the: "Cette sous-action", your: "une sous-action" },
};

const doneRemark =
	"Si c’est fait, dites-le\u00a0: une page vous demandera de confirmer, et vous ne recevrez plus de relance. Ce lien agit en votre nom, sans mot de passe et une seule fois\u00a0: ne le transférez pas.";

export function reminderEmail(props: ReminderProps) {
	const { displayName, territoryName, kind, title, context, dueOn, today, href, doneHref, settingsHref } = props;
	const isLate = dueOn < today;
	const when = isLate ? `Échéance dépassée, ${relativeDay(dueOn, today)}` : `Échéance ${relativeDay(dueOn, today)}`;
	return compose({
		subject: `${when}\u00a0: ${title}`,
		preview: `${context}, à terminer pour le ${formatWeekday(dueOn)}.`,
		territoryName,
		title: when,
		greeting: emailPhrases.greeting(displayName),
		blocks: [
			{
				kind: "paragraph",
				text: `${names[kind].the} dont vous avez la charge ${isLate ? "était" : "est"} à terminer pour le ${formatWeekday(dueOn)}.`,
			},
			{
				kind: "facts",
				facts: [
					{ label: "À faire", value: title },
					{ label: "Concerne", value: context },
				],
			},
			{ kind: "action", label: kind === "task" ? "Ouvrir la suite à donner" : "Ouvrir la fiche action", href },
			...(doneHref ? [{ kind: "action" as const, label: "C’est fait", href: doneHref, isSecondary: true }] : []),
			{ kind: "small", text: doneHref ? doneRemark : "Si c’est fait, indiquez-le sur cette page\u00a0: vous ne recevrez plus de relance." },
		],
		reason: `Vous recevez ce message parce que vous êtes responsable d’${names[kind].your}.`,
		choices: [{ label: emailPhrases.settings, href: settingsHref }],
	});
}
