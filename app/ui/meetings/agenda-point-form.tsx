import { Form } from "@remix-run/react";
import { EditAgendaPoint } from "#app/domain/meetings/schema.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import { durationText } from "./facts.ts";
import { PointFields, pointFieldLabels, type SheetChoice } from "./point-fields.tsx";

interface AgendaPointFormProps extends Place {
	meeting: { id: string; title: string; revision: number };
	point: { title: string; notes: string | null; durationMinutes: number | null; sheet: { id: string } | null };
	sheets: readonly SheetChoice[];
	reply: Reply | undefined;
}

interface StoredPoint {
	title: string;
	notes: string | null;
	durationMinutes: number | null;
	sheetId: string | null;
	revision: number;
}

/** Rewrites one point of the agenda. */
export function AgendaPointForm({ point, sheets, reply, ...place }: AgendaPointFormProps) {
	const { form, fields, props } = useZodForm(EditAgendaPoint, {
		id: "point",
		reply,
		defaultValue: {
			title: point.title,
			notes: point.notes,
			durationMinutes: point.durationMinutes?.toString(),
			sheetId: point.sheet?.id,
			revision: String(place.meeting.revision),
		},
	});
	const current = currentOf<StoredPoint>(reply);
	return (
		<>
			<PageHeader
				title="Modifier un point de l'ordre du jour"
				eyebrow={place.meeting.title}
				breadcrumbs={crumbsOf(place, "Modifier un point")}
			/>
			<Form method="post" {...props}>
				<FormErrorSummary
					formErrors={form.errors}
					errors={errorsOf(
						[fields.sheetId, pointFieldLabels.sheetId],
						[fields.title, pointFieldLabels.title],
						[fields.durationMinutes, pointFieldLabels.durationMinutes],
						[fields.notes, pointFieldLabels.notes],
					)}
				/>
				{current && (
					<StoredVersion
						items={[
							{ term: pointFieldLabels.sheetId, description: sheets.find(({ id }) => id === current.sheetId)?.title },
							{ term: pointFieldLabels.title, description: current.title },
							{ term: pointFieldLabels.durationMinutes, description: current.durationMinutes && durationText(current.durationMinutes) },
							{ term: pointFieldLabels.notes, description: current.notes },
						]}
					/>
				)}
				<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
				<PointFields fields={fields} sheets={sheets} />
				<SubmitRow
					label="Enregistrer le point"
					secondary={{ href: paths.agenda(place.territory, place.committee.slug, place.meeting.id), label: "Annuler" }}
				/>
			</Form>
		</>
	);
}
