import type { Quorum } from "#app/domain/convocations/rules.ts";
import type { Answer, DeliveryState } from "#app/domain/convocations/types.ts";
import { answerLabels, deliveryLabels } from "#app/messages/convocations.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatShortDateTime } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button, LinkButton } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { Notice } from "../primitives/notice.tsx";
import type { Tone } from "../primitives/tone.ts";
import { AnswerForm } from "./answer-form.tsx";

interface AnswerRow {
	id: string;
	organisation: string;
	name: string;
	answer: Answer | null;
	representedByName: string | null;
	/** Told to whoever convenes, when the letter did not arrive. */
	delivery: DeliveryState | null;
	deliveryCode: number | null;
}

export interface MeetingAnswers {
	convocation: {
		sentAt: string;
		sentByName: string;
		groups: readonly AnswerRow[];
		unanswered: readonly string[];
		counts: { yes: number; no: number; represented: number; total: number };
		quorum: Quorum | null;
	} | null;
	own: { answer: Answer | null; representedById: string | null; others: { value: string; label: string }[] } | null;
	canConvene: boolean;
	canChase: boolean;
}

interface AnswersSectionProps extends MeetingAnswers {
	territory: string;
	committee: string;
	meeting: string;
}

const answerTones: Record<Answer, Tone> = { yes: "success", represented: "info", no: "neutral" };

/** On the page of a meeting: its notice, who answered what, the quorum foreseen, one's own answer. */
export function AnswersSection({ territory, committee, meeting, convocation, own, canConvene, canChase }: AnswersSectionProps) {
	if (!convocation && !own && !canConvene) return null;
	const address = [territory, committee, meeting] as const;
	const lost = convocation?.groups.filter(({ delivery }) => delivery) ?? [];
	return (
		<Section
			title="Convocation et réponses"
			action={
				canConvene && (
					<LinkButton href={paths.convoke(...address)} size="small" icon="mail" variant={convocation ? "secondary" : "primary"}>
						{convocation ? "Compléter l'envoi" : "Convoquer"}
					</LinkButton>
				)
			}
		>
			{!convocation && canConvene && <p className="muted">Rien n'a été envoyé&nbsp;: la réunion est encore un brouillon.</p>}
			{convocation && (
				<>
					<p>
						{`Convocation envoyée le ${formatShortDateTime(convocation.sentAt)} par ${convocation.sentByName}. ${formatCount(convocation.counts.yes, "présent annoncé", "présents annoncés")}, ${formatCount(convocation.counts.represented, "représenté", "représentés")}, ${formatCount(convocation.counts.no, "absent", "absents")}, ${convocation.unanswered.length}\u00a0sans réponse, sur ${formatCount(convocation.counts.total, "personne", "personnes")}.`}
					</p>
					{convocation.quorum && <QuorumNotice quorum={convocation.quorum} />}
					{lost.length > 0 && (
						<Notice tone="danger" title="Des convocations ne sont pas arrivées">
							<ul>
								{lost.map(({ id, name, delivery, deliveryCode }) => (
									<li key={id}>
										{`${name}\u00a0: ${deliveryLabels[delivery ?? "waiting"].toLowerCase()}${deliveryCode ? ` (réponse ${deliveryCode} du serveur de messagerie)` : ""}.`}
									</li>
								))}
							</ul>
							<p>Corrigez l'adresse, puis «&nbsp;Compléter l'envoi&nbsp;»&nbsp;: seules ces personnes recevront un nouveau courriel.</p>
						</Notice>
					)}
					<DataTable
						caption="Réponses par organisation"
						rows={convocation.groups}
						rowKey={({ id }) => id}
						columns={[
							{ key: "name", header: "Nom", cell: ({ name }) => name },
							{ key: "organisation", header: "Organisation", cell: ({ organisation }) => organisation },
							{
								key: "answer",
								header: "Réponse",
								cell: ({ answer, representedByName }) =>
									answer ? (
										<Badge tone={answerTones[answer]}>
											{representedByName ? `${answerLabels[answer]} par ${representedByName}` : answerLabels[answer]}
										</Badge>
									) : (
										<span className="muted">Sans réponse</span>
									),
							},
						]}
					/>
					{canChase && (
						<form method="post" action={paths.chaseConvocation(...address)}>
							<Button variant="secondary" icon="mail">
								Relancer les personnes sans réponse
							</Button>
						</form>
					)}
				</>
			)}
			{own && (
				<Section title="Votre réponse" headingLevel={3}>
					<AnswerForm {...own} action={paths.answerConvocation(...address)} />
				</Section>
			)}
		</Section>
	);
}

function QuorumNotice({ quorum: { needed, seats, foreseen, isReached } }: { quorum: Quorum }) {
	return (
		<Notice
			tone={isReached ? "success" : "warning"}
			title={isReached ? "Quorum prévu\u00a0: atteint" : "Quorum prévu\u00a0: pas encore atteint"}
		>
			{`${formatCount(foreseen, "siège annoncé", "sièges annoncés")} sur ${seats}, ${needed}\u00a0nécessaires.`}
		</Notice>
	);
}
