import { stepSlugs } from "#app/domain/referrals/step-slugs.ts";
import type { RecipientState } from "#app/domain/referrals/types.ts";
import { stepSentences } from "#app/messages/referral-thread.ts";
import { actionLabels, declineLabels, noSolutionLabels, outcomeLabels, scopeLabels, stateLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { formatDateTime, formatShortDateTime } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Timeline } from "../primitives/timeline.tsx";
import type { Answer, ReferralPage } from "./referral-page.ts";
import { Due } from "./referral-table.tsx";
import { stateTones } from "./tones.ts";

type Step = Answer["steps"][number];

interface AnswerSectionProps {
	territory: string;
	referralId: string;
	today: string;
	side: ReferralPage["side"];
	answer: Answer;
	/** On paper, nothing can be pressed. */
	isPrinted?: boolean;
}

/** One body's answer: where it stands, what may be done now, and how it came there. */
export function AnswerSection({ territory, referralId, today, side, answer, isPrinted = false }: AnswerSectionProps) {
	const { id, state, dueOn, waitingOn, steps, actions, appointmentAt } = answer;
	const [first, ...rest] = inOrder(answer);
	const link = (action: (typeof actions)[number], isFirst = false) => (
		<LinkButton
			key={action}
			href={paths.referralStep(territory, referralId, id, stepSlugs[action])}
			variant={isFirst && side === waitingOn ? "primary" : "secondary"}
			aria-label={side === "sender" ? `${actionLabels[action]} (${answer.organisationName})` : undefined}
		>
			{actionLabels[action]}
		</LinkButton>
	);
	return (
		<Section title={side === "recipient" ? "Votre réponse" : answer.organisationName} id={`reponse-${id}`}>
			<p>
				<Badge tone={stateTones[state]}>{stateLabels[state]}</Badge> <Badge>{scopeLabels[answer.scope]}</Badge>{" "}
				{answer.isAccessEnded && <Badge tone="warning">Accès fermé</Badge>}
			</p>
			{state === "appointment" && appointmentAt && (
				<p>
					<strong>Rendez-vous {formatDateTime(appointmentAt)}</strong>
				</p>
			)}
			<p className="muted">{factsOf(answer, side)}</p>
			{dueOn && waitingOn && (
				<div>
					<p className="muted">
						{waitingOn === side ? "Suite attendue de votre part\u00a0:" : "Suite attendue de l'autre organisation\u00a0:"}
					</p>
					<Due dueOn={dueOn} today={today} isMine={waitingOn === side} />
				</div>
			)}
			{!isPrinted && first && (
				<ButtonRow>
					{link(first, true)}
					{rest.map((action) => link(action))}
				</ButtonRow>
			)}
			<Timeline
				label={`Historique, ${answer.organisationName}`}
				entries={steps.map((step, index) => ({
					key: `${step.at} ${index}`,
					dateTime: step.at,
					when: formatShortDateTime(step.at),
					who: step.personName ?? (step.isByLink ? `${answer.organisationName}, par son lien` : "Maillage"),
					what: whatOf(step),
					detail: step.word && <p className="remark">{step.word}</p>,
					tone: stateTones[step.toState as RecipientState],
				}))}
			/>
		</Section>
	);
}

/** Once an appointment is fixed, what became of it comes before another date. */
const inOrder = ({ state, actions }: Answer) =>
	state === "appointment" ? [...actions].sort((a, b) => Number(a === "fix-appointment") - Number(b === "fix-appointment")) : actions;

const factsOf = ({ relayedBy, byLink, assignedName, noShows }: Answer, side: ReferralPage["side"]): string =>
	[
		relayedBy && `Passée par ${relayedBy}`,
		byLink && "Répond par un lien, sans compte",
		side !== "sender" && (assignedName ? `Suivie par ${assignedName}` : "Suivie par personne encore"),
		noShows > 0 && (noShows === 1 ? "1 rendez-vous manqué" : `${noShows} rendez-vous manqués`),
	]
		.filter(Boolean)
		.join(" · ");

function whatOf({ action, code, appointmentAt }: Step): string {
	const reason =
		code && (action === "decline" ? labelIn(declineLabels, code) : (labelIn(noSolutionLabels, code) ?? labelIn(outcomeLabels, code)));
	const isUnsolved = action === "close" && code !== null && !(code in outcomeLabels);
	const on = appointmentAt && formatDateTime(appointmentAt);
	return [stepSentences[action as keyof typeof stepSentences] ?? action, on, isUnsolved && "Sans solution", reason]
		.filter(Boolean)
		.join("\u00a0: ");
}

const labelIn = (labels: Readonly<Record<string, string>>, code: string): string | undefined => labels[code];
