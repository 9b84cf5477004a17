import { inForce } from "#db/predicates.ts";
import { dayOf } from "../kernel/calendar.ts";
import type { ReadTx, Tx } from "../kernel/context.server.ts";
import { Forbidden, NotFound, RuleViolation } from "../kernel/errors.ts";
import type { CommitteeId, PersonId, SheetId, TerritoryId } from "../kernel/ids.ts";
import type { ObjectiveId } from "../programmes/types.ts";
import { sheetFieldNames } from "./fields.ts";
import { type Standing, setAsideStatuses } from "./rules.ts";
import type { MilestoneId, SheetContent, SheetFacts, SheetFields, SheetPartner, SheetStatus } from "./types.ts";

/** A sheet held for the length of the transaction, with all that policies and rules judge it by. */
export type LockedSheet = SheetFacts & SheetContent & Standing & { slug: string; revision: number; statusReason: string | null };

/** Columns of the sheet's own row. */
export const columnNames = sheetFieldNames.filter(
	(field): field is keyof SheetFields => field !== "partners" && field !== "worksiteIds" && field !== "otherObjectiveIds",
);

/** @throws NotFound; Forbidden for who sees the sheet and, as a reader, may not touch it: the database locks no row for them */
export async function lockSheet(tx: Tx, territoryId: TerritoryId, sheetId: SheetId): Promise<LockedSheet> {
	const [sheet] = await lockSheets(tx, territoryId, [sheetId]);
	if (sheet) return sheet;
	const isThere = await ownRows(tx, territoryId, [sheetId]).select("id").executeTakeFirst();
	throw isThere ? new Forbidden("sheet.reader") : new NotFound("not-found");
}

/** Several at once, always in the same order: two that want the same ones wait for each other, and do not block. */
export const lockSheets = async (tx: Tx, territoryId: TerritoryId, sheetIds: readonly SheetId[]): Promise<LockedSheet[]> =>
	sheetIds.length === 0 ? [] : wholeSheets(tx, territoryId, await ownColumns(tx, territoryId, sheetIds).forUpdate().execute());

/** The same without holding them, to say beforehand what would become of them. */
export const readSheets = async (tx: ReadTx, territoryId: TerritoryId, sheetIds: readonly SheetId[]): Promise<LockedSheet[]> =>
	sheetIds.length === 0 ? [] : wholeSheets(tx, territoryId, await ownColumns(tx, territoryId, sheetIds).execute());

const ownRows = (tx: ReadTx, territoryId: TerritoryId, sheetIds: readonly SheetId[]) =>
	tx.selectFrom("actionSheet").where("territoryId", "=", territoryId).where("id", "in", sheetIds);

const ownColumns = (tx: ReadTx, territoryId: TerritoryId, sheetIds: readonly SheetId[]) =>
	ownRows(tx, territoryId, sheetIds)
		.select(["id", "territoryId", "slug", "status", "statusReason", "revision", "parentId", ...columnNames])
		.orderBy("id");

