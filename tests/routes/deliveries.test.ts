import { describe, expect, it } from "vitest";
import { territoryRoles } from "#app/domain/kernel/actor.ts";
import { buryJob } from "#app/domain/outbox/commands/bury-job.server.ts";
import { paths } from "#app/paths.ts";
import * as deliveries from "#app/routes/jobs/deliveries.tsx";
import * as mailStop from "#app/routes/jobs/mail-stop.tsx";
import * as sampleHtml from "#app/routes/mail-samples/sample-html.tsx";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const web = useWeb(database, now);

async function aDeadJob(territory: BuiltTerritory) {
	const payload = { territoryId: territory.territoryId };
	await buryJob(
		{ db: database.worker, now },
		{ jobId: crypto.randomUUID(), failedAt: now, name: "send-reminder-email", payload, error: "ETIMEDOUT", attempts: 12 },
	);
	const [job] = await database.asAdmin<{ id: string }>("select id from dead_job where territory_id = $1 order by failed_at desc limit 1", [
		territory.territoryId,
	]);
	return job?.id ?? "";
}
const pageOf = (territory: BuiltTerritory) => ({ path: paths.jobs(territory.slug), params: { territory: territory.slug } });

describe("the page of what is sent", () => {
	it.each(territoryRoles)("opens for stewards only: %s", async (role) => {
		const territory = await aTerritory(database.owner, now, `role-${role.replace("_", "-")}`);
		const { personId } = await territory.person("quelqu-un", { role });
		const answer = await web.ask(deliveries.loader, { ...pageOf(territory), cookie: await web.signInAs(personId) });
		expect(answer.status).toBe(role === "admin" || role === "cooperation_officer" ? 200 : 404);
	});

	it("tells what failed, what left and what is to come", async () => {
		const territory = await aTerritory(database.owner, now, "envois");
		const { personId } = await territory.person("admin", { role: "admin" });
		await aDeadJob(territory);
		await database.asAdmin(
			"insert into email_delivery (id, key, kind, person_id, territory_id, claimed_at, sent_at) values (gen_random_uuid(), 'a', 'reminder', $1, $2, $3, $3), (gen_random_uuid(), 'b', 'reminder', $1, $2, $3, null), (gen_random_uuid(), 'c', 'reminder', $1, $2, $4, $4)",
			[personId, territory.territoryId, now, new Date("2026-10-01T09:00:00Z")],
		);
		const { data } = await web.ask(deliveries.loader, { ...pageOf(territory), cookie: await web.signInAs(personId) });
		expect(data.deadJobs).toEqual([
			expect.objectContaining({ label: "Courriel de relance", error: "ETIMEDOUT", attempts: 12, settledAt: null }),
		]);
		expect(data.counts).toEqual([{ label: "Relances d'échéances", sent: 1, underWay: 1, lastSentAt: now.toISOString() }]);
		expect(data.schedules).toContainEqual({ label: "Relances des échéances", time: "07:00", days: "Tous les jours" });
		expect(data.deadJobs[0].payload).toBeUndefined();
	});

	it("shows one kind when asked, by pages, and runs again all that wait of a kind, once", async () => {
		const territory = await aTerritory(database.owner, now, "beaucoup");
		const { personId } = await territory.person("admin", { role: "admin" });
		const cookie = await web.signInAs(personId);
		for (let count = 0; count < 27; count++) await aDeadJob(territory);
		const page = (query: string) =>
			web.ask(deliveries.loader, { ...pageOf(territory), path: `${paths.jobs(territory.slug)}${query}`, cookie });
		const all = (await page("")).data;
		expect([all.deadJobs.length, all.page]).toEqual([25, { total: 27, page: 1, pageCount: 2 }]);
		expect(all.kinds).toEqual([{ name: "send-reminder-email", label: "Courriel de relance", waiting: 27, total: 27 }]);
		expect((await page("?page=2")).data.deadJobs).toHaveLength(2);
		expect((await page("?envoi=send-mention-email")).data.deadJobs).toEqual([]);
		expect((await page("?envoi=%3Cscript%3E&page=x")).data.deadJobs).toHaveLength(25);
		const replay = () => web.ask(deliveries.action, { ...pageOf(territory), cookie, form: { name: "send-reminder-email" } });
		const done = await replay();
		expect([done.status, done.headers.get("Set-Cookie")]).toEqual([302, expect.stringContaining("toast=dead-jobs-replayed")]);
		expect((await replay()).status).toBe(422);
		expect((await page("")).data.kinds[0].waiting).toBe(0);
		const { personId: partner } = await territory.person("partenaire");
		const refused = await web.ask(deliveries.action, {
			...pageOf(territory),
			cookie: await web.signInAs(partner),
			form: { name: "send-reminder-email" },
		});
		expect(refused.status).toBe(403);
	});

	it("settles a job and says so; a second time it says that it was", async () => {
		const territory = await aTerritory(database.owner, now, "suite");
		const { personId } = await territory.person("admin", { role: "admin" });
		const cookie = await web.signInAs(personId);
		const form = { deadJobId: await aDeadJob(territory), decision: "replayed" };
		const done = await web.ask(deliveries.action, { ...pageOf(territory), cookie, form });
		expect([done.status, done.location]).toEqual([302, "/t/suite/administration/envois"]);
		expect(done.headers.get("Set-Cookie")).toContain("toast=dead-job-replayed");
		const again = await web.ask(deliveries.action, { ...pageOf(territory), cookie, form });
		expect(again.status).toBe(422);
		expect(JSON.stringify(again.data)).toContain("Quelqu'un a déjà décidé");
	});

	it("refuses unknown fields and decisions, and another territory's job", async () => {
		const territory = await aTerritory(database.owner, now, "refus");
		const other = await aTerritory(database.owner, now, "autre");
		const { personId } = await territory.person("admin", { role: "admin" });
		const cookie = await web.signInAs(personId);
		const send = async (form: Record<string, string>) => (await web.ask(deliveries.action, { ...pageOf(territory), cookie, form })).status;
		const deadJobId = await aDeadJob(territory);
		expect(await send({ deadJobId, decision: "oubliee" })).toBe(400);
		expect(await send({ deadJobId, decision: "replayed", settledBy: "moi" })).toBe(400);
		expect(await send({ deadJobId: await aDeadJob(other), decision: "replayed" })).toBe(404);
	});
});

