import type { CalendarView, natures } from "#app/domain/calendar/schema.ts";
import type { CalendarKind } from "#app/domain/calendar/types.ts";

export const calendarKindLabels: Record<CalendarKind, string> = {
	meeting: "Réunion",
	milestone: "Jalon",
	"sheet-end": "Fin d'action",
	"value-due": "Valeurs à saisir",
};

export const natureLabels: Record<(typeof natures)[number], string> = {
	reunion: "Réunions",
	jalon: "Jalons",
	fin: "Fins d'actions",
	valeur: "Valeurs à saisir",
};

export const calendarViewLabels: Record<CalendarView, string> = {
	liste: "Liste",
	mois: "Mois",
	frise: "Frise",
};