async function wholeSheets(
	tx: ReadTx,
	territoryId: TerritoryId,
	rows: readonly { id: string; objectiveId: string }[],
): Promise<LockedSheet[]> {
	if (rows.length === 0) return [];
	const sheetIds = rows.map(({ id }) => id);
	const axes = await tx
		.selectFrom("objective")
		.innerJoin("axis", "axis.id", "objective.axisId")
		.select(["objective.id", "axis.committeeId"])
		.where("objective.territoryId", "=", territoryId)
		.where("objective.id", "in", [...new Set(rows.map(({ objectiveId }) => objectiveId))])
		.execute();
	const partners = await tx
		.selectFrom("sheetPartner")
		.select(["sheetId", "organisationId", "role"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "in", sheetIds)
		.orderBy("organisationId")
		.execute();
	const worksites = await tx
		.selectFrom("sheetWorksite")
		.select(["sheetId", "worksiteId"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "in", sheetIds)
		.execute();
	const others = await tx
		.selectFrom("sheetObjective")
		.select(["sheetId", "objectiveId"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "in", sheetIds)
		.execute();
	const stood = await tx
		.selectFrom("sheetStatusChange")
		.distinctOn("sheetId")
		.select(["sheetId", "toStatus"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "in", sheetIds)
		.where("toStatus", "not in", setAsideStatuses)
		.orderBy("sheetId")
		.orderBy("changedAt", "desc")
		.orderBy("id", "desc")
		.execute();
	const axisOf = new Map(axes.map(({ id, committeeId }) => [id, committeeId]));
	const stoodAt = new Map(stood.map(({ sheetId, toStatus }) => [sheetId, toStatus]));
	const partnersOf = Map.groupBy(partners, ({ sheetId }) => sheetId);
	const worksitesOf = Map.groupBy(worksites, ({ sheetId }) => sheetId);
	const othersOf = Map.groupBy(others, ({ sheetId }) => sheetId);
	return rows.map((row) => ({
		...row,
		axisCommitteeId: axisOf.get(row.objectiveId) ?? null,
		partners: (partnersOf.get(row.id) ?? []).map(({ organisationId, role }) => ({ organisationId, role })),
		worksiteIds: (worksitesOf.get(row.id) ?? []).map(({ worksiteId }) => worksiteId),
		otherObjectiveIds: (othersOf.get(row.id) ?? []).map(({ objectiveId }) => objectiveId),
		resumesTo: stoodAt.get(row.id) ?? "draft",
	})) as unknown as LockedSheet[];
}

/** Refuses, beside its field, whatever is not of this territory. Someone who has left may stay where they already were. */
export async function assertReferences(
	tx: Tx,
	territoryId: TerritoryId,
	now: Date,
	wanted: Partial<SheetContent>,
	stored?: Partial<SheetContent>,
): Promise<void> {
	for (const field of ["leadPersonId", "electedLeadId", "technicalLeadId"] as const) {
		const personId = wanted[field];
		if (personId && personId !== stored?.[field] && !(await isCurrentMember(tx, territoryId, now, personId))) {
			throw new RuleViolation("sheet.unknown-person", field);
		}
	}
	const known = async (table: "organisation" | "committee" | "worksite", ids: readonly string[]) =>
		ids.length === 0 ||
		(await tx.selectFrom(table).select("id").where("territoryId", "=", territoryId).where("id", "in", ids).execute()).length ===
			new Set(ids).size;
	for (const field of ["leadOrganisationId", "projectOwnerId"] as const) {
		const organisationId = wanted[field];
		if (organisationId && !(await known("organisation", [organisationId]))) throw new RuleViolation("sheet.unknown-organisation", field);
	}
	if (wanted.committeeId && !(await known("committee", [wanted.committeeId]))) {
		throw new RuleViolation("sheet.unknown-committee", "committeeId");
	}
	const partnerIds = (wanted.partners ?? []).map((partner) => partner.organisationId);
	if (!(await known("organisation", partnerIds))) throw new RuleViolation("sheet.unknown-organisation", "partners");
	if (!(await known("worksite", wanted.worksiteIds ?? []))) throw new RuleViolation("sheet.unknown-worksite", "worksiteIds");
}

/** Where objectives stand. @throws RuleViolation beside `field` when the territory lacks one of them */
export async function placesOf(tx: Tx, territoryId: TerritoryId, ids: readonly ObjectiveId[], field: string): Promise<ObjectivePlace[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.selectFrom("objective")
		.innerJoin("axis", "axis.id", "objective.axisId")
		.select(["objective.id", "axis.programmeId", "axis.committeeId as axisCommitteeId"])
		.where("objective.territoryId", "=", territoryId)
		.where("objective.id", "in", ids)
		.execute();
	if (rows.length < new Set(ids).size) throw new RuleViolation("sheet.unknown-objective", field);
	return rows as ObjectivePlace[];
}
export interface ObjectivePlace {
	id: ObjectiveId;
	programmeId: string;
	axisCommitteeId: CommitteeId | null;
}

export async function isCurrentMember(tx: Tx, territoryId: TerritoryId, now: Date, personId: PersonId): Promise<boolean> {
	const row = await tx
		.selectFrom("membership")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("personId", "=", personId)
		.where(inForce("membership", dayOf(now)))
		.executeTakeFirst();
	return row !== undefined;
}

/** Sets the partners and their roles; what those who stay have written of their contribution stays. */
export async function replacePartners(
	tx: Tx,
	territoryId: TerritoryId,
	sheetId: SheetId,
	partners: readonly SheetPartner[],
): Promise<void> {
	const gone = tx.deleteFrom("sheetPartner").where("territoryId", "=", territoryId).where("sheetId", "=", sheetId);
	if (partners.length === 0) {
		await gone.execute();
		return;
	}
	await gone
		.where(
			"organisationId",
			"not in",
			partners.map((partner) => partner.organisationId),
		)
		.execute();
	await tx
		.insertInto("sheetPartner")
		.values(partners.map(({ organisationId, role }) => ({ territoryId, sheetId, organisationId, role })))
		.onConflict((conflict) => conflict.columns(["sheetId", "organisationId"]).doUpdateSet((eb) => ({ role: eb.ref("excluded.role") })))
		.execute();
}

/** Sets the worksites and the objectives of other programmes, whichever is given. */
export async function replaceLinks(
	tx: Tx,
	territoryId: TerritoryId,
	sheetId: SheetId,
	{ worksiteIds, otherObjectiveIds }: Partial<SheetContent>,
): Promise<void> {
	if (worksiteIds) {
		await tx.deleteFrom("sheetWorksite").where("territoryId", "=", territoryId).where("sheetId", "=", sheetId).execute();
		const rows = worksiteIds.map((worksiteId) => ({ territoryId, sheetId, worksiteId }));
		if (rows.length > 0) await tx.insertInto("sheetWorksite").values(rows).execute();
	}
	if (otherObjectiveIds) {
		await tx.deleteFrom("sheetObjective").where("territoryId", "=", territoryId).where("sheetId", "=", sheetId).execute();
		const rows = otherObjectiveIds.map((objectiveId) => ({ territoryId, sheetId, objectiveId }));
		if (rows.length > 0) await tx.insertInto("sheetObjective").values(rows).execute();
	}
}

export interface LockedMilestone {
	id: MilestoneId;
	title: string;
	dueOn: string | null;
	ownerId: PersonId | null;
	doneOn: string | null;
	revision: number;
}

/** @throws NotFound, also for a milestone of another sheet */
export async function lockMilestone(
	tx: Tx,
	territoryId: TerritoryId,
	sheetId: SheetId,
	milestoneId: MilestoneId,
): Promise<LockedMilestone> {
	const row = await tx
		.selectFrom("milestone")
		.select(["id", "title", "dueOn", "ownerId", "doneOn", "revision"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("id", "=", milestoneId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as LockedMilestone;
}

/** What a refused save shows beside what was typed. */
export const shownOf = (sheet: LockedSheet): SheetContent & { revision: number; status: SheetStatus } => {
	const fields = Object.fromEntries(sheetFieldNames.map((name) => [name, sheet[name]])) as unknown as SheetContent;
	return { ...fields, revision: sheet.revision, status: sheet.status };
};
