import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/kernel/ids.ts";
import * as task from "#app/routes/decisions/task.tsx";
import * as catalogue from "#app/routes/reminders/catalogue.tsx";
import * as reminder from "#app/routes/reminders/reminder.tsx";
import * as sheet from "#app/routes/sheets/sheet.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const web = useWeb(database, now);
type Who = "officer" | "lead" | "pilot" | "owner" | "reader" | "foreigner";
const cookies = {} as Record<Who, string>;
const ids = {} as Record<Who, string>;
let here: BuiltTerritory;
let milestoneId: string;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	const people = {
		officer: await here.person("claire", { role: "cooperation_officer" }),
		lead: await here.person("luc", { mandates: { insertion: "technical_lead" } }),
		pilot: await here.person("paul"),
		owner: await here.person("odile"),
		reader: await here.person("lise", { role: "reader" }),
		foreigner: await (await aTerritory(database.owner, now, "la-bas")).person("fred", { role: "admin" }),
	};
	for (const [name, { personId }] of Object.entries(people)) {
		ids[name as Who] = personId;
		cookies[name as Who] = await web.signInAs(personId);
	}
	const sheetId = await aSheet(here, { slug: "un" });
	await database.asAdmin("update action_sheet set lead_person_id = $2 where id = $1", [sheetId, ids.pilot]);
	milestoneId = newId();
	await database.asAdmin(
		"insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values ($1, $2, $3, 'Ouvrir', '2026-12-15', $4)",
		[milestoneId, here.territoryId, sheetId, ids.owner],
	);
});

type Handler = Parameters<typeof web.ask>[0];
const ask = (who: Who, handler: unknown, sent: { form?: Record<string, string>; path?: string; params?: Record<string, string> } = {}) =>
	web.ask(handler as Handler, {
		path: "/t/ici/administration/relances",
		cookie: cookies[who],
		...sent,
		params: { territory: "ici", ...sent.params },
	});
const events = async (name: string) =>
	(
		await database.asAdmin<{ payload: Record<string, unknown> }>(
			"select payload from outbox where name = $1 and territory_id = $2 order by seq",
			[name, here.territoryId],
		)
	).map(({ payload }) => payload);

describe("the catalogue", () => {
	const set = (more: Record<string, string> = {}) => ({
		intent: "set",
		kind: "milestone",
		revision: "0",
		isOn: "on",
		daysBefore: "3, 10",
		lateEveryDays: "14",
		climbsAfter: "",
		committeeId: "",
		...more,
	});

	it("is read by every member, and changed by stewards alone", async () => {
		const reply = await ask("reader", catalogue.loader);
		expect(reply.data).toMatchObject({ can: { edit: false, quiet: false } });
		expect(reply.data.kinds).toHaveLength(23);
		expect((await ask("foreigner", catalogue.loader)).status).toBe(404);
		for (const who of ["reader", "pilot", "lead"] as const) expect((await ask(who, catalogue.action, { form: set() })).status).toBe(403);
		expect((await ask("officer", catalogue.action, { form: set() })).status).toBe(302);
		const kind = async () => (await ask("reader", catalogue.loader)).data.kinds.find((one: { kind: string }) => one.kind === "milestone");
		expect(await kind()).toMatchObject({ daysBefore: [10, 3], lateEveryDays: 14, climbsAfter: null, isOwn: true, revision: 1 });
		// stale, then back to the catalogue's
		expect((await ask("officer", catalogue.action, { form: set() })).status).toBe(409);
		expect(
			(await ask("officer", catalogue.action, { form: { intent: "reset", kind: "milestone", revision: "1", committeeId: "" } })).status,
		).toBe(302);
		expect(await kind()).toMatchObject({ daysBefore: [30, 7, 0], isOwn: false, revision: 0 });
		expect(await events("reminder-rule.changed")).toEqual([
			{ of: "milestone", committeeId: null, isReset: false },
			{ of: "milestone", committeeId: null, isReset: true },
		]);
	});

	it("says what cannot be read, and refuses a body's rhythm of what no body follows", async () => {
		expect((await ask("officer", catalogue.action, { form: set({ daysBefore: "hier" }) })).status).toBe(400);
		const committeeId = here.committeeIds.insertion as string;
		expect((await ask("officer", catalogue.action, { form: set({ kind: "mission", committeeId }) })).status).toBe(422);
	});

	it("lets who leads a body set its rhythms, and those of no other", async () => {
		const of = (slug: string) => here.committeeIds[slug] as string;
		expect((await ask("lead", catalogue.action, { form: set({ committeeId: of("insertion") }) })).status).toBe(302);
		expect((await ask("lead", catalogue.action, { form: set({ committeeId: of("gerontologie") }) })).status).toBe(403);
		expect((await ask("officer", catalogue.action, { form: set({ committeeId: newId() }) })).status).toBe(404);
		const { data } = await ask("lead", catalogue.loader, { path: "/t/ici/administration/relances?comite=insertion&regle=milestone" });
		expect(data).toMatchObject({ committee: { slug: "insertion" }, can: { edit: true, quiet: false } });
		expect(data.kinds.find((one: { kind: string }) => one.kind === "milestone")).toMatchObject({ isOwn: true, isEdited: true });
		expect((await ask("lead", catalogue.loader, { path: "/t/ici/administration/relances?comite=inconnu" })).status).toBe(404);
		await ask("lead", catalogue.action, { form: { intent: "reset", kind: "milestone", revision: "1", committeeId: of("insertion") } });
	});

	it("keeps quiet in school holidays when stewards say so", async () => {
		expect((await ask("lead", catalogue.action, { form: { intent: "quiet", revision: "0", isQuiet: "on" } })).status).toBe(403);
		expect((await ask("officer", catalogue.action, { form: { intent: "quiet", revision: "0", isQuiet: "on" } })).status).toBe(302);
		expect((await ask("officer", catalogue.loader)).data.quiet).toEqual({ isQuiet: true, revision: 1 });
		expect((await ask("officer", catalogue.action, { form: { intent: "quiet", revision: "0" } })).status).toBe(409);
		expect((await ask("officer", catalogue.action, { form: { intent: "quiet", revision: "1" } })).status).toBe(302);
		expect((await ask("officer", catalogue.loader)).data.quiet).toEqual({ isQuiet: false, revision: 2 });
	});
});

