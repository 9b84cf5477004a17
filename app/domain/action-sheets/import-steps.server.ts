import { sql } from "kysely";
import { type ImportedFields, importedFields, type StandingSheet } from "../imports/types.ts";
import type { Ctx, ReadTx, Tx } from "../kernel/context.server.ts";
import { assertRevision } from "../kernel/errors.ts";
import { newId, type OrganisationId, type SheetId, type TerritoryId } from "../kernel/ids.ts";
import type { ProgrammeId } from "../programmes/types.ts";
import { writeContent } from "./content.server.ts";
import { slugOf } from "./rules.ts";
import { lockSheet } from "./store.server.ts";
import type { SheetContent, SheetStatus } from "./types.ts";

/** The steps by which an import writes sheets, in a transaction of its own. */

/** The sheets of a programme and their sub-actions, with what an import may change of them. */
export async function listStandingSheets(tx: ReadTx, territoryId: TerritoryId, programmeId: ProgrammeId): Promise<StandingSheet[]> {
	const rows = await tx
		.selectFrom("actionSheet as s")
		.innerJoin("objective as o", "o.id", "s.objectiveId")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.select(["s.id", "s.parentId", "s.status", "s.revision", ...importedFields.map((name) => `s.${name}` as const)])
		.where("s.territoryId", "=", territoryId)
		.where("a.programmeId", "=", programmeId)
		.execute();
	const partners = await tx
		.selectFrom("sheetPartner")
		.select(["sheetId", "organisationId"])
		.where("territoryId", "=", territoryId)
		.execute();
	const bySheet = Map.groupBy(partners, ({ sheetId }) => sheetId);
	return rows.map((row) => ({
		...row,
		partnerIds: (bySheet.get(row.id) ?? []).map(({ organisationId }) => organisationId),
	})) as unknown as StandingSheet[];
}

export interface SheetToInsert {
	sheetId: SheetId;
	/** Stands already, or before this one in the same list. */
	parentId: SheetId | null;
	fields: ImportedFields;
	partnerIds: readonly OrganisationId[];
	status: SheetStatus;
	statusReason: string | null;
}

/** Every address taken in the territory, and those given since: addresses of new sheets come from here. */
export async function slugGiver(tx: ReadTx, territoryId: TerritoryId): Promise<(code: string, title: string) => string> {
	const rows = await tx.selectFrom("actionSheet").select("slug").where("territoryId", "=", territoryId).execute();
	const taken = new Set(rows.map(({ slug }) => slug));
	return (code, title) => {
		for (let attempt = 1; ; attempt++) {
			const slug = slugOf(code, title, attempt);
			if (taken.has(slug)) continue;
			taken.add(slug);
			return slug;
		}
	};
}

/** Writes new sheets at the status that the plan gives them, with the first line of their history. */
export async function insertSheets(
	tx: Tx,
	{ actor, now }: Ctx,
	giveSlug: (code: string, title: string) => string,
	sheets: readonly SheetToInsert[],
): Promise<void> {
	if (sheets.length === 0) return;
	const { territoryId, personId } = actor;
	const rows = sheets.map(({ sheetId, parentId, fields, status, statusReason }) => ({
		id: sheetId,
		parentId,
		territoryId,
		slug: giveSlug(fields.code, fields.title),
		status,
		statusReason,
		createdAt: now,
		updatedAt: now,
		updatedBy: personId,
		...fields,
	}));
	await tx.insertInto("actionSheet").values(rows).execute();
	const partners = sheets.flatMap(({ partnerIds }, index) =>
		partnerIds.map((organisationId) => ({ territoryId, sheetId: rows[index]?.id as SheetId, organisationId })),
	);
	if (partners.length > 0) await tx.insertInto("sheetPartner").values(partners).execute();
	await tx
		.insertInto("sheetStatusChange")
		.values(
			rows.map(({ id, status, statusReason }) => ({
				id: newId(),
				territoryId,
				sheetId: id,
				toStatus: status,
				reason: statusReason,
				changedBy: personId,
				changedAt: now,
			})),
		)
		.execute();
}

