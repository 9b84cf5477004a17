import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { inUnit } from "#db/client.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aWorld, everyone, type Who, type World } from "./a-body-at-work.ts";

// Who reads and who writes each table of committees, asked of the database itself: no policy of ours stands before it here.

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const soon = "2026-12-10T08:00:00Z";

const all: readonly Who[] = ["chair", "lead", "member", "outsider", "officer", "reader", "guest"];
const contributors: readonly Who[] = ["chair", "lead", "member", "outsider", "officer", "guest"];
const body: readonly Who[] = ["chair", "lead", "member", "officer"];
const preparers: readonly Who[] = ["chair", "lead", "officer"];
const convoked: readonly Who[] = [...body, "guest"];
const nobody: readonly Who[] = [];

type Row = Record<string, unknown>;
interface Wall {
	/** Picks the row that is looked at: condition in SQL. */
	row: (w: World) => string;
	read: readonly Who[];
	/** What the new row says otherwise than that one; null where nobody ever adds. */
	like?: (w: World, me: string) => Row;
	add: readonly Who[];
	/** What is set; a column to itself unless told. */
	set: (w: World, me: string) => string;
	change: readonly Who[];
	remove: readonly Who[];
}

let world: World;

class Undone extends Error {}

/** As this person, in a context that claims the territory, and undone at once. @returns how many rows it touched, or why it was refused */
async function attempt(who: Who, text: string): Promise<number | "refused"> {
	let touched = 0;
	try {
		await inUnit(database.app, { personId: world.ids[who], territoryIds: [world.territoryId], now }, async (tx) => {
			const { rows, numAffectedRows } = await sql.raw(text).execute(tx);
			touched = numAffectedRows === undefined ? rows.length : Number(numAffectedRows);
			throw new Undone();
		});
	} catch (error) {
		const { code } = error as { code?: string };
		// refused by a policy, or by a trigger that keeps what was said
		if (code === "42501" || code === "23001") return "refused";
		// only a foreign key stood in the way: the wall did not
		if (code === "23503") return 1;
		if (!(error instanceof Undone)) throw new Error(`${who}: ${text}\n${(error as Error).message}`);
	}
	return touched;
}

async function whoMay(text: (me: string) => string): Promise<Who[]> {
	const may: Who[] = [];
	for (const who of everyone) {
		const touched = await attempt(who, text(world.ids[who]));
		if (typeof touched === "number" && touched > 0) may.push(who);
	}
	return may;
}

const quoted = (value: unknown): string => (value === null ? "null" : `'${String(value).replaceAll("'", "''")}'`);

async function copyOf(table: string, wall: Wall, me: string): Promise<string> {
	const [row] = await database.asAdmin<{ row: Row }>(`select to_jsonb(t) as row from ${table} t where ${wall.row(world)} limit 1`);
	const columns = await database.asAdmin<{ name: string }>(
		`select column_name as name from information_schema.columns where table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'`,
		[table],
	);
	const values = { ...row?.row, ...("id" in (row?.row ?? {}) ? { id: crypto.randomUUID() } : {}), ...wall.like?.(world, me) };
	const names = columns.map(({ name }) => `"${name}"`).join(", ");
	return `insert into ${table} (${names}) select ${names} from jsonb_populate_record(null::${table}, ${quoted(JSON.stringify(values))}::jsonb)`;
}

const ofMeeting = (w: World) => `meeting_id = '${w.meetingId}'`;
const ofBody = (w: World) => `committee_id = '${w.committeeId}'`;
/** Read by all who work in the territory, written by those who run the body. */
const run = { read: all, like: () => ({}), add: preparers, change: preparers, remove: preparers };
const self = (column: string) => () => `${column} = ${column}`;

