import { type SqlBool, sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { camelKeys } from "#db/nested-rows.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { objectiveCodeOf } from "./rules.ts";
import type { ObjectiveChoice, Programme } from "./types.ts";

/** Every programme of the territory, the most recent first. */
export async function listProgrammes(tx: ReadTx, territoryId: TerritoryId): Promise<Programme[]> {
	const rows = await tx
		.selectFrom("programme as p")
		.select([
			"p.id",
			"p.title",
			"p.type",
			"p.periodLabel",
			"p.startYear",
			"p.endYear",
			"p.carrier",
			"p.adoptedOn",
			"p.adoptedBy",
			"p.deliberationRef",
			"p.summary",
			"p.principles",
			"p.note",
		])
		.select((eb) => [
			jsonArrayFrom(
				eb
					.selectFrom("programmeSignatory as ps")
					.innerJoin("organisation as so", "so.id", "ps.organisationId")
					.select(["so.name", "ps.deliberatingBody", "ps.signedOn"])
					.whereRef("ps.programmeId", "=", "p.id")
					.orderBy("so.name"),
			).as("signatories"),
			jsonArrayFrom(
				eb
					.selectFrom("axis as a")
					.leftJoin("committee as c", "c.id", "a.committeeId")
					.select([
						"a.id",
						"a.number",
						"a.title",
						"a.context",
						"a.committeeId",
						"c.slug as committeeSlug",
						"c.name as committeeName",
						"a.isTitleInferred",
						"a.isMissingInSource",
					])
					.select((inner) =>
						jsonArrayFrom(
							inner
								.selectFrom("objective as o")
								.select(["o.id", "o.number", "o.title", "o.isImplicit"])
								.whereRef("o.axisId", "=", "a.id")
								.orderBy("o.number"),
						).as("objectives"),
					)
					.whereRef("a.programmeId", "=", "p.id")
					.orderBy("a.number"),
			).as("axes"),
			jsonArrayFrom(
				eb
					.selectFrom("worksite as w")
					.select(["w.number", "w.title", "w.goal"])
					.select((inner) =>
						jsonArrayFrom(
							inner
								.selectFrom("worksiteItem as wi")
								.leftJoin("axis as wa", "wa.id", "wi.axisId")
								.select(["wi.title", "wi.steps", "wa.number as axisNumber"])
								.whereRef("wi.worksiteId", "=", "w.id")
								.orderBy("wi.position"),
						).as("items"),
					)
					.whereRef("w.programmeId", "=", "p.id")
					.orderBy("w.number"),
			).as("worksites"),
		])
		.where("p.territoryId", "=", territoryId)
		.orderBy("p.startYear", (order) => order.desc().nullsLast())
		.orderBy("p.title")
		.execute();
	return camelKeys(rows) as unknown as Programme[];
}

/** What the source documents of the territory do not say, in their readers' words. */
export async function listSourceGaps(tx: ReadTx, territoryId: TerritoryId): Promise<string[]> {
	const row = await tx.selectFrom("territory").select("sourceGaps").where("id", "=", territoryId).executeTakeFirst();
	return row?.sourceGaps ?? [];
}

/** Every objective of the territory, in the order of its programmes. */
export const listObjectiveChoices = async (tx: ReadTx, territoryId: TerritoryId): Promise<ObjectiveChoice[]> =>
	objectiveChoicesOf(await objectivePlaces(tx, territoryId).execute());

/** The same as a statement to be read with others, whose rows `objectiveChoicesOf` makes choices. */
export const objectivePlaces = (tx: ReadTx, territoryId: TerritoryId) =>
	tx
		.selectFrom("objective as o")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.innerJoin("programme as p", "p.id", "a.programmeId")
		.select(["o.id", "o.number", "o.title", "o.isImplicit", "a.id as axisId", "a.number as axisNumber", "a.title as axisTitle"])
		.select(["a.committeeId as axisCommitteeId", "a.programmeId", "p.title as programmeTitle"])
		.where("o.territoryId", "=", territoryId)
		.orderBy("p.title")
		.orderBy("a.number")
		.orderBy("o.number");

type ObjectivePlace = Awaited<ReturnType<ReturnType<typeof objectivePlaces>["execute"]>>[number];

export function objectiveChoicesOf(rows: readonly ObjectivePlace[]): ObjectiveChoice[] {
	const coders = new Map([...Map.groupBy(rows, (row) => row.programmeId)].map(([id, group]) => [id, objectiveCodeOf(group)]));
	return rows.map(({ programmeId, number, isImplicit, ...row }) => ({
		...row,
		code: coders.get(programmeId)?.({ ...row, number, isImplicit }) ?? null,
	})) as ObjectiveChoice[];
}

/** What a programme asks of its sheets; null fields are the product's own list. @throws NotFound also for an id that is none */
export async function getAskedOfSheets(tx: ReadTx, territoryId: TerritoryId, programmeId: string) {
	const row = await tx
		.selectFrom("programme")
		.select(["id", "title", "requiredFields", "fullSheetFor", "revision"])
		.where("territoryId", "=", territoryId)
		.where(sql<SqlBool>`id::text = ${programmeId}`)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return { ...row, fullSheetFor: row.fullSheetFor as "flagship" | "all" };
}
