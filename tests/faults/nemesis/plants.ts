import { until } from "#tests/support/until.ts";
import type { Place } from "./place.ts";

interface Plant {
	what: string;
	/** While people work. */
	sow?: (place: Place) => Promise<unknown>;
	/** Once they stopped, before what is under way has ended. */
	reap?: (place: Place) => Promise<unknown>;
}

/** Defects that a trial must find; put into the database, since the product has none to switch on. */
export const plants: Record<"drop-a-write" | "send-twice", Plant> = {
	"drop-a-write": {
		what: "one value in five is acknowledged and not kept",
		sow: ({ ask }) =>
			ask(`create function planted() returns trigger language plpgsql as $$ begin
					if new.value % 5 = 0 then delete from measurement where id = new.id; end if; return null; end $$;
				create constraint trigger planted after insert on measurement deferrable initially deferred for each row execute function planted()`),
	},
	"send-twice": {
		what: "a digest that left is sent again",
		reap: ({ ask }) =>
			until(async () => {
				const again = await ask(
					`with sent as (select id from digest where outcome = 'sent' order by id limit 3),
						owed as (update digest set outcome = null, settled_at = null where id in (select id from sent) returning id)
					delete from email_delivery d using owed where d.key = 'digest/' || owed.id returning d.key`,
				);
				return again.length > 0;
			}, 60_000),
	},
};
