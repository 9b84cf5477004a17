import { sql } from "kysely";

/** What each duty says of its territory, to select beside the joined table. */
export const territoryColumns = [
	"territory.slug as territorySlug",
	sql<string>`coalesce(territory.short_name, territory.name)`.as("territoryName"),
] as const;
