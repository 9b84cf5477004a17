import { Form } from "@remix-run/react";
import { EditAgendaPoint } from "#app/domain/meetings/schema.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { paths } from "#app/paths.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import { durationText } from "./facts.ts";
import { PointFields, pointErrors, pointFieldLabels, type SheetChoice } from "./point-fields.tsx";

interface AgendaPointFormProps extends Place {
	meeting: { id: string; title: string; revision: number };
	point: Omit<StoredPoint, "sheetId" | "presenterId" | "revision"> & { sheet: { id: string } | null; presenter: { id: string } | null };
	sheets: readonly SheetChoice[];
	people: readonly PersonChoice[];
	reply: Reply | undefined;
}

interface StoredPoint {
	title: string;
	notes: string | null;
	durationMinutes: number | null;
	sheetId: string | null;
	section: string | null;
	presenterId: string | null;
	isConfidential: boolean;
	revision: number;
}

/** Rewrites one point of the agenda. */
export function AgendaPointForm({ point, sheets, people, reply, ...place }: AgendaPointFormProps) {
	const { form, fields, props } = useZodForm(EditAgendaPoint, {
		id: "point",
		reply,
		defaultValue: {
			title: point.title,
			notes: point.notes,
			durationMinutes: point.durationMinutes?.toString(),
			sheetId: point.sheet?.id,
			section: point.section,
			presenterId: point.presenter?.id,
			isConfidential: point.isConfidential ? "on" : undefined,
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
				<FormErrorSummary formErrors={form.errors} errors={pointErrors(fields)} />
				{current && (
					<StoredVersion
						items={[
							{ term: pointFieldLabels.sheetId, description: sheets.find(({ id }) => id === current.sheetId)?.title },
							{ term: pointFieldLabels.title, description: current.title },
							{ term: pointFieldLabels.durationMinutes, description: current.durationMinutes && durationText(current.durationMinutes) },
							{ term: pointFieldLabels.section, description: current.section },
							{ term: pointFieldLabels.presenterId, description: people.find(({ id }) => id === current.presenterId)?.displayName },
							{ term: pointFieldLabels.notes, description: current.notes },
							{ term: pointFieldLabels.isConfidential, description: current.isConfidential ? "Oui" : "Non" },
						]}
					/>
				)}
				<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
				<PointFields fields={fields} sheets={sheets} people={people} />
				<SubmitRow
					label="Enregistrer le point"
					secondary={{ href: paths.agenda(place.territory, place.committee.slug, place.meeting.id), label: "Annuler" }}
				/>
			</Form>
		</>
	);
}
