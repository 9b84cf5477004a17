import type { LetterKind, LetterPaper } from "#app/domain/convocations/types.ts";
import { answerChoices, letterSubjects } from "#app/messages/convocations.ts";
import { emailPhrases } from "#app/messages/emails.ts";
import { formatDateTime, formatTime } from "#app/ui/format.ts";
import { compose, plainText } from "./compose.tsx";
import type { Block, EmailContent } from "./content.ts";

export interface ConvocationMailProps {
	kind: LetterKind;
	name: string;
	territoryName: string;
	committeeName: string;
	title: string;
	startsAt: Date;
	endsAt: Date | null;
	place: string | null;
	room: string | null;
	videoUrl: string | null;
	/** A word of the sender's own. */
	message: string | null;
	sentByName: string;
	points: readonly { title: string; durationMinutes: number | null }[];
	papers: readonly LetterPaper[];
	isGuest: boolean;
	/** Full addresses: where one answers without an account, and the meeting's page for those who have one. */
	answerHref: string;
	meetingHref: string;
}

const sentences: Record<LetterKind, { title: string; text: string }> = {
	notice: { title: "Vous êtes convié à une réunion", text: "Merci d’indiquer si vous serez présent, absent ou représenté." },
	update: {
		title: "Une réunion a changé",
		text: "Cette réunion a été modifiée. Voici ce qui vaut désormais\u00a0; si la date ou l’horaire a changé, merci de répondre de nouveau.",
	},
	cancellation: { title: "Une réunion est annulée", text: "Cette réunion n’aura pas lieu. Vous n’avez rien à faire." },
	chase: {
		title: "Votre réponse est attendue",
		text: "Vous n’avez pas encore répondu à cette convocation. Merci d’indiquer si vous viendrez.",
	},
	reminder: { title: "Une réunion approche", text: "Cette réunion a lieu prochainement. Vous pouvez encore changer votre réponse." },
};

export const convocationEmail = (props: ConvocationMailProps) => compose(convocationContent(props));

/** What enters the reader's calendar, which colleagues may see: not the link that answers in the reader's name. */
export function invitationText(props: Omit<ConvocationMailProps, "answerHref">): string {
	const content = convocationContent({ ...props, answerHref: "" });
	return plainText({ ...content, blocks: content.blocks.filter(({ kind }) => kind !== "action" && kind !== "small") });
}

/** What the letter says; the page that sends it shows the same. */
export function convocationContent(props: ConvocationMailProps): EmailContent {
	const { kind, name, territoryName, committeeName, title, startsAt, message, sentByName, answerHref, meetingHref, isGuest } = props;
	const isOff = kind === "cancellation";
	return {
		subject: `${letterSubjects[kind]}\u00a0: ${title}`,
		preview: `${committeeName}, ${formatDateTime(startsAt)}.`,
		territoryName,
		title: sentences[kind].title,
		greeting: emailPhrases.greeting(name),
		blocks: [
			{ kind: "paragraph", text: sentences[kind].text },
			...(message && !isOff ? [{ kind: "quote" as const, text: message }] : []),
			facts(props),
			...(isOff ? [] : [...agenda(props), ...papersOf(props)]),
			...(isOff ? [] : answering(answerHref)),
			...(isOff || isGuest
				? []
				: [{ kind: "action" as const, label: "Ouvrir la réunion et ses documents", href: meetingHref, isSecondary: true }]),
		],
		reason: isGuest ? `Vous recevez ce message parce que ${sentByName} vous invite à cette réunion.` : emailPhrases.becauseOfMandate,
	};
}

/** Each opens the same page with its answer chosen: nothing is answered before its button is pressed. */
const answering = (href: string): Block[] => [
	{ kind: "action", label: answerChoices.yes, href: `${href}?reponse=oui` },
	{ kind: "action", label: answerChoices.no, href: `${href}?reponse=non`, isSecondary: true },
	{
		kind: "small",
		text: "Vous confirmez sur la page qui s’ouvre, où vous pouvez aussi vous faire représenter. Votre réponse peut changer jusqu’à la réunion. Ces liens répondent en votre nom, sans mot de passe\u00a0: ne transférez pas ce message.",
	},
];

const facts = ({ committeeName, title, startsAt, endsAt, place, room, videoUrl, sentByName }: ConvocationMailProps): Block => ({
	kind: "facts",
	facts: [
		{ label: emailPhrases.meetingLabel, value: title },
		{ label: "Date", value: formatDateTime(startsAt) + (endsAt ? ` (fin prévue à ${formatTime(endsAt)})` : "") },
		...(place || room ? [{ label: "Lieu", value: [place, room].filter(Boolean).join(", ") }] : []),
		...(videoUrl ? [{ label: "Visioconférence", value: videoUrl, href: videoUrl }] : []),
		{ label: emailPhrases.committeeLabel, value: committeeName },
		{ label: emailPhrases.fromLabel, value: sentByName },
	],
});

const agenda = ({ points }: ConvocationMailProps): Block[] =>
	points.length === 0
		? []
		: [
				{
					kind: "outline",
					title: "Ordre du jour",
					items: points.map(({ title, durationMinutes }) => (durationMinutes ? `${title} (${durationMinutes}\u00a0min)` : title)),
				},
			];

/** Files are read in the product, by those who have an account; links by everyone. */
function papersOf({ papers, isGuest, meetingHref }: ConvocationMailProps): Block[] {
	const items = papers
		.filter(({ url }) => url || !isGuest)
		.map(({ name, url, pointTitle }) => ({ title: name, href: url ?? meetingHref, details: pointTitle }));
	return items.length === 0 ? [] : [{ kind: "list", title: "Documents", items, more: null }];
}
