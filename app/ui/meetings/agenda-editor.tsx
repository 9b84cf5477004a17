import { Form } from "@remix-run/react";
import { AddAgendaPoint } from "#app/domain/meetings/schema.ts";
import type { MeetingStatus } from "#app/domain/meetings/types.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Button, ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { AgendaTable, type ShownPoint } from "./agenda-table.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import { hoursText } from "./facts.ts";
import { Overrun, type ShownAgenda } from "./overrun.tsx";
import { PointFields, pointErrors, type SheetChoice } from "./point-fields.tsx";

interface AgendaEditorProps extends Place {
	meeting: { id: string; title: string; day: string; startsAt: string; endsAt: string | null; revision: number; status: MeetingStatus };
	agenda: ShownAgenda;
	sheets: readonly SheetChoice[];
	people: readonly PersonChoice[];
	reply: Reply | undefined;
}

/** Prepares the agenda: points are added at the end, moved, rewritten, taken off. */
export function AgendaEditor({ agenda, sheets, people, reply, ...place }: AgendaEditorProps) {
	const { territory, committee, meeting } = place;
	const { form, fields, props } = useZodForm(AddAgendaPoint, { id: "nouveau-point", reply });
	const meetingHref = paths.meeting(territory, committee.slug, meeting.id);
	return (
		<>
			<PageHeader
				title="Ordre du jour"
				eyebrow={meeting.title}
				breadcrumbs={crumbsOf(place, "Ordre du jour")}
				lead={`Réunion du ${formatDay(meeting.day)}, ${hoursText(meeting)}.`}
				actions={
					<>
						<LinkButton href={paths.suggestedPoints(territory, committee.slug, meeting.id)} variant="primary" icon="star">
							Voir ce qui est à traiter
						</LinkButton>
						<LinkButton href={meetingHref} icon="check">
							Terminer
						</LinkButton>
					</>
				}
			/>
			<FormErrorSummary formErrors={form.errors} errors={pointErrors(fields)} />
			<Section title="Points prévus" count={agenda.points.length}>
				{agenda.points.length === 0 ? (
					<EmptyState
						title="Aucun point pour le moment"
						text="Ajoutez un premier point ci-dessous : une fiche action à examiner ou un sujet libre."
					/>
				) : (
					<AgendaTable
						place={{ territory, committee: committee.slug, meeting: meeting.id }}
						{...agenda}
						actions={(point) => <PointActions place={place} point={point} isLast={point.position === agenda.points.length} />}
					/>
				)}
				<Overrun minutes={agenda.overrunMinutes} />
			</Section>
			<Section title="Ajouter un point">
				<Form method="post" {...props}>
					<PointFields fields={fields} sheets={sheets} people={people} />
					<SubmitRow label="Ajouter le point" intent="add" icon="plus" secondary={{ href: meetingHref, label: "Revenir à la réunion" }} />
				</Form>
			</Section>
		</>
	);
}

function PointActions({
	place: { territory, committee, meeting },
	point,
	isLast,
}: {
	place: Pick<AgendaEditorProps, "territory" | "committee" | "meeting">;
	point: ShownPoint;
	isLast: boolean;
}) {
	const known = { pointId: point.id, revision: meeting.revision };
	return (
		<ButtonRow>
			{point.position > 1 && <Move {...known} direction="up" label={`Monter «\u00a0${point.title}\u00a0»`} />}
			{!isLast && <Move {...known} direction="down" label={`Descendre «\u00a0${point.title}\u00a0»`} />}
			<LinkButton
				href={paths.agendaPoint(territory, committee.slug, meeting.id, point.id)}
				variant="quiet"
				size="small"
				icon="edit"
				aria-label={`Modifier «\u00a0${point.title}\u00a0»`}
			>
				Modifier
			</LinkButton>
			<Disclosure summary="Plus">
				<ButtonRow>
					<LinkButton
						href={paths.pointPapers(territory, committee.slug, meeting.id, point.id)}
						variant="quiet"
						size="small"
						icon="paperclip"
						aria-label={`Documents de «\u00a0${point.title}\u00a0»`}
					>
						Documents
					</LinkButton>
					{meeting.status === "planned" && <SendOn {...known} how="move" title={point.title} />}
					<SendOn {...known} how="copy" title={point.title} />
					<Confirm
						triggerLabel="Retirer"
						about={`«\u00a0${point.title}\u00a0»`}
						title={`Retirer «\u00a0${point.title}\u00a0»\u00a0?`}
						text="Ses notes préparatoires et ses documents seront perdus."
						confirmLabel="Retirer ce point"
						fields={{ intent: "remove", ...known }}
					/>
				</ButtonRow>
			</Disclosure>
		</ButtonRow>
	);
}

function Move({ pointId, revision, direction, label }: { pointId: string; revision: number; direction: "up" | "down"; label: string }) {
	return (
		<form method="post">
			<input type="hidden" name="intent" value="move" />
			<input type="hidden" name="pointId" value={pointId} />
			<input type="hidden" name="revision" value={revision} />
			<Button
				name="direction"
				value={direction}
				variant="quiet"
				size="small"
				icon={direction === "up" ? "sort-ascending" : "sort-descending"}
				aria-label={label}
			>
				{direction === "up" ? "Monter" : "Descendre"}
			</Button>
		</form>
	);
}

/** To the next meeting of the committee, moved or copied. */
function SendOn({ pointId, revision, how, title }: { pointId: string; revision: number; how: "move" | "copy"; title: string }) {
	const label = how === "move" ? "Reporter" : "Copier";
	return (
		<form method="post">
			<input type="hidden" name="intent" value="send-on" />
			<input type="hidden" name="pointId" value={pointId} />
			<input type="hidden" name="revision" value={revision} />
			<Button
				name="how"
				value={how}
				variant="quiet"
				size="small"
				icon="arrow-right"
				aria-label={`${how === "move" ? "Reporter à la réunion suivante" : "Copier à la réunion suivante"} «\u00a0${title}\u00a0»`}
			>
				{label}
			</Button>
		</form>
	);
}
