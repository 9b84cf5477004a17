import { minutesStatusLabels } from "#app/messages/minutes.ts";
import { paths } from "#app/paths.ts";
import { formatDateTime } from "../format.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { type Reply, sentencesOf } from "../forms/reply.ts";
import { Columns } from "../layout/columns.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { minutesTones } from "../meetings/facts.ts";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Card } from "../primitives/card.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Notice } from "../primitives/notice.tsx";
import { ReminderCard, type ShownReminder } from "../reminders/next-reminder.tsx";
import type { Around } from "./around.ts";
import { type Copies, CopyMenu, MinutesDates } from "./diffusion-links.tsx";
import { Errata } from "./errata.tsx";
import { MinutesDocument } from "./minutes-document.tsx";
import { MinutesHistory, MinutesSteps } from "./minutes-steps.tsx";
import { Observations } from "./observations.tsx";
import { addressOf, crumbsOf, type Place, type TextShown, type Turn } from "./place.ts";
import { RemarkList } from "./remark-list.tsx";
import { ReopenedNotice, ReopenForm } from "./reopening.tsx";
import { StartMinutes } from "./start-minutes.tsx";
import { SubmitPanel } from "./submit-panel.tsx";

type Defect = { code: string; sentence: string };
type Warning = { sentence: string; about: string };
type MinutesViewProps = Place & { reply: Reply | undefined } & (
		| { minutes: null; can: { start: boolean } }
		| {
				minutes: TextShown & { history: readonly Turn[]; defects: readonly Defect[]; warnings: readonly Warning[] };
				reminders: readonly ShownReminder[];
				around: Around;
				copies: Copies;
				can: { write: boolean; follow: boolean; submit: boolean; decide: boolean };
		  }
	);

/** The minutes of a meeting, to read and to print; and, for whoever writes them, to submit. */
export function MinutesView(props: MinutesViewProps) {
	const { reply, ...place } = props;
	const { committee, meeting } = place;
	const title = `Compte rendu\u00a0: ${meeting.title}`;
	const refused = <FormErrorSummary title="La demande n'a pas abouti" errors={[]} formErrors={sentencesOf(reply)} />;
	if (props.minutes === null) {
		return (
			<>
				<PageHeader title={title} eyebrow={committee.name} breadcrumbs={crumbsOf(place)} />
				{refused}
				<EmptyState
					title="Le compte rendu n'est pas encore commencé"
					text={
						meeting.isCancelled
							? "Cette réunion est annulée\u00a0: elle n'a pas de compte rendu."
							: "Il se lira ici dès que la référence technique du comité aura commencé à l'écrire."
					}
					action={props.can.start && <StartMinutes place={place} />}
				/>
			</>
		);
	}
	const { minutes, reminders, around, copies, can } = props;
	const address = addressOf(place);
	return (
		<>
			<PageHeader
				title={title}
				eyebrow={committee.name}
				breadcrumbs={crumbsOf(place)}
				meta={<Badge tone={minutesTones[minutes.status]}>{minutesStatusLabels[minutes.status]}</Badge>}
				actions={
					<>
						<CopyMenu place={place} copies={copies} />
						{can.decide && (
							<LinkButton href={paths.approval(...address)} variant="primary" icon="check">
								Lire et me prononcer
							</LinkButton>
						)}
						{!can.write && can.follow && (
							<LinkButton href={paths.minutesDraft(...address)} isDocument icon="eye">
								Suivre l'écriture en direct
							</LinkButton>
						)}
						{can.write && (
							<LinkButton href={paths.minutesDraft(...address)} isDocument icon="edit">
								{minutes.status === "changes_requested" ? "Corriger le texte" : "Écrire"}
							</LinkButton>
						)}
					</>
				}
			/>
			{refused}
			<MinutesSteps text={minutes} />
			<ReopenedNotice around={around} place={place} />
			{around.notedAt && (
				<p className="muted">
					Pris acte à la réunion «&nbsp;
					<a href={paths.meeting(place.territory, committee.slug, around.notedAt.id)}>{around.notedAt.title}</a>
					&nbsp;», le {formatDateTime(around.notedAt.startsAt)}.
				</p>
			)}
			{minutes.status === "changes_requested" && <RequestedChange turns={minutes.history} />}
			<RemarkList remarks={around.remarks} canResolve={around.may.resolve} />
			<Columns
				asideLabel="État du compte rendu"
				aside={
					<>
						{can.submit && <SubmitPanel place={place} revision={minutes.revision} defects={minutes.defects} warnings={minutes.warnings} />}
						<MinutesDates place={place} text={minutes} copies={copies} />
						<ReminderCard territory={place.territory} reminders={reminders} />
						{minutes.history.some(({ verdict }) => verdict === "changes_requested") && (
							<Card title="Historique" headingLevel={2}>
								<MinutesHistory turns={minutes.history} />
							</Card>
						)}
					</>
				}
			>
				<MinutesDocument place={place} text={minutes} />
				<Errata around={around} reply={reply} />
				<Observations around={around} reply={reply} canWrite={around.may.observe} />
				{around.may.reopen && <ReopenForm revision={minutes.revision} reply={reply} />}
			</Columns>
		</>
	);
}

function RequestedChange({ turns }: { turns: readonly Turn[] }) {
	const last = turns.at(-1);
	if (last?.verdict !== "changes_requested") return null;
	return (
		<Notice tone="warning" title={`${last.personName} demande une modification`}>
			{last.remark && <p className="remark">{last.remark}</p>}
		</Notice>
	);
}
