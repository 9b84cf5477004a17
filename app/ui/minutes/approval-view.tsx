import type { SheetEffect } from "#app/domain/action-sheets/types.ts";
import { tasksIn } from "#app/domain/minutes/document.ts";
import { minutesStatusLabels } from "#app/messages/minutes.ts";
import { paths } from "#app/paths.ts";
import { formatDateTime } from "../format.ts";
import type { Reply } from "../forms/reply.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { minutesTones } from "../meetings/facts.ts";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { AnswerForms } from "./answer-forms.tsx";
import { type Around, effectText } from "./around.ts";
import { ChangesSince } from "./changes-since.tsx";
import { DecisionCard } from "./decision-card.tsx";
import { MinutesDocument } from "./minutes-document.tsx";
import { MinutesHistory } from "./minutes-steps.tsx";
import { Observations } from "./observations.tsx";
import { addressOf, crumbsOf, type Place, type Since, type TextShown, type Turn } from "./place.ts";
import { TaskCard } from "./record-cards.tsx";
import { PassageRemarks } from "./remarks.tsx";
import { ReopenedNotice } from "./reopening.tsx";
import { Seal } from "./seal.tsx";

type ApprovalViewProps = Place & {
	minutes: TextShown & { history: readonly Turn[]; since: Since | null; effects: readonly (readonly SheetEffect[])[] };
	around: Around;
	/** The passage on which the chair is about to make a remark. */
	passage: number | null;
	can: { decide: boolean };
	reply: Reply | undefined;
};

/** For the chair, on any screen: what changed, what is decided, the text, then one answer or the other. */
export function ApprovalView({ minutes, around, passage, can, reply, ...place }: ApprovalViewProps) {
	const { committee, meeting, territory } = place;
	const tasks = tasksIn(minutes.doc);
	const open = around.remarks.filter(({ resolvedAt }) => resolvedAt === null);
	const readingHref = paths.minutes(...addressOf(place));
	return (
		<div className="approval">
			<PageHeader
				title={`Approbation\u00a0: ${meeting.title}`}
				eyebrow={committee.name}
				breadcrumbs={crumbsOf(place, "Approbation")}
				meta={<Badge tone={minutesTones[minutes.status]}>{minutesStatusLabels[minutes.status]}</Badge>}
				lead={
					can.decide && minutes.submittedByName && minutes.submittedAt
						? `Soumis par ${minutes.submittedByName}, ${formatDateTime(minutes.submittedAt)}.`
						: undefined
				}
			/>
			{minutes.seal && (
				<Notice tone="success" title="Ce compte rendu est approuvé">
					<Seal seal={minutes.seal} />
				</Notice>
			)}
			{!can.decide && !minutes.seal && (
				<Notice
					title={minutes.status === "changes_requested" ? "Une modification est demandée" : "Ce compte rendu n'est pas encore soumis"}
					actions={<LinkButton href={readingHref}>Lire le texte en l'état</LinkButton>}
				>
					Vous serez averti dès que la référence technique du comité l'aura soumis.
				</Notice>
			)}
			{minutes.since && <ChangesSince {...minutes.since} />}
			<Section
				title="Décisions et suites à donner"
				count={minutes.decisions.length}
				action={can.decide && <a href="#reponse">Aller directement à la réponse</a>}
			>
				{minutes.decisions.length === 0 ? (
					<p className="muted">Ce compte rendu ne contient pas de décision.</p>
				) : (
					<ol className="decision-list">
						{minutes.decisions.map((decision, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: their order is all the identity decisions have before approval
							<li key={index}>
								<DecisionCard decision={decision} territory={territory} />
								{minutes.effects[index]?.map((effect) => (
									<p key={effect.kind} className="decision-effect">
										{effectText(effect, false)}
									</p>
								))}
							</li>
						))}
					</ol>
				)}
			</Section>
			{tasks.length > 0 && (
				<Section title="Autres tâches" count={tasks.length}>
					<ol className="decision-list">
						{tasks.map((task, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: their order is all the identity tasks have before approval
							<li key={index}>
								<TaskCard task={task} named={minutes.named} territory={territory} />
							</li>
						))}
					</ol>
				</Section>
			)}
			<Observations around={around} reply={undefined} canWrite={false} />
			<ReopenedNotice around={around} place={place} />
			<Section title="Texte complet">
				<MinutesDocument
					place={place}
					text={minutes}
					after={
						can.decide
							? (position) => (
									<PassageRemarks
										key={position}
										doc={minutes.doc}
										position={position}
										revision={minutes.revision}
										remarks={around.remarks}
										asked={passage}
										reply={reply}
									/>
								)
							: undefined
					}
				/>
			</Section>
			{minutes.history.length > 1 && (
				<Section title="Historique">
					<MinutesHistory turns={minutes.history} />
				</Section>
			)}
			<div id="reponse">
				{(can.decide || reply) && (
					<AnswerForms key={minutes.revision} revision={minutes.revision} canDecide={can.decide} remarkCount={open.length} reply={reply} />
				)}
			</div>
		</div>
	);
}
