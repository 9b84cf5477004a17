import { sql } from "kysely";
import type { Ctx, ReadTx, Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import { newId, type PersonId, type TerritoryId } from "../kernel/ids.ts";
import { pageOf } from "../kernel/pages.ts";
import { liveDoc } from "./live-store.server.ts";
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
		.selectFrom("minutesAuthor")
		.select("personId")
		.where("territoryId", "=", territoryId)
		.where("minutesId", "=", minutesId)
		.$if(since !== null, (query) => query.where("lastWroteAt", ">", since as Date))
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

/** The text as it stands: as far as it was written live, or as it was last saved. */
export const presentText = async (tx: ReadTx, territoryId: TerritoryId, { id, doc }: { id: MinutesId; doc: Doc }): Promise<Doc> =>
	(await liveDoc(tx, territoryId, id)) ?? doc;

export interface Version {
	number: number;
	kind: VersionKind;
	name: string | null;
	madeAt: Date;
	/** Who wrote since the version before, those who left included. */
	authors: string[];
	madeByName: string | null;
}

const perPage = 20;

const versions = (tx: ReadTx, territoryId: TerritoryId, minutesId: MinutesId) =>
	tx
		.selectFrom("minutesVersion")
		.leftJoin("person", "person.id", "minutesVersion.madeBy")
		.select(["minutesVersion.number", "minutesVersion.kind", "minutesVersion.name", "minutesVersion.madeAt"])
		.select("person.displayName as madeByName")
		.select(
			sql<string[]>`(select coalesce(array_agg(author.display_name order by author.display_name), '{}') from person author
				where author.id = any (minutes_version.author_ids))`.as("authors"),
		)
		.where("minutesVersion.territoryId", "=", territoryId)
		.where("minutesVersion.minutesId", "=", minutesId);

/** One page of the versions of a text, the last first. */
export async function listVersions(tx: ReadTx, territoryId: TerritoryId, minutesId: MinutesId, asked: number) {
	const { number: total } = await tx
		.selectFrom("minutesVersion")
		.select(({ fn }) => fn.countAll<number>().as("number"))
		.where("territoryId", "=", territoryId)
		.where("minutesId", "=", minutesId)
		.executeTakeFirstOrThrow();
	const { offset, ...shown } = pageOf(asked, total, perPage);
	const rows = await versions(tx, territoryId, minutesId).orderBy("minutesVersion.number", "desc").limit(perPage).offset(offset).execute();
	return { versions: rows as Version[], total, ...shown };
}

/** @throws NotFound when the text has no such version */
export async function getVersion(
	tx: ReadTx,
	territoryId: TerritoryId,
	minutesId: MinutesId,
	number: number,
): Promise<Version & { doc: Doc }> {
	const row = await versions(tx, territoryId, minutesId)
		.select("minutesVersion.doc")
		.where("minutesVersion.number", "=", number)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as Version & { doc: Doc };
}