describe("addresses that take no mail any more", () => {
	async function aStopped(slug: string) {
		const territory = await aTerritory(database.owner, now, slug);
		const admin = await territory.person("admin", { role: "admin" });
		const member = await territory.person("membre");
		await database.asAdmin("insert into mail_stop (email, reason, code, stopped_at) values ($1, 'bounce', 550, $2)", [
			`membre@${slug}.example`,
			now,
		]);
		return { territory, admin, member };
	}
	const clear = async (territory: BuiltTerritory, as: string, personId: string) =>
		web.ask(mailStop.action, {
			path: paths.mailStop(territory.slug),
			params: { territory: territory.slug },
			cookie: await web.signInAs(as as never),
			form: { personId },
		});
	const stops = (slug: string) => database.asAdmin("select email from mail_stop where email = $1", [`membre@${slug}.example`]);

	it("are shown to the stewards of their territory alone, who may let mail go again", async () => {
		const { territory, admin, member } = await aStopped("arrets");
		const elsewhere = await aStopped("ailleurs");
		const { data } = await web.ask(deliveries.loader, { ...pageOf(territory), cookie: await web.signInAs(admin.personId) });
		expect(data.stopped).toMatchObject([{ email: "membre@arrets.example", reason: "bounce", code: 550 }]);
		expect((await clear(territory, member.personId, member.personId)).status).toBe(403);
		expect((await clear(territory, admin.personId, elsewhere.member.personId)).status).toBe(404);
		expect(await stops("arrets")).toHaveLength(1);
		expect((await clear(territory, admin.personId, member.personId)).status).toBe(302);
		expect(await stops("arrets")).toEqual([]);
		expect(await stops("ailleurs")).toHaveLength(1);
		const facts = await database.asAdmin("select name from journal_entry where territory_id = $1 and name = 'mail-stop.cleared'", [
			territory.territoryId,
		]);
		expect(facts).toHaveLength(1);
	});
});

describe("the templates of mails", () => {
	it("show to stewards, in a frame of their own, and to nobody else", async () => {
		const territory = await aTerritory(database.owner, now, "modeles");
		const admin = await territory.person("admin", { role: "admin" });
		const member = await territory.person("membre");
		const at = (sample: string) => ({ path: paths.mailSampleHtml("modeles", sample), params: { territory: "modeles", sample } });
		const asked = async (sample: string, personId: string) =>
			(await web.ask(sampleHtml.loader, { ...at(sample), cookie: await web.signInAs(personId as never) })).status;
		expect(await asked("recapitulatif", admin.personId)).toBe(200);
		expect(await asked("inconnu", admin.personId)).toBe(404);
		expect(await asked("recapitulatif", member.personId)).toBe(404);
	});
});
