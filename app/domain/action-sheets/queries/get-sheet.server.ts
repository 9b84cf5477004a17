import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { camelKeys } from "#db/nested-rows.ts";
import type { ReadTx } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { hasPlannedLine } from "../completeness.server.ts";
import { isSetAside } from "../rules.ts";
import { columnNames } from "../store.server.ts";
import type { Sheet, SheetMeeting, StatusChange } from "../types.ts";

/** @throws NotFound */
export async function getSheet(tx: ReadTx, territoryId: TerritoryId, slug: string): Promise<Sheet> {
	const row = await tx
		.selectFrom("actionSheet as s")
		.innerJoin("objective as o", "o.id", "s.objectiveId")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.innerJoin("programme as p", "p.id", "a.programmeId")
		.leftJoin("organisation as lo", "lo.id", "s.leadOrganisationId")
		.leftJoin("person as lp", "lp.id", "s.leadPersonId")
		.leftJoin("person as up", "up.id", "s.updatedBy")
		// a sheet without a body of its own is followed by the committee of its axis
		.leftJoin("committee as c", (join) => join.on("c.id", "=", sql`coalesce(s.committee_id, a.committee_id)`))
		.leftJoin("organisation as own", "own.id", "s.projectOwnerId")
		.leftJoin("person as ep", "ep.id", "s.electedLeadId")
		.leftJoin("person as tp", "tp.id", "s.technicalLeadId")
		.leftJoin("actionSheet as par", "par.id", "s.parentId")
		.select(["s.id", "s.territoryId", "s.slug", "s.status", "s.statusReason", "s.revision", "s.updatedAt", "s.parentId"])
		.select(columnNames.map((name) => `s.${name}` as const))
		.select([
			"p.id as programmeId",
			"p.title as programmeTitle",
			"p.requiredFields",
			"p.fullSheetFor",
			"own.name as projectOwnerName",
			"ep.displayName as electedLeadName",
			"tp.displayName as technicalLeadName",
			"par.slug as parentSlug",
			"par.code as parentCode",
			"par.title as parentTitle",
			"a.id as axisId",
			"a.number as axisNumber",
			"a.title as axisTitle",
			"a.committeeId as axisCommitteeId",
			"o.title as objectiveTitle",
			"o.isImplicit as isObjectiveImplicit",
			"lo.name as leadOrganisationName",
			"lp.displayName as leadPersonName",
			"up.displayName as updatedByName",
			"c.slug as committeeSlug",
			"c.name as committeeName",
		])
		.select((eb) => [
			jsonArrayFrom(
				eb
					.selectFrom("sheetPartner as sp")
					.innerJoin("organisation as po", "po.id", "sp.organisationId")
					.select(["sp.organisationId", "po.name", "sp.role", "sp.contribution", "sp.revision"])
					.whereRef("sp.sheetId", "=", "s.id")
					.orderBy(sql`unaccent(lower(po.name))`),
			).as("partners"),
			jsonArrayFrom(
				eb
					.selectFrom("sheetWorksite as sw")
					.innerJoin("worksite as w", "w.id", "sw.worksiteId")
					.select(["w.id", "w.number", "w.title"])
					.whereRef("sw.sheetId", "=", "s.id")
					.orderBy("w.number"),
			).as("worksites"),
			jsonArrayFrom(
				eb
					.selectFrom("sheetObjective as so")
					.innerJoin("objective as oo", "oo.id", "so.objectiveId")
					.innerJoin("axis as oa", "oa.id", "oo.axisId")
					.innerJoin("programme as op", "op.id", "oa.programmeId")
					.select(["oo.id", "oo.title", "oa.number as axisNumber", "oa.title as axisTitle", "op.title as programmeTitle"])
					.whereRef("so.sheetId", "=", "s.id")
					.orderBy("op.title"),
			).as("otherObjectives"),
			jsonArrayFrom(
				eb
					.selectFrom("actionSheet as sub")
					.leftJoin("person as sl", "sl.id", "sub.leadPersonId")
					.leftJoin("organisation as slo", "slo.id", "sub.leadOrganisationId")
					.select(["sub.id", "sub.slug", "sub.code", "sub.title", "sub.status", "sub.startOn", "sub.endOn"])
					.select(["sl.displayName as leadPersonName", "slo.name as leadOrganisationName"])
					.whereRef("sub.parentId", "=", "s.id")
					.orderBy("sub.code")
					.orderBy("sub.id"),
			).as("subActions"),
			jsonArrayFrom(
				eb
					.selectFrom("indicator as i")
					.select(["i.id", "i.label", "i.unit", "i.targetValue", "i.targetOn", "i.yearlyTargets"])
					.whereRef("i.sheetId", "=", "s.id")
					.orderBy("i.position"),
			).as("indicators"),
			jsonArrayFrom(
				eb
					.selectFrom("sheetReview as sr")
					.select(["sr.year", "sr.text", "sr.followUp", "sr.revision"])
					.whereRef("sr.sheetId", "=", "s.id")
					.orderBy("sr.year", "desc"),
			).as("reviews"),
			jsonArrayFrom(
				eb
					.selectFrom("milestone as m")
					.leftJoin("person as mp", "mp.id", "m.ownerId")
					.select(["m.id", "m.title", "m.dueOn", "m.doneOn", "m.ownerId", "mp.displayName as ownerName", "m.revision"])
					.whereRef("m.sheetId", "=", "s.id")
					.orderBy("m.dueOn", (order) => order.asc().nullsLast())
					.orderBy("m.position")
					.orderBy("m.id"),
			).as("milestones"),
			jsonArrayFrom(
				eb
					.selectFrom("sheetStatusChange as h")
					.leftJoin("person as hp", "hp.id", "h.changedBy")
					.select(["h.fromStatus", "h.toStatus", "h.reason", "hp.displayName as changedByName", "h.changedAt"])
					.whereRef("h.sheetId", "=", "s.id")
					.orderBy("h.changedAt", "desc")
					.orderBy("h.id", "desc"),
			).as("changes"),
			hasPlannedLine(eb.ref("s.id")).as("hasPlannedLine"),
		])
		.where("s.territoryId", "=", territoryId)
		.where("s.slug", "=", slug)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	const {
		parentSlug,
		parentCode,
		parentTitle,
		requiredFields,
		fullSheetFor,
		hasPlannedLine: isPlanned,
		changes,
		...sheet
	} = camelKeys(row) as typeof row;
	const history = changes.map((change) => ({ ...change, changedAt: new Date(change.changedAt) })) as StatusChange[];
	return {
		...sheet,
		parent: parentSlug === null ? null : { slug: parentSlug, code: parentCode, title: parentTitle },
		history,
		resumesTo: history.find((change) => !isSetAside(change.toStatus))?.toStatus ?? "draft",
		asked: { requiredFields, fullSheetFor },
		milestoneCount: sheet.milestones.length,
		indicatorCount: sheet.indicators.length,
		hasPlannedBudget: sheet.plannedBudget !== null || isPlanned,
	} as unknown as Sheet;
}

/** Meetings whose agenda names the sheet, latest first. */
export async function listMeetingsOfSheet(tx: ReadTx, territoryId: TerritoryId, sheetId: string): Promise<SheetMeeting[]> {
	const rows = await tx
		.selectFrom("meeting")
		.innerJoin("committee", "committee.id", "meeting.committeeId")
		.select([
			"meeting.id",
			"committee.slug as committeeSlug",
			"committee.name as committeeName",
			"meeting.title",
			"meeting.startsAt",
			"meeting.status",
		])
		.where("meeting.territoryId", "=", territoryId)
		.where((eb) =>
			eb.exists(
				eb
					.selectFrom("agendaPoint")
					.select("agendaPoint.id")
					.whereRef("agendaPoint.meetingId", "=", "meeting.id")
					.where("agendaPoint.sheetId", "=", sheetId),
			),
		)
		.orderBy("meeting.startsAt", "desc")
		.execute();
	return rows as SheetMeeting[];
}
