import { describe, expect, it } from "vitest";
import { territoryRoles } from "#app/domain/kernel/actor.ts";
import { buryJob } from "#app/domain/outbox/commands/bury-job.server.ts";
import { paths } from "#app/paths.ts";
import * as deliveries from "#app/routes/jobs/deliveries.tsx";
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
