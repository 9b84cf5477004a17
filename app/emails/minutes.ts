import { emailPhrases } from "#app/messages/emails.ts";
import { compose } from "./compose.tsx";
import { meetingFacts } from "./meeting-facts.ts";

export interface MinutesMailProps {
	displayName: string;
	territoryName: string;
	committeeName: string;
	meetingTitle: string;
	meetingStartsAt: Date;
	/** Who submitted, asked for changes or approved. */
	byName: string;
	/** Full address of the page where it is read or settled. */
	href: string;
	/** Full address of the page where one chooses what to hear; null when this one cannot be refused. */
	settingsHref: string | null;
}

const footOf = ({ settingsHref }: MinutesMailProps) => ({
	reason: emailPhrases.becauseOfMandate,
	...(settingsHref && { choices: [{ label: emailPhrases.settings, href: settingsHref }] }),
});

/** To the chair and the substitute. */
export const minutesSubmittedEmail = (props: MinutesMailProps) =>
	compose({
		subject: `Compte rendu à approuver\u00a0: ${props.meetingTitle}`,
		preview: `${props.committeeName}\u00a0: le compte rendu attend votre relecture.`,
		territoryName: props.territoryName,
		title: "Un compte rendu attend votre approbation",
		greeting: emailPhrases.greeting(props.displayName),
		blocks: [
			{
				kind: "paragraph",
				text: "Le compte rendu de cette réunion vous est soumis. Vous pouvez l’approuver tel quel ou demander une modification.",
			},
			meetingFacts(props),
			{ kind: "action", label: "Relire et décider", href: props.href },
		],
		...footOf(props),
	});

/** To the same, once the delay to observe is over and nobody answered. */
export const minutesWaitingEmail = (props: MinutesMailProps) =>
	compose({
		subject: `Compte rendu toujours à approuver\u00a0: ${props.meetingTitle}`,
		preview: `${props.committeeName}\u00a0: le délai d’observation est passé, le compte rendu attend votre réponse.`,
		territoryName: props.territoryName,
		title: "Un compte rendu attend toujours votre approbation",
		greeting: emailPhrases.greeting(props.displayName),
		blocks: [
			{
				kind: "paragraph",
				text: "Le délai laissé aux participants pour écrire leurs observations est passé. Il ne manque que votre réponse\u00a0: approuver le compte rendu, ou demander une modification.",
			},
			meetingFacts(props),
			{ kind: "action", label: "Relire et décider", href: props.href },
		],
		...footOf(props),
	});

/** To the technical leads. */
export const minutesChangesRequestedEmail = ({ remark, ...props }: MinutesMailProps & { remark: string | null }) =>
	compose({
		subject: `Modification demandée\u00a0: ${props.meetingTitle}`,
		preview: `${props.committeeName}\u00a0: le compte rendu est à reprendre.`,
		territoryName: props.territoryName,
		title: "Une modification est demandée",
		greeting: emailPhrases.greeting(props.displayName),
		blocks: [
			{ kind: "paragraph", text: "Le compte rendu de cette réunion vous revient avec une demande de modification." },
			...(remark ? [{ kind: "quote" as const, text: remark }] : []),
			meetingFacts(props),
			{ kind: "action", label: "Reprendre le compte rendu", href: props.href },
		],
		...footOf(props),
	});

/** To everyone with a mandate in the committee. */
export const minutesApprovedEmail = ({ decisionCount, ...props }: MinutesMailProps & { decisionCount: number }) =>
	compose({
		subject: `Compte rendu approuvé\u00a0: ${props.meetingTitle}`,
		preview: `${props.committeeName}\u00a0: le compte rendu peut être consulté.`,
		territoryName: props.territoryName,
		title: "Le compte rendu est approuvé",
		greeting: emailPhrases.greeting(props.displayName),
		blocks: [
			{
				kind: "paragraph",
				text: `Le compte rendu de cette réunion est approuvé et ne changera plus.${decisionCount > 0 ? ` Il contient ${decisionCount}\u00a0${decisionCount === 1 ? "décision" : "décisions"}.` : ""}`,
			},
			meetingFacts(props),
			{ kind: "action", label: "Lire le compte rendu", href: props.href },
		],
		...footOf(props),
	});
