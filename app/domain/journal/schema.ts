import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { PersonId } from "../kernel/ids.ts";

/** A page of the journal, from its address: anything odd is no filter. */
export const JournalFilter = z.object({
	personne: PersonId.optional().catch(undefined),
	du: Day.optional().catch(undefined),
	au: Day.optional().catch(undefined),
	/** First word of the events' names: "member", "minutes"... */
	sujet: z
		.string()
		.regex(/^[a-z-]{1,40}$/)
		.optional()
		.catch(undefined),
	page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type JournalFilter = z.infer<typeof JournalFilter>;