describe("the reminders of a milestone", () => {
	const page = () => ({ params: { kind: "milestone", object: milestoneId } });
	const turn = (who: Who, form: Record<string, string>) => ask(who, reminder.action, { form, ...page() });

	it("are shown on its sheet and on their page", async () => {
		const shown = await ask("reader", sheet.loader, { params: { sheet: "un" } });
		expect(shown.data.milestones[0].reminder).toMatchObject({ nextOn: "2026-12-08", hold: null });
		expect((await ask("owner", reminder.loader, page())).data).toMatchObject({
			title: "Ouvrir",
			nextOn: "2026-12-08",
			canLead: false,
			raised: [],
		});
		expect((await ask("pilot", reminder.loader, page())).data.canLead).toBe(true);
		expect((await ask("owner", reminder.loader, { params: { kind: "milestone", object: newId() } })).status).toBe(404);
		expect((await ask("owner", reminder.loader, { params: { kind: "mandate", object: milestoneId } })).status).toBe(404);
		expect((await ask("owner", task.loader, { params: { task: newId() } })).status).toBe(404);
	});

	it("are put off, stopped and resumed by who leads", async () => {
		for (const who of ["owner", "reader"] as const) expect((await turn(who, { intent: "stop" })).status).toBe(403);
		expect((await turn("pilot", { intent: "postpone", untilOn: "2026-11-23" })).status).toBe(422);
		expect((await turn("pilot", { intent: "postpone", untilOn: "2026-12-01" })).status).toBe(302);
		expect((await ask("pilot", reminder.loader, page())).data).toMatchObject({ nextOn: "2026-12-01", hold: { untilOn: "2026-12-01" } });
		expect((await turn("lead", { intent: "stop" })).status).toBe(302);
		expect((await ask("pilot", reminder.loader, page())).data).toMatchObject({ nextOn: null, hold: { untilOn: null } });
		expect((await turn("officer", { intent: "resume" })).status).toBe(302);
		expect((await turn("officer", { intent: "resume" })).status).toBe(422);
		const object = { reminderKind: "milestone", objectId: milestoneId };
		expect(await events("reminder.postponed")).toEqual([{ ...object, untilOn: "2026-12-01" }]);
		expect(await events("reminder.stopped")).toEqual([object]);
		expect(await events("reminder.resumed")).toEqual([object]);
	});

	it("leave by hand once a day, as a notice to whoever should act", async () => {
		expect((await turn("owner", { intent: "send" })).status).toBe(403);
		const both = await Promise.all([turn("pilot", { intent: "send" }), turn("lead", { intent: "send" })]);
		expect(both.map(({ status }) => status).sort()).toEqual([302, 422]);
		const jobs = testJobs({ db: database.worker, clock: () => now });
		await jobs.settle();
		const [sent] = await events("reminder.sent-by-hand");
		await jobs.run("raise-sent-reminder", { ...sent, eventId: newId(), territoryId: here.territoryId });
		const notices = await database.asAdmin(
			"select person_id, kind, object_id, times from notice where territory_id = $1 and kind like 'reminder%'",
			[here.territoryId],
		);
		expect(notices).toEqual([{ person_id: ids.owner, kind: "reminder/milestone", object_id: milestoneId, times: 1 }]);
		expect((await ask("pilot", reminder.loader, page())).data).toMatchObject({
			isSentToday: true,
			raised: [{ stage: "manual-2026-11-23" }],
		});
	});

	it("end with it", async () => {
		await database.asAdmin("update milestone set done_on = '2026-11-23' where id = $1", [milestoneId]);
		expect((await ask("pilot", reminder.loader, page())).status).toBe(404);
		expect((await turn("pilot", { intent: "stop" })).status).toBe(404);
	});
});
