import { formatDateTime, formatDay, formatShortDateTime, formatShortDay, formatWeekday, relativeDay } from "../format.ts";

const dayFormats = { long: formatDay, short: formatShortDay, weekday: formatWeekday };

/** A calendar day, readable by people and by machines, kept on one line. With `today`, the distance follows: « 22 nov. 2026, demain ». */
export function DayText({ day, format = "short", today }: { day: string; format?: keyof typeof dayFormats; today?: string }) {
	return (
		<>
			<time dateTime={day}>{dayFormats[format](day)}</time>
			{today && `, ${relativeDay(day, today)}`}
		</>
	);
}

/** An instant, on the French clock. */
export function InstantText({ instant, format = "short" }: { instant: string | Date; format?: "long" | "short" }) {
	const iso = typeof instant === "string" ? instant : instant.toISOString();
	return <time dateTime={iso}>{format === "long" ? formatDateTime(instant) : formatShortDateTime(instant)}</time>;
}
