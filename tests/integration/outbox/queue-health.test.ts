import { describe, expect, it } from "vitest";
import { buryJob } from "#app/domain/outbox/commands/bury-job.server.ts";
import { settleAsOperator } from "#app/domain/outbox/commands/settle-as-operator.server.ts";
import { readHealth } from "#app/domain/outbox/health.server.ts";
import { requestPasswordReset } from "#app/domain/people/commands/request-password-reset.server.ts";
import { gaugesAsText } from "#app/http/metrics.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import { queueGauges } from "../../../bin/queue-state.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const later = new Date("2026-11-23T09:10:00Z");
const operator = () => ({ db: database.owner, now });

const bury = (name: string, payload: Record<string, unknown>) =>
	buryJob({ db: database.worker, now }, { jobId: crypto.randomUUID(), failedAt: now, name, payload, error: "ETIMEDOUT", attempts: 12 });
const waiting = () =>
	database.asAdmin<{ id: string; name: string }>("select id, name from dead_job where settled_at is null order by name");

describe("the health of the queue", () => {
	it("is told in numbers and kinds, over all territories, and names nobody", async () => {
		const territory = await aTerritory(database.owner, now, "sante");
		await territory.person("lea");
		await testJobs({ db: database.worker, clock: () => now }).settle();
		await requestPasswordReset({ db: database.app, now }, { email: "lea@sante.example" });
		await bury("send-reminder-email", { territoryId: territory.territoryId });
		await bury("send-digest-email", { digestId: crypto.randomUUID() });
		const health = await readHealth(database.app, later);
		const counted = (measure: string, kind: string | null = null) =>
			health.find((one) => one.measure === measure && one.kind === kind)?.value;
		expect(counted("outbox_unsent")).toBe(1);
		expect(counted("outbox_oldest_seconds")).toBe(600);
		expect(counted("dead_jobs", "send-reminder-email")).toBe(1);
		expect(counted("dead_jobs", "send-digest-email")).toBe(1);
		const text = gaugesAsText(await queueGauges(database.app, later, { waiting: 3, active: 1, delayed: 0, failed: 0 }));
		expect(text).toContain("maillage_outbox_unsent 1\n");
		expect(text).toContain('maillage_dead_jobs{kind="send-reminder-email"} 1\n');
		expect(text).toContain('maillage_queue_jobs{kind="waiting"} 3\n');
		expect(text).not.toMatch(/lea|sante|@|[0-9a-f]{8}-[0-9a-f]{4}/);
	});
});

describe("the operator", () => {
	it("runs again a job of no territory, which no steward sees, once and with a trace", async () => {
		await (await aTerritory(database.owner, now, "rejoue")).person("lea");
		const [lea] = await database.asAdmin<{ id: string }>("select id from person where email = 'lea@rejoue.example'");
		const eventId = crypto.randomUUID();
		await bury("send-password-reset-email", { eventId, territoryId: null, actorId: lea?.id, personId: lea?.id });
		const id = (await waiting()).find(({ name }) => name === "send-password-reset-email")?.id as string;
		expect(await settleAsOperator(operator(), "replayed", { id })).toBe(1);
		expect(await settleAsOperator(operator(), "replayed", { id })).toBe(0);
		await testJobs({ db: database.worker, clock: () => now }).settle();
		expect(await mailsIn(database.worker, "lea@rejoue.example")).toHaveLength(1);
	});

	it("settles all those of a name, or all that wait", async () => {
		for (const name of ["send-mention-email", "send-mention-email", "send-digest-email"]) await bury(name, {});
		expect(await settleAsOperator(operator(), "discarded", { name: "send-mention-email" })).toBe(2);
		expect((await waiting()).map(({ name }) => name)).not.toContain("send-mention-email");
		expect(await settleAsOperator(operator(), "discarded", { name: null })).toBeGreaterThan(0);
		expect(await waiting()).toEqual([]);
	});
});
