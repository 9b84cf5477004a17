import { sql } from "kysely";
import type { Ctx, ReadTx, Tx } from "../kernel/context.server.ts";
import { newId, type PersonId, type TerritoryId } from "../kernel/ids.ts";
import type { Doc, MinutesId, VersionKind } from "./types.ts";

/** The last version kept of a text: its number and when; number 0 before the first. */
export async function lastVersion(
	tx: ReadTx,
	territoryId: TerritoryId,
	minutesId: MinutesId,
): Promise<{ number: number; madeAt: Date | null }> {
	const last = await tx
		.selectFrom("minutesVersion")
		.select(["number", "madeAt"])
		.where("territoryId", "=", territoryId)
		.where("minutesId", "=", minutesId)
		.orderBy("number", "desc")
		.limit(1)
		.executeTakeFirst();
	return last ?? { number: 0, madeAt: null };
}

/** Who wrote since then, those who left included. */
async function authorsSince(tx: ReadTx, territoryId: TerritoryId, minutesId: MinutesId, since: Date | null): Promise<PersonId[]> {
	const rows = await tx
		.selectFrom("minutesUpdate")
		.select("personId")
		.distinct()
		.where("territoryId", "=", territoryId)
		.where("minutesId", "=", minutesId)
		.where("personId", "is not", null)
		.$if(since !== null, (query) => query.where("at", ">", since as Date))
		.execute();
	return rows.map(({ personId }) => personId as PersonId);
}

/** Keeps the text as it stands, with who wrote it since the version before. The minutes must be locked. @returns its number */
export async function keepVersion(
	tx: Tx,
	{ actor, now }: Ctx,
	minutes: { id: MinutesId; doc: Doc },
	{ kind, name = null }: { kind: VersionKind; name?: string | null },
): Promise<number> {
	const { territoryId, personId } = actor;
	const { number, madeAt } = await lastVersion(tx, territoryId, minutes.id);
	const authors = new Set(await authorsSince(tx, territoryId, minutes.id, madeAt));
	if (authors.size === 0) authors.add(personId);
	await tx
		.insertInto("minutesVersion")
		.values({
			id: newId(),
			territoryId,
			minutesId: minutes.id,
			number: number + 1,
			kind,
			name,
			doc: JSON.stringify(minutes.doc),
			authorIds: sql`${[...authors]}::uuid[]`,
			madeBy: personId,
			madeAt: now,
		})
		.execute();
	return number + 1;
}
