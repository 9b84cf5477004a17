import { inForce } from "#db/predicates.ts";
import { dayOf } from "../kernel/calendar.ts";
import type { Tx } from "../kernel/context.server.ts";
import { Forbidden, NotFound, RuleViolation } from "../kernel/errors.ts";
import type { CommitteeId, PersonId, SheetId, TerritoryId } from "../kernel/ids.ts";
import type { ObjectiveId } from "../programmes/types.ts";
import { type Standing, setAsideStatuses } from "./rules.ts";
import type { MilestoneId, SheetFacts, SheetFields, SheetPartner, SheetStatus } from "./types.ts";

/** A sheet held for the length of the transaction, with all that policies and rules judge it by. */
export type LockedSheet = SheetFacts & SheetFields & Standing & { slug: string; revision: number; partners: SheetPartner[] };

const fieldNames = [
	"code",
	"title",
	"objectiveId",
	"isFlagship",
	"nature",
	"priority",
	"leadOrganisationId",
	"leadPersonId",
	"committeeId",
	"startOn",
	"endOn",
	"scheduleLabel",
	"context",
	"need",
	"aims",
	"description",
	"expectedResults",
	"targetGroups",
	"areas",
] as const satisfies (keyof SheetFields)[];

/** @throws NotFound; Forbidden for who sees the sheet and, as a reader, may not touch it: the database locks no row for them */
export async function lockSheet(tx: Tx, territoryId: TerritoryId, sheetId: SheetId): Promise<LockedSheet> {
	const sheets = tx.selectFrom("actionSheet").where("territoryId", "=", territoryId).where("id", "=", sheetId);
	const row = await sheets
		.select(["id", "territoryId", "slug", "status", "revision", ...fieldNames])
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw (await sheets.select("id").executeTakeFirst()) ? new Forbidden("sheet.reader") : new NotFound("not-found");
	const axisCommitteeId = await axisCommitteeOf(tx, territoryId, row.objectiveId as ObjectiveId);
	const partners = await tx
		.selectFrom("sheetPartner")
		.select(["organisationId", "role"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.orderBy("organisationId")
		.execute();
	const stood = await tx
		.selectFrom("sheetStatusChange")
		.select("toStatus")
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("toStatus", "not in", setAsideStatuses)
		.orderBy("changedAt", "desc")
		.orderBy("id", "desc")
		.executeTakeFirst();
	return {
		...row,
		axisCommitteeId,
		partners,
		resumesTo: stood?.toStatus ?? "draft",
	} as unknown as LockedSheet;
}

/** The committee that follows the axis of an objective. @throws RuleViolation when the territory has no such objective */
export async function axisCommitteeOf(tx: Tx, territoryId: TerritoryId, objectiveId: ObjectiveId): Promise<CommitteeId | null> {
	const axis = await tx
		.selectFrom("objective")
		.innerJoin("axis", "axis.id", "objective.axisId")
		.select("axis.committeeId")
		.where("objective.territoryId", "=", territoryId)
		.where("objective.id", "=", objectiveId)
		.executeTakeFirst();
	if (!axis) throw new RuleViolation("sheet.unknown-objective", "objectiveId");
	return axis.committeeId as CommitteeId | null;
}

type References = Pick<SheetFields, "leadOrganisationId" | "leadPersonId" | "committeeId"> & { partners: readonly SheetPartner[] };

/** Refuses, beside its field, whatever is not of this territory. Someone who has left may stay where they already were. */
export async function assertReferences(
	tx: Tx,
	territoryId: TerritoryId,
	now: Date,
	wanted: References,
	stored?: References,
): Promise<void> {
	const { leadOrganisationId, leadPersonId, committeeId, partners } = wanted;
	if (leadPersonId && leadPersonId !== stored?.leadPersonId && !(await isCurrentMember(tx, territoryId, now, leadPersonId))) {
		throw new RuleViolation("sheet.unknown-person", "leadPersonId");
	}
	const known = async (table: "organisation" | "committee", ids: string[]) =>
		(await tx.selectFrom(table).select("id").where("territoryId", "=", territoryId).where("id", "in", ids).execute()).length === ids.length;
	if (leadOrganisationId && !(await known("organisation", [leadOrganisationId]))) {
		throw new RuleViolation("sheet.unknown-organisation", "leadOrganisationId");
	}
	if (committeeId && !(await known("committee", [committeeId]))) throw new RuleViolation("sheet.unknown-committee", "committeeId");
	const partnerIds = partners.map((partner) => partner.organisationId);
	if (partnerIds.length > 0 && !(await known("organisation", partnerIds)))
		throw new RuleViolation("sheet.unknown-organisation", "partners");
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

export async function replacePartners(
	tx: Tx,
	territoryId: TerritoryId,
	sheetId: SheetId,
	partners: readonly SheetPartner[],
): Promise<void> {
	await tx.deleteFrom("sheetPartner").where("territoryId", "=", territoryId).where("sheetId", "=", sheetId).execute();
	if (partners.length === 0) return;
	await tx
		.insertInto("sheetPartner")
		.values(partners.map((partner) => ({ territoryId, sheetId, ...partner })))
		.execute();
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
export const shownOf = (sheet: LockedSheet): SheetFields & { revision: number; status: SheetStatus; partners: SheetPartner[] } => {
	const fields = Object.fromEntries(fieldNames.map((name) => [name, sheet[name]])) as unknown as SheetFields;
	return { ...fields, revision: sheet.revision, status: sheet.status, partners: sheet.partners };
};
