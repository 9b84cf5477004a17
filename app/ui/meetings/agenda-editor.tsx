import { Form } from "@remix-run/react";
import { AddAgendaPoint } from "#app/domain/meetings/schema.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Button, ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Notice } from "../primitives/notice.tsx";
import { AgendaTable, type ShownPoint } from "./agenda-table.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import { durationText, hoursText } from "./facts.ts";
import { PointFields, pointFieldLabels, type SheetChoice } from "./point-fields.tsx";

interface AgendaEditorProps extends Place {
	meeting: { id: string; title: string; day: string; startsAt: string; endsAt: string | null; revision: number };
	agenda: { points: readonly ShownPoint[]; totalMinutes: number; overrunMinutes: number };
	sheets: readonly SheetChoice[];
	reply: Reply | undefined;
}

/** Prepares the agenda: points are added at the end, moved, rewritten, taken off. */
export function AgendaEditor({ agenda, sheets, reply, ...place }: AgendaEditorProps) {
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
					<LinkButton href={meetingHref} icon="check">
						Terminer
					</LinkButton>
				}
			/>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf(
					[fields.sheetId, pointFieldLabels.sheetId],
					[fields.title, pointFieldLabels.title],
					[fields.durationMinutes, pointFieldLabels.durationMinutes],
					[fields.notes, pointFieldLabels.notes],
				)}
			/>
			<Section title="Points prévus" count={agenda.points.length}>
				{agenda.points.length === 0 ? (
					<EmptyState
						title="Aucun point pour le moment"
						text="Ajoutez un premier point ci-dessous : une fiche action à examiner ou un sujet libre."
					/>
				) : (
					<AgendaTable
						territory={territory}
						{...agenda}
						actions={(point) => <PointActions place={place} point={point} isLast={point.position === agenda.points.length} />}
					/>
				)}
				{agenda.overrunMinutes > 0 && (
					<Notice tone="warning">{`L'ordre du jour dépasse de ${durationText(agenda.overrunMinutes)} la fin annoncée.`}</Notice>
				)}
			</Section>
			<Section title="Ajouter un point">
				<Form method="post" {...props}>
					<PointFields fields={fields} sheets={sheets} />
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
	place: Omit<AgendaEditorProps, "agenda" | "sheets" | "reply">;
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
			<Confirm
				triggerLabel="Retirer"
				title={`Retirer «\u00a0${point.title}\u00a0»\u00a0?`}
				text="Ses notes préparatoires seront perdues."
				confirmLabel="Retirer ce point"
				fields={{ intent: "remove", ...known }}
			/>
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
