import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { collectAgreement } from "#app/domain/referrals/commands/collect-agreement.server.ts";
import * as inbox from "#app/routes/notices/inbox.tsx";
import * as referralPage from "#app/routes/referrals/referral.tsx";
import * as catalogue from "#app/routes/reminders/catalogue.tsx";
import * as reminder from "#app/routes/reminders/reminder.tsx";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";
import { useWeb } from "#tests/support/web.ts";

// The pages of reminders, asked about a referral by those whom it reminds, by those who know of it and by everyone else: once with every
// wall up, once without row-level security, when the application alone must still refuse.

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const monday = dayOf(now);
const web = useWeb(database, now);
const cookies: Record<string, string> = {};
let place: ReferralPlace;
let referralId: string;

beforeAll(async () => {
	place = await aReferralPlace(database, now);
	const { territory, sender, as } = place;
	const { ccas } = territory.organisationIds;
	const people: Record<string, Actor> = {
		...{ sender, ccas: place.ccas, manager: place.manager, dpo: place.dpo, caf: place.caf },
		admin: await territory.person("administration", { role: "admin" }),
		chair: await territory.person("elue", { mandates: { insertion: "chair" } }),
		lead: await territory.person("technique", { mandates: { insertion: "technical_lead" } }),
	};
	for (const [name, { personId }] of Object.entries(people)) cookies[name] = await web.signInAs(personId);
	referralId = await draftReferral(as(sender), { basis: "agreement" });
	await collectAgreement(as(sender), {
		...{ referralId: referralId as never, givenOn: monday, endsOn: plusDays(monday, 7), channel: "oral", givenBy: "person" },
		...{ covers: ["card", "account"], isNoticeGiven: true, organisationIds: [ccas] },
	});
	await sendTo(as(sender), referralId as never, [{ organisationId: ccas, scope: "full" }]);
	await testJobs({ db: database.worker, clock: () => new Date(`${monday}T06:00:00Z`) }).run("sweep-reminders", {});
	// rows in the name of people who should not have them
	for (const { personId } of Object.values(people))
		await database.asAdmin(
			`insert into notice (id, territory_id, person_id, kind, object_kind, object_id, merge_key, happened_at, settles_at)
			values (gen_random_uuid(), $1, $2, 'reminder/referral-agreement', 'referral', $3, $4, $5, $5) on conflict do nothing`,
			[territory.territoryId, personId, referralId, `reminder/referral-agreement/${referralId}`, now],
		);
});

type Handler = Parameters<typeof web.ask>[0];
const ask = (who: string, handler: unknown, form?: Record<string, string>) =>
	web.ask(handler as Handler, {
		path: "/t/exemple",
		cookie: cookies[who],
		form,
		params: { territory: "exemple", kind: "referral-agreement", object: referralId, referral: referralId },
	});
const others = ["ccas", "manager", "dpo", "caf", "admin", "chair", "lead"];

const walls: [string, () => Promise<unknown>][] = [
	["with every wall up", async () => {}],
	[
		"without row-level security",
		async () => {
			for (const { name } of await database.asAdmin<{ name: string }>(
				"select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relrowsecurity",
			))
				await database.asAdmin(`alter table ${name} disable row level security`);
		},
	],
];
describe.each(walls)("%s", (_, prepare) => {
	beforeAll(prepare);

	it("whom it reminds reads when the next one leaves, there and on the referral", async () => {
		const { status, data } = await ask("sender", reminder.loader);
		expect(status).toBe(200);
		expect(data).toMatchObject({ nextOn: plusDays(monday, 7), canLead: true, href: `/t/exemple/orientations/${referralId}` });
		expect(data.title).toMatch(/^Orientation [0-9A-Z]{4}-[0-9A-Z]{4}$/);
		expect((await ask("sender", referralPage.loader)).data.reminders).toMatchObject([{ kind: "referral-agreement" }]);
		expect((await ask("ccas", referralPage.loader)).data.reminders).toEqual([]);
	});

	it.each(others)("%s finds no page of it, and decides nothing", async (who) => {
		expect((await ask(who, reminder.loader)).status).toBe(404);
		for (const form of [{ intent: "send" }, { intent: "stop" }, { intent: "postpone", untilOn: plusDays(monday, 3) }] as Record<
			string,
			string
		>[])
			expect((await ask(who, reminder.action, form)).status).toBe(404);
	});

	it("the inbox shows it to those who may know of it, and never counts it for others", async () => {
		const unread = async (who: string) => {
			const { data } = await ask(who, inbox.loader);
			return JSON.stringify(data).includes("Une orientation attend");
		};
		for (const who of ["sender", "ccas", "manager"]) expect(await unread(who)).toBe(true);
		for (const who of ["dpo", "caf", "admin", "chair", "lead"]) expect(await unread(who)).toBe(false);
	});

	it("the catalogue lists the kinds for all, and no count of anything", async () => {
		const { data } = await ask("chair", catalogue.loader);
		const kind = data.kinds.find((one: { kind: string }) => one.kind === "referral-agreement");
		expect(Object.keys(kind).sort()).toEqual([
			"audience",
			"climbs",
			"climbsAfter",
			"date",
			"daysBefore",
			"ends",
			"isEdited",
			"isOn",
			"isOwn",
			"kind",
			"lateEveryDays",
			"revision",
			"title",
		]);
	});
});
