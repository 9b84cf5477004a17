import { zone as franceZone } from "./calendar.ts";
import type { Department } from "./public-holidays.ts";

/** Of France and its lands overseas, as the IANA database names them. */
export const zones = [
	franceZone,
	"America/Guadeloupe",
	"America/Martinique",
	"America/Cayenne",
	"America/Miquelon",
	"Indian/Reunion",
	"Indian/Mayotte",
	"Pacific/Noumea",
	"Pacific/Tahiti",
	"Pacific/Wallis",
] as const;
export type Zone = (typeof zones)[number];

const overseas: Record<string, Zone> = {
	"971": "America/Guadeloupe",
	"972": "America/Martinique",
	"973": "America/Cayenne",
	"974": "Indian/Reunion",
	"975": "America/Miquelon",
	"976": "Indian/Mayotte",
	// the same clocks as Guadeloupe
	"977": "America/Guadeloupe",
	"978": "America/Guadeloupe",
	"986": "Pacific/Wallis",
	"987": "Pacific/Tahiti",
	"988": "Pacific/Noumea",
};

/** What clocks show there: of French Polynesia, those of Tahiti. */
export const zoneOf = (department: Department): Zone => overseas[department ?? ""] ?? franceZone;