const walls: Record<string, Wall> = {
	meeting: { row: (w) => `id = '${w.emptyMeetingId}'`, ...run, set: self("title") },
	meeting_series: { row: ofBody, ...run, set: self("rule") },
	agenda_point: { row: (w) => `id = '${w.pointId}'`, ...run, set: self("title") },
	"agenda_point kept to the body": { row: (w) => `id = '${w.secretPointId}'`, ...run, read: body, set: self("title") },
	agenda_paper: { row: (w) => `point_id = '${w.pointId}'`, ...run, set: self("name") },
	"agenda_paper kept to the body": { row: (w) => `point_id = '${w.secretPointId}'`, ...run, read: body, set: self("name") },
	attendance: {
		row: ofMeeting,
		...run,
		like: ({ emptyMeetingId }, me) => ({ meeting_id: emptyMeetingId, person_id: me }),
		set: self("status"),
	},
	guest_attendance: { row: ofMeeting, ...run, like: ({ emptyMeetingId }) => ({ meeting_id: emptyMeetingId }), set: self("status") },
	agenda_proposal: {
		...{ row: ofBody, read: body, like: (_, me) => ({ proposed_by: me }), add: body },
		...{ set: self("title"), change: preparers, remove: nobody },
	},
	"agenda_proposal in a member's name": {
		...{ row: ofBody, read: body, like: () => ({}), add: ["member"] },
		...{ set: () => "status = 'accepted'", change: preparers, remove: nobody },
	},
	meeting_poll: { row: ofBody, read: body, like: () => ({}), add: preparers, set: self("title"), change: preparers, remove: nobody },
	poll_slot: {
		...{ row: (w) => `id = '${w.slotId}'`, read: body, like: () => ({ starts_at: "2026-12-09T08:00:00Z" }), add: preparers },
		...{ set: self("ends_at"), change: nobody, remove: nobody },
	},
	poll_answer: {
		...{ row: (w) => `slot_id = '${w.slotId}'`, read: body, like: ({ freeSlotId }, me) => ({ slot_id: freeSlotId, person_id: me }) },
		...{ add: ["chair", "lead", "member"], set: () => "answer = 'no'", change: ["member"], remove: nobody },
	},
	committee_programme: {
		...{ row: ofBody, read: all, like: ({ otherCommitteeId }) => ({ committee_id: otherCommitteeId }), add: ["officer"] },
		...{ set: self("programme_id"), change: ["officer"], remove: ["officer"] },
	},
	committee_guest: { row: ofBody, ...run, set: self("added_at") },
	convocation: {
		...{ row: ofMeeting, ...run, read: convoked },
		...{ like: ({ emptyMeetingId }) => ({ meeting_id: emptyMeetingId }), set: self("message") },
	},
	convocation_recipient: {
		...{ row: ({ ids }) => `person_id = '${ids.member}'`, ...run, read: convoked, like: ({ ids }) => ({ person_id: ids.outsider }) },
		...{ set: () => `answer = 'yes', answered_at = '${soon}'`, change: body },
	},
	convocation_token: {
		...{ row: () => "true", read: nobody, like: () => ({ hash: "d".repeat(64) }), add: nobody },
		...{ set: self("issued_at"), change: nobody, remove: nobody },
	},
	minutes_remark: {
		...{ row: () => "true", read: body, like: (_, me) => ({ person_id: me }), add: ["chair"] },
		...{ set: (_, me) => `resolved_by = '${me}', resolved_at = '${soon}'`, change: preparers, remove: nobody },
	},
	"minutes_remark said otherwise": {
		...{ row: () => "true", read: body, like: ({ ids }) => ({ person_id: ids.chair }), add: ["chair"] },
		...{ set: (_, me) => `text = 'Rien', resolved_by = '${me}', resolved_at = '${soon}'`, change: nobody, remove: nobody },
	},
	minutes_observation: {
		...{ row: () => "true", read: [...body, "guest"], like: (_, me) => ({ person_id: me }), add: ["chair", "lead", "member", "guest"] },
		...{ set: self("text"), change: nobody, remove: nobody },
	},
	minutes_erratum: {
		...{ row: () => "true", read: body, like: (_, me) => ({ proposed_by: me }), add: preparers },
		...{ set: (_, me) => `status = 'approved', decided_by = '${me}', decided_at = '${soon}'`, change: ["chair"], remove: nobody },
	},
	"minutes_erratum accepted at once": {
		...{ row: () => "true", read: body, add: ["chair"] },
		like: (_, me) => ({ status: "approved", proposed_by: me, decided_by: me, decided_at: soon }),
		...{
			set: (_, me) => `text = 'Autre', decided_by = '${me}', status = 'refused', decided_at = '${soon}'`,
			change: nobody,
			remove: nobody,
		},
	},
	minutes_cut: {
		...{
			row: ({ approved }) => `meeting_id = '${approved.meetingId}'`,
			read: all,
			like: ({ minutes }) => ({ minutes_id: minutes.waiting }),
			add: nobody,
		},
		...{ set: self("words"), change: nobody, remove: nobody },
	},
	minutes_mailing: {
		...{ row: () => "true", read: all, like: (_, me) => ({ launched_by: me }), add: preparers },
		...{ set: self("launched_at"), change: nobody, remove: nobody },
	},
	minutes_mailing_recipient: {
		...{ row: () => "true", read: body, like: () => ({ email: "y@exemple.fr" }), add: preparers },
		...{ set: self("status"), change: preparers, remove: nobody },
	},
	minutes_author: {
		...{
			row: () => "true",
			read: body,
			like: ({ minutes }, me) => ({ minutes_id: minutes.waiting, person_id: me }),
			add: ["lead", "officer"],
		},
		...{ set: self("last_wrote_at"), change: ["lead"], remove: nobody },
	},
	decision: {
		row: () => "true",
		read: all,
		like: () => ({ number: 900 }),
		add: ["chair"],
		set: self("text"),
		change: ["chair"],
		remove: nobody,
	},
	task: {
		...{ row: () => "true", read: all, like: () => ({ decision_id: null }), add: ["chair"] },
		...{ set: self("status"), change: body, remove: nobody },
	},
	school_holiday: {
		...{ row: () => "true", read: all, like: () => ({}), add: ["officer"] },
		...{ set: self("name"), change: ["officer"], remove: ["officer"] },
	},
	saved_view: {
		...{ row: () => "name = 'À moi'", read: ["member"], like: (_, me) => ({ person_id: me, name: "Autre" }), add: all },
		...{ set: self("name"), change: ["member"], remove: ["member"] },
	},
	"saved_view shared": {
		...{ row: () => "is_shared", read: all, like: (_, me) => ({ person_id: me, name: "Autre" }), add: contributors },
		...{ set: self("name"), change: ["member", "officer"], remove: ["member", "officer"] },
	},
	bulk_change: {
		...{ row: () => "true", read: all, like: (_, me) => ({ made_by: me }), add: contributors },
		...{ set: (_, me) => `undone_by = '${me}', undone_at = '${soon}'`, change: contributors, remove: nobody },
	},
	calendar_feed: {
		...{ row: () => "true", read: ["member"], like: (_, me) => ({ person_id: me, token_hash: "e".repeat(64) }), add: everyone },
		...{ set: () => `revoked_at = '${soon}'`, change: ["member"], remove: nobody },
	},
	"calendar_feed of a body": {
		...{ row: () => "true", read: ["member"], add: all },
		like: (w, me) => ({ person_id: me, token_hash: "f".repeat(64), territory_id: w.territoryId, committee_id: w.committeeId }),
		...{ set: self("label"), change: nobody, remove: nobody },
	},
};

beforeAll(async () => {
	world = await aWorld(database, now);
});

describe.each(Object.keys(walls))("%s", (table) => {
	const wall = walls[table] as Wall;
	it("is read and written by these, and by nobody else", async () => {
		const name = table.split(" ")[0] as string;
		const copies: Record<string, string> = {};
		if (wall.like) for (const who of everyone) copies[world.ids[who]] = await copyOf(name, wall, world.ids[who]);
		expect({
			read: await whoMay(() => `select 1 from ${name} where ${wall.row(world)}`),
			add: wall.like ? await whoMay((me) => copies[me] as string) : [],
			change: await whoMay((me) => `update ${name} set ${wall.set(world, me)} where ${wall.row(world)}`),
			remove: await whoMay(() => `delete from ${name} where ${wall.row(world)}`),
		}).toEqual({ read: wall.read, add: wall.add, change: wall.change, remove: wall.remove });
	});
});
