import { type SqlBool, sql } from "kysely";
import type { Day } from "../kernel/calendar.ts";
import { dayOf } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { OrganisationId, TerritoryId } from "../kernel/ids.ts";
import type { Department } from "../kernel/public-holidays.ts";
import { readPage } from "../kernel/read-page.server.ts";
import { type Need, needs, type Public, publics } from "../referrals/types.ts";
import { monthsBefore, nextDates } from "./rules.ts";
import type { MissionFilter, SessionFilter } from "./schema.ts";
import type { DropInSession, Mission, MissionId, MissionPart, SessionId } from "./types.ts";

const missions = (tx: ReadTx, territoryId: TerritoryId) =>
	tx
		.selectFrom("missionSplit as m")
		.innerJoin("organisation as o", "o.id", "m.organisationId")
		.where("m.territoryId", "=", territoryId)
		.select(["m.id", "m.need", "m.public", "m.organisationId", "o.name as organisationName", "m.part"])
		.select(["m.convention", "m.conventionOn", "m.reviewOn", "m.note", "m.revision"]);

/** The split of missions in the order of the common grid: by need, by public, whoever leads first. */
export async function listMissions(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ besoin, public: forPublic, organisation, revue }: MissionFilter,
	today: Day,
): Promise<Mission[]> {
	let query = missions(tx, territoryId);
	if (besoin) query = query.where("m.need", "=", besoin);
	if (forPublic) query = query.where("m.public", "=", forPublic);
	if (organisation) query = query.where("m.organisationId", "=", organisation);
	if (revue) query = query.where("m.reviewOn", "<", today);
	const found = (await query.orderBy("m.part").orderBy(sql`unaccent(lower(o.name))`).execute()) as unknown as Mission[];
	const place = ({ need, public: one }: Mission) => needs.indexOf(need) * publics.length + publics.indexOf(one);
	return found.sort((a, b) => place(a) - place(b));
}

export async function getMission(tx: ReadTx, territoryId: TerritoryId, missionId: MissionId): Promise<Mission> {
	const row = await missions(tx, territoryId).where("m.id", "=", missionId).executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as Mission;
}

const sessions = (tx: ReadTx, territoryId: TerritoryId) =>
	tx
		.selectFrom("dropInSession as s")
		.innerJoin("organisation as o", "o.id", "s.organisationId")
		.leftJoin("organisation as h", "h.id", "s.hostId")
		.where("s.territoryId", "=", territoryId)
		.select(["s.id", "s.organisationId", "o.name as organisationName", "s.hostId", "h.name as hostName", "s.place", "s.rhythm"])
		.select(["s.weekday", "s.nth", "s.startsOn", "s.endsOn", "s.booking", "s.note", "s.confirmedOn", "s.revision"])
		.select([
			sql<string>`to_char(s.opens_at, 'HH24:MI')`.as("opensAt"),
			sql<string>`to_char(s.closes_at, 'HH24:MI')`.as("closesAt"),
			// as text: the driver knows days, not lists of them
			sql<Day[]>`s.closed_on::text[]`.as("closedOn"),
			sql<Department>`(select t.department_code from territory t where t.id = s.territory_id)`.as("department"),
		]);

const sessionsPerPage = 25;

/** One page of the drop-in sessions: those still held unless asked otherwise, by weekday and hour. */
export async function listSessions(tx: ReadTx, territoryId: TerritoryId, { organisation, jour, etat, page }: SessionFilter, today: Day) {
	let query = sessions(tx, territoryId);
	if (organisation) query = query.where((eb) => eb.or([eb("s.organisationId", "=", organisation), eb("s.hostId", "=", organisation)]));
	if (jour) query = query.where("s.weekday", "=", Number(jour));
	const isHeld = sql<SqlBool>`(s.ends_on is null or s.ends_on >= ${today}::date)`;
	query = query.where(etat === "terminee" ? sql<SqlBool>`not ${isHeld}` : isHeld);
	if (etat === "a-confirmer")
		query = query.where((eb) => eb.or([eb("s.confirmedOn", "is", null), eb("s.confirmedOn", "<", monthsBefore(today, 6))]));
	const found = query.orderBy("s.weekday").orderBy("s.opensAt").orderBy(sql`unaccent(lower(o.name))`).orderBy("s.id");
	const { rows, ...shown } = await readPage(found, page, sessionsPerPage);
	return { sessions: rows as unknown as DropInSession[], ...shown };
}

export async function getSession(tx: ReadTx, territoryId: TerritoryId, sessionId: SessionId): Promise<DropInSession> {
	const row = await sessions(tx, territoryId).where("s.id", "=", sessionId).executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as DropInSession;
}

export interface SuggestedRecipient {
	organisationId: OrganisationId;
	organisationName: string;
	part: MissionPart;
	/** The entry of the split that suggests it: this very public, or everyone. */
	why: { need: Need; public: Public; convention: string | null };
	/** « Ce qu'il nous faut ». */
	needsNote: string | null;
	/** « Ce que nous ne traitons pas ». */
	declinesNote: string | null;
	sessions: (DropInSession & { nextDates: Day[] })[];
}

/**
 * Who answers such a need: the lead first, then this public before everyone; each organisation once, by what suggests it best, with its
 * notes and the drop-in sessions that it still holds.
 */
export async function suggestRecipients(
	tx: ReadTx,
	territoryId: TerritoryId,
	need: Need,
	forPublic: Public,
): Promise<SuggestedRecipient[]> {
	const rows = await missions(tx, territoryId)
		.leftJoin("referralOrganisation as r", (join) =>
			join.onRef("r.territoryId", "=", "m.territoryId").onRef("r.organisationId", "=", "m.organisationId"),
		)
		.select(["r.needsNote", "r.declinesNote", sql<Date>`app_now()`.as("now")])
		.where("m.need", "=", need)
		.where("m.public", "in", [forPublic, "everyone"])
		.orderBy("m.part")
		.orderBy(sql`m.public = 'everyone'`)
		.orderBy(sql`unaccent(lower(o.name))`)
		.execute();
	const first = rows[0];
	if (!first) return [];
	const best = rows.filter((row, index) => rows.findIndex(({ organisationId }) => organisationId === row.organisationId) === index);
	const held = (await sessions(tx, territoryId)
		.where(
			"s.organisationId",
			"in",
			best.map(({ organisationId }) => organisationId),
		)
		.where((eb) => eb.or([eb("s.endsOn", "is", null), eb("s.endsOn", ">=", dayOf(first.now))]))
		.orderBy("s.weekday")
		.orderBy("s.opensAt")
		.execute()) as unknown as DropInSession[];
	return best.map((row) => ({
		organisationId: row.organisationId as OrganisationId,
		organisationName: row.organisationName,
		part: row.part as MissionPart,
		why: { need, public: row.public as Public, convention: row.convention },
		needsNote: row.needsNote,
		declinesNote: row.declinesNote,
		sessions: held
			.filter(({ organisationId }) => organisationId === row.organisationId)
			.map((session) => ({ ...session, nextDates: nextDates(session, first.now) })),
	}));
}
