import { maxOccurrences } from "#app/domain/meetings/recurrence.ts";
import { rankLabels, seriesUnitLabels, weekdayLabels } from "#app/messages/meetings.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatDay, formatWeekday } from "../format.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf, labelledErrors } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FieldRow, FormGroup } from "../forms/form-group.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { TimeField } from "../forms/time-field.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { Notice } from "../primitives/notice.tsx";
import { meetingFieldLabels, PlaceFields } from "./meeting-fields.tsx";

type GatheringName = "title" | "startTime" | "endTime" | "place" | "room" | "videoUrl";
type RuleName = "unit" | "every" | "weekday" | "rank" | "fromDay" | "skipsSchoolHolidays" | "skipsPublicHolidays";

export interface ShownCalendar {
	zone: string | null;
	knownUntil: string;
	canManage: boolean;
}

export const ruleLabels: Record<RuleName, string> = {
	unit: "Rythme",
	every: "Nombre de semaines ou de mois entre deux réunions",
	weekday: "Jour de la semaine",
	rank: "Rang dans le mois",
	fromDay: "À partir du",
	skipsSchoolHolidays: "Faire une pause pendant les vacances scolaires",
	skipsPublicHolidays: "Sauter les jours fériés",
};

export const seriesErrors = (fields: Record<GatheringName | RuleName, FieldMeta>) => [
	...errorsOf(
		...(["title", "startTime", "endTime", "place", "room", "videoUrl"] as const).map(
			(name) => [fields[name], meetingFieldLabels[name]] as const,
		),
	),
	...labelledErrors(ruleLabels, fields),
];

export function GatheringFields({ fields }: { fields: Record<GatheringName, FieldMeta> }) {
	return (
		<>
			<TextField field={fields.title} label={meetingFieldLabels.title} maxLength={200} />
			<FieldRow>
				<TimeField field={fields.startTime} label={meetingFieldLabels.startTime} />
				<TimeField field={fields.endTime} label={meetingFieldLabels.endTime} />
			</FieldRow>
			<PlaceFields fields={fields} />
		</>
	);
}

interface RuleFieldsProps {
	territory: string;
	fields: Record<RuleName, FieldMeta>;
	calendar: ShownCalendar;
	children?: React.ReactNode;
}

/** When the meetings come back; `children` say when they stop. */
export function RuleFields({ territory, fields, calendar, children }: RuleFieldsProps) {
	return (
		<>
			<FormGroup legend="Répétition">
				<RadioGroupField field={fields.unit} label={ruleLabels.unit} options={labelledOptions(seriesUnitLabels)} />
				<TextField field={fields.every} label={ruleLabels.every} type="number" inputMode="numeric" width="short" />
				<FieldRow>
					<SelectField
						field={fields.weekday}
						label={ruleLabels.weekday}
						hint="Sauf à date fixe du mois."
						options={labelledOptions(weekdayLabels)}
						width="medium"
					/>
					<SelectField
						field={fields.rank}
						label={ruleLabels.rank}
						hint="Pour un jour donné du mois."
						options={labelledOptions(rankLabels)}
						width="medium"
					/>
				</FieldRow>
				<DateField field={fields.fromDay} label={ruleLabels.fromDay} />
				{children}
			</FormGroup>
			<FormGroup legend="Pauses">
				<CheckboxField
					field={fields.skipsSchoolHolidays}
					label={ruleLabels.skipsSchoolHolidays}
					hint={
						<>
							{calendar.zone ? `Zone ${calendar.zone}` : "Aucune zone choisie"}, calendrier connu jusqu'au {formatDay(calendar.knownUntil)}.{" "}
							{calendar.canManage && <a href={paths.schoolHolidays(territory)}>Régler le calendrier</a>}
						</>
					}
				/>
				<CheckboxField field={fields.skipsPublicHolidays} label={ruleLabels.skipsPublicHolidays} />
			</FormGroup>
		</>
	);
}

export interface ShownPreview {
	days: readonly string[];
	skipped: readonly { day: string; reason: string }[];
	isBeyondCalendar: boolean;
	isWithoutZone: boolean;
}

/** The dates of a rule, those it passes by, and what nobody can know yet. `before` are the days that change. */
export function SeriesPreview({
	preview,
	calendar,
	before,
}: {
	preview: ShownPreview;
	calendar: ShownCalendar;
	before?: readonly string[];
}) {
	const { days, skipped, isBeyondCalendar, isWithoutZone } = preview;
	return (
		<>
			{isWithoutZone && (
				<Notice tone="warning">
					Le territoire n'a pas choisi sa zone scolaire{"\u00a0"}: aucune période de vacances n'est prise en compte.
				</Notice>
			)}
			{isBeyondCalendar && (
				<Notice tone="warning">
					{`Le calendrier scolaire n'est connu que jusqu'au ${formatDay(calendar.knownUntil)}\u00a0: les dates suivantes peuvent tomber pendant des vacances.`}
				</Notice>
			)}
			<ol>
				{days.map((day, index) => (
					<li key={day}>
						{formatWeekday(day)}
						{before?.[index] && before[index] !== day && <span className="muted"> (au lieu du {formatWeekday(before[index])})</span>}
					</li>
				))}
			</ol>
			{skipped.length > 0 && (
				<Disclosure summary={formatCount(skipped.length, "date sautée", "dates sautées")}>
					<ul>
						{skipped.map(({ day, reason }) => (
							<li key={day}>
								{formatWeekday(day)}
								{"\u00a0"}: {reason}
							</li>
						))}
					</ul>
				</Disclosure>
			)}
		</>
	);
}

export const seriesLimitHint = `${maxOccurrences} au plus. Remplissez l'un des deux champs.`;

/** What the address holds, sent again to be done. */
export function HiddenDraft({ typed }: { typed: Record<string, unknown> | null | undefined }) {
	return Object.entries(typed ?? {}).flatMap(([name, value]) =>
		typeof value === "string" ? [<input key={name} type="hidden" name={name} value={value} />] : [],
	);
}
