import type { CalendarEntry, CalendarKind } from "#app/domain/calendar/types.ts";
import { calendarKindLabels } from "./calendar.ts";

export const calendarFeedSentences: Record<string, string> = {
	"calendar-feed.no-territory": "Aucun territoire ne vous est ouvert aujourd'hui\u00a0: il n'y a pas de calendrier à suivre.",
	"calendar-feed.too-many": "Vous avez déjà vingt adresses ouvertes\u00a0: révoquez celles qui ne servent plus avant d'en créer une autre.",
	"toast.calendar-feed-revoked": "L'adresse est révoquée\u00a0: le calendrier qu'elle donnait est vide.",
};

/** Said in plain text to calendar programs, which show no page. */
export const unknownFeed = "Cette adresse de calendrier n'existe pas.";
export const unwritableFeed = "Ce calendrier se lit, et ne s'écrit pas.";
export const throttledFeed = "Trop de demandes. Réessayez dans quelques minutes.";

/** The line that a calendar program shows: what it is before its title, unless it is a meeting, which says so by itself. */
export function entrySummary(kind: CalendarKind, status: CalendarEntry["status"], title: string): string {
	const named = kind === "meeting" ? title : `${calendarKindLabels[kind]}\u00a0: ${title}`;
	// several programs show a cancelled event like any other
	return status === "cancelled" ? `Annulé\u00a0: ${named}` : named;
}
