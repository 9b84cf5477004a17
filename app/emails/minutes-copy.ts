import { emailPhrases } from "#app/messages/emails.ts";
import { formatDateTime, formatDay } from "#app/ui/format.ts";
import { compose } from "./compose.tsx";
import type { Block } from "./content.ts";
import { meetingFacts } from "./meeting-facts.ts";

export interface MinutesCopyProps {
	displayName: string;
	territoryName: string;
	committeeName: string;
	meetingTitle: string;
	meetingStartsAt: Date;
	/** Who sends it round. */
	byName: string;
	/** Full address of the page; null for who has no account and gets the file. */
	href: string | null;
	tasks: readonly { title: string; dueOn: string; href: string }[];
}

/** Approved minutes, with what is the reader's own to do. The subject tells the body and the day, never what was said. */
export const minutesCopyEmail = ({
	displayName,
	territoryName,
	committeeName,
	meetingTitle,
	meetingStartsAt,
	byName,
	href,
	tasks,
}: MinutesCopyProps) =>
	compose({
		subject: `Compte rendu approuvé\u00a0: ${committeeName}, ${formatDateTime(meetingStartsAt)}`,
		preview: tasks.length > 0 ? "Des suites à donner vous sont confiées." : `${committeeName}\u00a0: le compte rendu de la réunion.`,
		territoryName,
		title: "Le compte rendu de la réunion",
		greeting: href ? emailPhrases.greeting(displayName) : emailPhrases.greetingAll,
		blocks: [
			{
				kind: "paragraph",
				text: href
					? "Le compte rendu approuvé de cette réunion vous est adressé. Il se lit en ligne."
					: "Le compte rendu approuvé de cette réunion vous est adressé en pièce jointe.",
			},
			meetingFacts({ committeeName, meetingTitle, meetingStartsAt, byName }),
			...(tasks.length > 0 ? [tasksOf(tasks)] : []),
			...(href ? [{ kind: "action" as const, label: "Lire le compte rendu", href }] : []),
		],
		reason: href
			? "Vous recevez ce message parce que ce comité vous diffuse ses comptes rendus, ou vous a confié une suite à donner."
			: "Vous recevez ce message parce que votre adresse figure dans la liste de diffusion de ce comité.",
	});

const tasksOf = (tasks: MinutesCopyProps["tasks"]): Block => ({
	kind: "list",
	title: "À faire par vous",
	items: tasks.map(({ title, dueOn, href }) => ({ title, href, details: `Pour le ${formatDay(dueOn)}` })),
	more: null,
});
