import type { KyselyPlugin } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { recordMeasurement } from "#app/domain/indicators/commands/record-measurement.server.ts";
import { AddIndicator, RecordMeasurement } from "#app/domain/indicators/schema.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { listMemberships } from "#app/domain/people/queries.server.ts";
import { presentCalendar } from "#app/presenters/calendar.server.ts";
import { presentCommittee } from "#app/presenters/committee.server.ts";
import { presentDashboard } from "#app/presenters/dashboard.server.ts";
import { presentDecisions } from "#app/presenters/decisions.server.ts";
import { presentHome } from "#app/presenters/duties.server.ts";
import { presentInbox } from "#app/presenters/inbox.server.ts";
import { presentIndicatorList } from "#app/presenters/indicator-list.server.ts";
import { presentIndicator } from "#app/presenters/indicator-page.server.ts";
import { presentMeeting } from "#app/presenters/meeting.server.ts";
import { presentMinutes } from "#app/presenters/minutes.server.ts";
import { presentProgramme } from "#app/presenters/programme.server.ts";
import { presentSheet } from "#app/presenters/sheet.server.ts";
import { presentSheetList } from "#app/presenters/sheet-list.server.ts";
import { presentShell } from "#app/presenters/shell.server.ts";
import { inUnit, openDb } from "#db/client.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { decision, docOf, submittedMinutes } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

let here: BuiltTerritory;
let elsewhere: BuiltTerritory;
let reader: Actor;
const at = { sheet: "1-1-1-ateliers-mobilite", sheetId: "", indicatorId: "", meetingId: "" };

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	elsewhere = await aTerritory(database.owner, now, "ailleurs");
	const officer = await here.person("agente", { role: "cooperation_officer", organisation: "epci" });
	const lead = await here.person("technique", { mandates: { insertion: "technical_lead" } });
	reader = await here.person("presidente", { mandates: { insertion: "chair" } });
	const as = (actor: Actor) => ({ db: database.app, actor, now });
	const sheetId = await aSheet(here);
	await aSheet(elsewhere);
	const indicatorId = await addIndicator(as(officer), AddIndicator.parse({ sheetId, label: "Personnes", type: "output", unit: "u" }));
	await recordMeasurement(as(officer), RecordMeasurement.parse({ sheetId, indicatorId, measuredOn: "2026-10-01", value: "3" }));
	const written = await submittedMinutes(as(lead), {
		committeeId: here.committeeIds.insertion as never,
		points: [{ title: "Un point", sheetId: sheetId as SheetId }],
		attendance: [{ personId: reader.personId, status: "present" }],
		doc: docOf(decision({ text: "Agir", sheetId, taskTitle: "Écrire", ownerId: reader.personId, dueOn: "2026-11-30" as Day })),
	});
	await approveMinutes(as(reader), written);
	Object.assign(at, { sheetId, indicatorId, meetingId: written.meetingId });
	const place = [here.territoryId, sheetId, reader.personId];
	await database.asAdmin(
		"insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values (gen_random_uuid(), $1, $2, 'Étape', '2026-11-01', $3)",
		place,
	);
	await database.asAdmin(
		`insert into notice (id, territory_id, object_id, person_id, kind, object_kind, merge_key, happened_at, settles_at)
		values (gen_random_uuid(), $1, $2, $3, 'status-changed', 'sheet', 'first', now(), now())`,
		place,
	);
	await database.asAdmin(
		`insert into progress_note (id, territory_id, sheet_id, noted_on, text, author_id, written_at)
		values (gen_random_uuid(), $1, $2, '2026-11-01', 'Une note', $3, now())`,
		place,
	);
});

/** What makes each more row of a table another one, in SQL, of `n`. */
const differences: Record<string, string> = {
	indicator: "'label', 'Indicateur ' || n",
	measurement: "'measured_on', date '2020-01-01' + n::int",
	action_sheet: "'slug', 'fiche-' || n, 'code', '9.' || n",
	milestone: "'title', 'Étape ' || n",
	progress_note: "'text', 'Note ' || n",
	meeting: "'title', 'Réunion ' || n",
	agenda_point: "'title', 'Point ' || n, 'position', 100 + n",
	decision: "'number', 100 + n",
	task: "'title', 'Tâche ' || n",
	notice: "'merge_key', 'autre ' || n",
	objective: "'number', 100 + n",
	organisation: "'slug', 'organisation-' || n",
};

/** Adds rows like the first that a territory has. */
async function grow(table: string, territory: BuiltTerritory, from: number, to: number): Promise<void> {
	const columns = await database.asAdmin<{ name: string }>(
		`select quote_ident(column_name) as name from information_schema.columns
		where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'`,
		[table],
	);
	const names = columns.map(({ name }) => name).join(", ");
	await database.asAdmin(
		`insert into ${table} (${names})
		select ${names.replaceAll(/[^, ]+/g, (name) => `(made).${name}`)} from (
			select jsonb_populate_record(null::${table}, to_jsonb(first) || jsonb_build_object('id', gen_random_uuid(), ${differences[table]})) as made
			from (select * from ${table} where territory_id = $1 order by id limit 1) first, generate_series($2::int, $3::int) n) one`,
		[territory.territoryId, from, to],
	);
}

