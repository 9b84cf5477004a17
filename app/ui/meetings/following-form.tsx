import { Form } from "@remix-run/react";
import type { SeriesRule } from "#app/domain/meetings/recurrence.ts";
import { FollowingDraft } from "#app/domain/meetings/series-schema.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { type Reply, sentencesOf } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import {
	GatheringFields,
	HiddenDraft,
	RuleFields,
	SeriesPreview,
	type ShownCalendar,
	type ShownPreview,
	seriesErrors,
} from "./series-fields.tsx";

interface FollowingFormProps extends Place {
	meeting: { id: string; title: string; revision: number };
	rule: Pick<SeriesRule, "unit" | "every" | "weekday" | "rank" | "skipsSchoolHolidays" | "skipsPublicHolidays"> & { fromDay: string };
	stored: Record<"title" | "startTime", string> & Record<"endTime" | "place" | "room" | "videoUrl", string | null>;
	calendar: ShownCalendar;
	/** Days of the meetings that would change, this one first. */
	currentDays: readonly string[];
	preview: ShownPreview | null;
	typed: Reply | undefined;
	refused: Reply | undefined;
}

/** « Cette réunion et les suivantes »: the same meetings, with their agendas, on the days of another rule. */
export function FollowingForm({ rule, stored, calendar, currentDays, preview, typed, refused, ...place }: FollowingFormProps) {
	const { territory, committee, meeting } = place;
	const { form, fields, props } = useZodForm(FollowingDraft, {
		id: "suivantes",
		reply: typed,
		defaultValue: {
			...stored,
			...{ unit: rule.unit, every: String(rule.every), weekday: rule.weekday, rank: rule.rank, fromDay: rule.fromDay },
			skipsSchoolHolidays: rule.skipsSchoolHolidays ? "on" : undefined,
			skipsPublicHolidays: rule.skipsPublicHolidays ? "on" : undefined,
		},
	});
	const many = formatCount(currentDays.length, "réunion", "réunions");
	const href = paths.meeting(territory, committee.slug, meeting.id);
	return (
		<>
			<PageHeader
				title="Cette réunion et les suivantes"
				eyebrow={meeting.title}
				breadcrumbs={crumbsOf(place, "Cette réunion et les suivantes")}
				lead={`${many} de la série changeront ensemble et garderont leur ordre du jour. Celles qui ont été déplacées à part, tenues ou annulées ne changent pas.`}
			/>
			<FormErrorSummary title="La série n'est pas modifiée" errors={[]} formErrors={sentencesOf(refused)} />
			<Form method="get" {...props}>
				<FormErrorSummary formErrors={form.errors} errors={seriesErrors(fields)} />
				<GatheringFields fields={fields} />
				<RuleFields territory={territory} fields={fields} calendar={calendar} />
				<SubmitRow
					label="Voir les nouvelles dates"
					variant={preview ? "secondary" : "primary"}
					icon="calendar"
					secondary={{ href, label: "Revenir à la réunion" }}
				/>
			</Form>
			{preview && (
				<Section title="Nouvelles dates" count={preview.days.length}>
					<SeriesPreview preview={preview} calendar={calendar} before={currentDays} />
					<form method="post" className="form">
						<input type="hidden" name="intent" value="edit" />
						<input type="hidden" name="revision" value={meeting.revision} />
						<HiddenDraft typed={typed?.lastResult.initialValue} />
						<SubmitRow label={`Modifier ${many}`} icon="check" />
					</form>
				</Section>
			)}
			<Section title="Arrêter la série">
				<Confirm
					triggerLabel="Annuler cette réunion et les suivantes"
					title={`Annuler ${many}\u00a0?`}
					text="Elles resteront dans la liste, marquées comme annulées. Cela ne se défait pas."
					confirmLabel={`Annuler ${many}`}
					icon="cross"
					fields={{ intent: "cancel", revision: meeting.revision }}
				/>
			</Section>
		</>
	);
}
