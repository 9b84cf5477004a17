import { Form } from "@remix-run/react";
import type { Action } from "#app/domain/referrals/rules.ts";
import type { Card, DeclineReason, Outcome, RecipientState } from "#app/domain/referrals/types.ts";
import { stepSentences } from "#app/messages/referral-thread.ts";
import { declineLabels, outcomeLabels, stateLabels } from "#app/messages/referrals.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import { OpenPage } from "../account/open-page.tsx";
import { formatDateTime, formatShortDateTime, formatTime, formatWeekday } from "../format.ts";
import type { Reply } from "../forms/reply.ts";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { Notice } from "../primitives/notice.tsx";
import { Timeline } from "../primitives/timeline.tsx";
import { CardSection } from "../referrals/card-section.tsx";
import { stateTones } from "../referrals/tones.ts";
import { StepForm } from "./step-form.tsx";

interface AnswerPageProps {
	place: { territoryName: string; organisationName: string; senderName: string; senderContact: string | null; endsAt: string };
	answer: {
		state: RecipientState;
		since: string;
		dueOn: string | null;
		appointmentAt: string | null;
		declineReason: DeclineReason | null;
		outcome: Outcome | null;
		revision: number;
	};
	card: Card | null;
	closedBecause: string | null;
	actions: readonly Action[];
	steps: readonly { action: string; at: string; isByLink: boolean; appointmentAt: string | null; word: string | null }[];
	reply: Reply | undefined;
}

/** What an opened link shows: the contact card, what was said, and the next steps; nothing of the situation. */
export function AnswerPage({ place, answer, card, closedBecause, actions, steps, reply }: AnswerPageProps) {
	const { territoryName, organisationName, senderName, senderContact, endsAt } = place;
	const refusals = reply && (reply.lastResult.error?.[""] ?? []);
	return (
		<OpenPage
			title="Une personne vous est orientée"
			lead={`${organisationName} – ${territoryName}`}
			width="wide"
			after={
				<Form method="post" action={paths.closeReferralLink()}>
					<Button variant="secondary">Refermer la page</Button>
				</Form>
			}
		>
			<p className="muted">
				Cette page reste ouverte jusqu'à {formatTime(new Date(endsAt))}. Refermez-la dès que vous avez fini, surtout sur un ordinateur
				partagé.
			</p>
			{refusals && (
				<Notice tone="danger" role="alert" title="Rien n'a été enregistré">
					{refusals[0] ?? "Corrigez ce qui est signalé plus bas."}
				</Notice>
			)}
			<DefinitionList
				items={[
					{ term: "De la part de", description: senderName },
					{
						term: "Où la joindre",
						description: senderContact ? (
							<a href={`mailto:${senderContact}`}>{senderContact}</a>
						) : (
							"Par «\u00a0Demander un complément\u00a0», ci-dessous"
						),
					},
					{ term: "État", description: <Badge tone={stateTones[answer.state]}>{stateLabels[answer.state]}</Badge> },
					...(answer.state === "declined" && answer.declineReason
						? [{ term: "Motif", description: declineLabels[answer.declineReason] }]
						: []),
					...(answer.outcome ? [{ term: "Suite donnée", description: outcomeLabels[answer.outcome] }] : []),
					...(answer.state === "appointment" && answer.appointmentAt
						? [{ term: "Rendez-vous", description: formatDateTime(answer.appointmentAt) }]
						: []),
					...(answer.dueOn ? [{ term: "Réponse attendue pour le", description: formatWeekday(answer.dueOn) }] : []),
				]}
			/>
			{card && <CardSection card={card} senderName={senderName} isSender={false} />}
			{closedBecause && <Notice>{sentenceOf(closedBecause)}</Notice>}
			{actions.length > 0 && (
				<Section title="Votre réponse">
					<p className="hint">
						N'écrivez ni numéro, ni information de santé&nbsp;: un mot suffit, et l'organisation qui oriente vous rappellera au besoin.
					</p>
					{actions.map((action) => (
						<StepForm key={action} action={action} revision={answer.revision} reply={reply} />
					))}
				</Section>
			)}
			<Section title="Ce qui s'est passé">
				<Timeline
					entries={steps.map((step, index) => ({
						key: `${step.at} ${index}`,
						dateTime: step.at,
						when: formatShortDateTime(step.at),
						who: step.isByLink ? organisationName : undefined,
						what: [
							stepSentences[step.action as keyof typeof stepSentences] ?? stateLabels.sent,
							step.appointmentAt && formatDateTime(step.appointmentAt),
						]
							.filter(Boolean)
							.join("\u00a0: "),
						detail: step.word && <p className="remark">{step.word}</p>,
					}))}
				/>
			</Section>
		</OpenPage>
	);
}