const territoryCtx = (ctx: Ctx) => ({ ...ctx, personId: ctx.actor.personId, territoryIds: [ctx.actor.territoryId] });
async function visitor({ actor }: Ctx) {
	const memberships = await listMemberships(database.app, actor.personId, now);
	return { sessionId: "", person: { id: actor.personId, displayName: actor.displayName, email: "" }, memberships };
}

/** Each page, and the most statements that it may send, those of its unit of work aside. */
const pages: Record<string, [most: number, show: (ctx: Ctx) => Promise<unknown> | unknown]> = {
	"what surrounds every page": [
		1,
		async (ctx) => presentShell({ isDemo: false, db: ctx.db, clock: () => now }, await visitor(ctx), new Request("http://l/"), "ici"),
	],
	"sheet list": [3, (ctx) => presentSheetList(ctx, new URLSearchParams("colonnes=indicateurs"))],
	sheet: [14, (ctx) => presentSheet(ctx, at.sheet)],
	duties: [9, async (ctx) => presentHome({ ...territoryCtx(ctx), visitor: await visitor(ctx) })],
	dashboard: [13, (ctx) => presentDashboard(ctx)],
	programme: [6, (ctx) => presentProgramme(ctx)],
	committee: [16, (ctx) => presentCommittee(ctx, "insertion", 1)],
	meeting: [13, (ctx) => presentMeeting(ctx, "insertion", at.meetingId)],
	minutes: [19, (ctx) => presentMinutes(ctx, "insertion", at.meetingId)],
	decisions: [6, (ctx) => presentDecisions(ctx, new URLSearchParams())],
	calendar: [5, (ctx) => presentCalendar(ctx, new URLSearchParams("mois=2026-11"))],
	indicators: [4, (ctx) => presentIndicatorList(ctx, new URLSearchParams())],
	indicator: [2, (ctx) => presentIndicator(ctx, at.indicatorId)],
	inbox: [3, async (ctx) => presentInbox({ ...territoryCtx(ctx), visitor: await visitor(ctx) }, new Request("http://l/avis"))],
};

async function statementsOf(show: (ctx: Ctx) => unknown): Promise<number> {
	let count = 0;
	const counting: KyselyPlugin = {
		transformQuery: ({ node }) => node,
		// once a statement, when a query's node may be asked for several times
		async transformResult({ result }) {
			count++;
			return result;
		},
	};
	const { app } = database;
	await show({ db: { ...app, kysely: app.kysely.withPlugin(counting) }, actor: reader, now });
	return count;
}

async function statementsOfAll(): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const [name, [, show]] of Object.entries(pages)) counts[name] = await statementsOf(show);
	return counts;
}

it("asks each page by no more statements than are allowed, and by no more for thirty rows of everything than for three", async () => {
	const grown = Object.keys(differences).filter((table) => table !== "objective" && table !== "organisation");
	for (const table of grown) await grow(table, here, 1, 2);
	const withThree = await statementsOfAll();
	for (const table of grown) await grow(table, here, 3, 29);
	expect(await statementsOfAll()).toEqual(withThree);
	const tooMany = Object.entries(pages).flatMap(([name, [most]]) =>
		(withThree[name] ?? 0) > most ? [`${name}: ${withThree[name]} statements, at most ${most}`] : [],
	);
	expect(tooMany).toEqual([]);
});

it("reads no more rows for a list when other territories hold five times as many sheets", async () => {
	for (const table of ["objective", "organisation"]) await grow(table, elsewhere, 1, 200);
	const growSheets = async (from: number, to: number) => {
		await grow("action_sheet", elsewhere, from, to);
		// under all objectives, as sheets are: of one that held nearly all, the planner would think that any other may too
		await database.asAdmin(
			`update action_sheet s set objective_id = place.ids[1 + abs(hashtext(s.id::text)) % cardinality(place.ids)]
			from (select array_agg(id) as ids from objective where territory_id = $1) place where s.territory_id = $1`,
			[elsewhere.territoryId],
		);
	};
	await growSheets(1, 3_000);
	const before = await rowsRead();
	expect(before).toBeGreaterThan(0);
	await growSheets(3_001, 15_000);
	expect(await rowsRead()).toBeLessThanOrEqual(before);
});

/** How many rows of tables the list reads, as PostgreSQL counts them, on a connection of its own. */
async function rowsRead(): Promise<number> {
	await database.asAdmin("analyze");
	const db = openDb("app", database.adminUrl, { maxConnections: 1 });
	const flushed = () =>
		inUnit(db, { personId: null, territoryIds: [], now }, (tx) =>
			tx.selectNoFrom(({ fn }) => fn<null>("pg_stat_force_next_flush").as("flushed")).execute(),
		);
	const total = async () => {
		const [row] = await database.asAdmin<{ read: number }>(
			"select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as read from pg_stat_user_tables",
		);
		return row?.read ?? 0;
	};
	try {
		await flushed();
		const before = await total();
		await presentSheetList({ db, actor: reader, now }, new URLSearchParams("colonnes=indicateurs"));
		await flushed();
		return (await total()) - before;
	} finally {
		await db.close();
	}
}
