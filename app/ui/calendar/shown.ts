import type { CalendarFilters } from "#app/domain/calendar/schema.ts";
import type { CalendarEntry, CalendarKind } from "#app/domain/calendar/types.ts";
import { calendarKindLabels } from "#app/messages/calendar.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import type { IconName } from "../primitives/icon.tsx";
import { addressWith } from "../sheets/list-address.ts";

/** An entry as it travels to the screen. */
export interface ShownEntry
	extends Pick<CalendarEntry, "uid" | "kind" | "title" | "context" | "place" | "status" | "href" | "ownerName" | "isLate" | "valueCount"> {
	startsAt: string | null;
	endsAt: string | null;
}

export const kindIcons: Record<CalendarKind, IconName> = {
	meeting: "people",
	milestone: "flag",
	"sheet-end": "document",
	"value-due": "chart",
};

/** « Réunion », « 3 valeurs à saisir ». */
export const kindText = ({ kind, valueCount }: Pick<ShownEntry, "kind" | "valueCount">): string =>
	valueCount === null ? calendarKindLabels[kind] : formatCount(valueCount, "valeur à saisir", "valeurs à saisir");

/** The same state of the calendar with some of it changed; the view is left out when it is the list. */
export const calendarAddress = (
	territory: string,
	filters: CalendarFilters,
	changes: Partial<Record<keyof CalendarFilters, unknown>> = {},
) => {
	const { vue, ...others } = { ...filters, page: undefined, ...changes };
	return addressWith(paths.calendar(territory), { vue: vue === "liste" ? undefined : vue, ...others }, { page: others.page });
};