type Before = Partial<Pick<SheetContent, keyof ImportedFields | "partners">>;

/** Changes some fields of a sheet and adds partners, none of whom is removed; the history tells it. @returns what stood before @throws Conflict */
export async function rewriteSheet(
	tx: Tx,
	ctx: Ctx,
	sheetId: SheetId,
	{ revision, fields, addedPartnerIds }: { revision: number; fields: Partial<ImportedFields>; addedPartnerIds: readonly OrganisationId[] },
): Promise<Before> {
	const sheet = await lockSheet(tx, ctx.actor.territoryId, sheetId);
	assertRevision(sheet, revision);
	const sent: Before = { ...(fields as Before) };
	if (addedPartnerIds.length > 0) {
		const added = addedPartnerIds.map((organisationId) => ({ organisationId, role: null }));
		sent.partners = [...sheet.partners, ...added] as SheetContent["partners"];
	}
	await writeContent(tx, ctx, sheet, sent);
	return Object.fromEntries(Object.keys(sent).map((name) => [name, sheet[name as keyof Before]]));
}

/** Puts fields back as they were, as one more change of the sheet's history. */
export async function restoreSheet(tx: Tx, ctx: Ctx, sheetId: SheetId, before: Before): Promise<void> {
	await writeContent(tx, ctx, await lockSheet(tx, ctx.actor.territoryId, sheetId), before);
}

export async function removeSheets(tx: Tx, territoryId: TerritoryId, sheetIds: readonly SheetId[]): Promise<void> {
	if (sheetIds.length > 0) await tx.deleteFrom("actionSheet").where("territoryId", "=", territoryId).where("id", "in", sheetIds).execute();
}

export interface Footprint {
	sheetId: SheetId;
	revision: number;
	/** Digest of every row of every table that belongs to the sheet or names it. */
	footprint: string;
}

/**
 * What tells whether a sheet was touched: its revision, and a digest of all that points to it, in whatever table; so that a
 * comment, a milestone or a decision counts without this code having to know of it.
 */
export async function footprintsOf(tx: ReadTx, territoryId: TerritoryId, sheetIds: readonly SheetId[]): Promise<Map<string, Footprint>> {
	if (sheetIds.length === 0) return new Map();
	const sheets = await tx
		.selectFrom("actionSheet")
		.select(["id", "revision", "slug", "title"])
		.where("territoryId", "=", territoryId)
		.where("id", "in", sheetIds)
		.execute();
	const { rows: pointers } = await sql<{ table: string; column: string }>`
		select c.relname as table, a.attname as column
		from pg_constraint con
		join pg_class c on c.oid = con.conrelid
		join pg_attribute a on a.attrelid = con.conrelid and a.attnum = any (con.conkey) and a.attname <> 'territory_id'
		where con.contype = 'f' and con.confrelid = 'action_sheet'::regclass and has_table_privilege(con.conrelid, 'select')
		order by 1, 2`.execute(tx as Tx);
	const parts = new Map<string, string[]>();
	for (const { table, column } of pointers) {
		const { rows } = await sql<{ id: string; digest: string }>`
			select ${sql.ref(column)} as id, md5(string_agg(jsonb_strip_nulls(to_jsonb(t))::text, '|' order by to_jsonb(t)::text)) as digest
			from ${sql.table(table)} as t
			where t.territory_id = ${territoryId} and ${sql.ref(column)} = any (${[...sheetIds]}::uuid[])
			group by 1`.execute(tx as Tx);
		for (const { id, digest } of rows) parts.set(id, [...(parts.get(id) ?? []), `${table}.${column}:${digest}`]);
	}
	return new Map(sheets.map(({ id, revision }) => [id, { sheetId: id as SheetId, revision, footprint: (parts.get(id) ?? []).join(";") }]));
}
