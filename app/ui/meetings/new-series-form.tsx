import { Form } from "@remix-run/react";
import { SeriesDraft } from "#app/domain/meetings/series-schema.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { type Reply, sentencesOf } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import {
	GatheringFields,
	HiddenDraft,
	RuleFields,
	SeriesPreview,
	type ShownCalendar,
	type ShownPreview,
	seriesErrors,
	seriesLimitHint,
} from "./series-fields.tsx";

interface NewSeriesFormProps extends Place {
	today: string;
	calendar: ShownCalendar;
	preview: ShownPreview | null;
	/** What the address holds, with its errors. */
	typed: Reply | undefined;
	refused: Reply | undefined;
}

/** Plans several meetings at once: the dates are shown first, created after. */
export function NewSeriesForm({ today, calendar, preview, typed, refused, ...place }: NewSeriesFormProps) {
	const { form, fields, props } = useZodForm(SeriesDraft, {
		id: "serie",
		reply: typed,
		defaultValue: {
			...{ title: place.committee.name, unit: "month_weekday", every: "1", weekday: "2", rank: "1", fromDay: today },
			...{ skipsSchoolHolidays: "on", skipsPublicHolidays: "on" },
		},
	});
	const hasErrors = Object.keys(typed?.lastResult.error ?? {}).length > 0;
	return (
		<>
			<PageHeader
				title="Planifier une série de réunions"
				eyebrow={place.committee.name}
				breadcrumbs={crumbsOf(place, "Planifier une série")}
				lead="Les dates s'affichent avant d'être créées. Chaque réunion se déplace ou s'annule ensuite à part."
			/>
			<FormErrorSummary title="La série n'est pas créée" errors={[]} formErrors={sentencesOf(refused)} />
			<Form method="get" {...props}>
				<FormErrorSummary
					formErrors={form.errors}
					errors={[...seriesErrors(fields), ...errorsOf([fields.untilDay, "Jusqu'au"], [fields.count, "Nombre de réunions"])]}
				/>
				<GatheringFields fields={fields} />
				<RuleFields territory={place.territory} fields={fields} calendar={calendar}>
					<FieldRow>
						<DateField field={fields.untilDay} label="Jusqu'au" />
						<TextField
							field={fields.count}
							label="Nombre de réunions"
							hint={seriesLimitHint}
							type="number"
							inputMode="numeric"
							width="short"
						/>
					</FieldRow>
				</RuleFields>
				<SubmitRow
					label="Voir les dates"
					variant={preview ? "secondary" : "primary"}
					icon="calendar"
					secondary={{ href: paths.committee(place.territory, place.committee.slug), label: "Annuler" }}
				/>
			</Form>
			{preview && !hasErrors && (
				<Section title="Dates de la série" count={preview.days.length}>
					<SeriesPreview preview={preview} calendar={calendar} />
					<form method="post" className="form">
						<HiddenDraft typed={typed?.lastResult.initialValue} />
						<SubmitRow label={`Créer ${formatCount(preview.days.length, "réunion", "réunions")}`} icon="check" />
					</form>
				</Section>
			)}
		</>
	);
}
