import { inForce } from "#db/predicates.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { PersonId } from "../kernel/ids.ts";

/** Everyone with an active account who works somewhere today. For a sweeping worker. */
export async function listDigestReaders(tx: ReadTx, today: Day): Promise<PersonId[]> {
	const rows = await tx
		.selectFrom("person")
		.where("person.isActive", "=", true)
		.where((where) =>
			where.exists(
				where
					.selectFrom("membership")
					.select("membership.id")
					.whereRef("membership.personId", "=", "person.id")
					.where(inForce("membership", today)),
			),
		)
		.select("person.id")
		.orderBy("person.id")
		.execute();
	return rows.map(({ id }) => id as PersonId);
}
