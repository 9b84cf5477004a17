import { describe, expect, it } from "vitest";
import { type TerritoryRole, territoryRoles } from "#app/domain/kernel/actor.ts";
import { type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { type Forbidden, NotFound, RuleViolation } from "#app/domain/kernel/errors.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import { buryJob } from "#app/domain/outbox/commands/bury-job.server.ts";
import { settleDeadJob } from "#app/domain/outbox/commands/settle-dead-job.server.ts";
import { listDeadJobs } from "#app/domain/outbox/queries.server.ts";
import { inviteMember } from "#app/domain/people/commands/invite-member.server.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";

const listed = async (tx: ReadTx, territoryId: TerritoryId) => (await listDeadJobs(tx, territoryId, { envoi: "", page: 1 })).jobs;
const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const as = (actor: Awaited<ReturnType<BuiltTerritory["person"]>>) => ({ db: database.app, actor, now });

/** An invitation whose mail was never taken, as the queue hands it over. */
async function aDeadInvitation(slug: string) {
	const territory = await aTerritory(database.owner, now, slug);
	const admin = await territory.person("admin", { role: "admin" });
	await inviteMember(as(admin), {
		email: `venue@${slug}.example`,
		displayName: "Nouvelle Venue",
		organisationId: territory.organisationIds.ccas,
		role: "partner",
		jobTitle: null,
	} as never);
	const [event] = await database.asAdmin<{ id: string; payload: object }>(
		"update outbox set sent_at = occurred_at where name = 'invitation.requested' and territory_id = $1 returning id, payload",
		[territory.territoryId],
	);
	const death = {
		jobId: `send-invitation-email-${event?.id}`,
		failedAt: now,
		name: "send-invitation-email",
		payload: { ...event?.payload, eventId: event?.id, territoryId: territory.territoryId },
		error: `550 unknown user <venue@${slug}.example>`,
		attempts: 12,
	};
	await buryJob({ db: database.worker, now }, death);
	const [job] = await reading(as(admin), (tx) => listed(tx, territory.territoryId));
	if (!job) throw new Error("no dead job");
	return { territory, admin, death, job, email: `venue@${slug}.example` };
}
const eventsOf = (territory: BuiltTerritory) =>
	database.asAdmin<{ name: string }>("select name from journal_entry where territory_id = $1 and name like 'dead-job%'", [
		territory.territoryId,
	]);

describe("a job that failed to the end", () => {
	it("is kept once for the stewards of its territory, without the address the server quoted", async () => {
		const { territory, admin, death, job } = await aDeadInvitation("garde");
		await buryJob({ db: database.worker, now }, death);
		expect(await reading(as(admin), (tx) => listed(tx, territory.territoryId))).toHaveLength(1);
		expect(job).toMatchObject({ name: "send-invitation-email", attempts: 12, error: "550 unknown user [adresse]", settledAt: null });
		const partner = await territory.person("partenaire");
		expect(await reading(as(partner), (tx) => listed(tx, territory.territoryId))).toEqual([]);
	});

	it("of a person's own mail is shown where that person works", async () => {
		const { territory, admin } = await aDeadInvitation("perso");
		const partner = await territory.person("lea");
		await buryJob(
			{ db: database.worker, now },
			{
				jobId: "send-digest-email-1",
				failedAt: now,
				name: "send-digest-email",
				payload: { personId: partner.personId },
				error: "",
				attempts: 8,
			},
		);
		const names = (await reading(as(admin), (tx) => listed(tx, territory.territoryId))).map(({ name }) => name);
		expect(names).toContain("send-digest-email");
	});

	it("is run again when a steward says so, and its mail leaves once", async () => {
		const { territory, admin, job, email } = await aDeadInvitation("relance");
		await settleDeadJob(as(admin), { deadJobId: job.id, decision: "replayed" });
		expect(await eventsOf(territory)).toEqual([{ name: "dead-job.replayed" }]);
		const jobs = testJobs({ db: database.worker, clock: () => now });
		await jobs.settle();
		expect(await mailsIn(database.worker, email)).toHaveLength(1);
		await jobs.run("replay-dead-job", { eventId: crypto.randomUUID(), territoryId: territory.territoryId, deadJobId: job.id });
		expect(await mailsIn(database.worker, email)).toHaveLength(1);
	});

	it("left at that sends nothing", async () => {
		const { territory, admin, job, email } = await aDeadInvitation("laisse");
		await settleDeadJob(as(admin), { deadJobId: job.id, decision: "discarded" });
		expect(await eventsOf(territory)).toEqual([{ name: "dead-job.discarded" }]);
		await testJobs({ db: database.worker, clock: () => now }).settle();
		expect(await mailsIn(database.worker, email)).toEqual([]);
	});

	it("is settled once, whoever comes second", async () => {
		const { territory, admin, job } = await aDeadInvitation("une-fois");
		const results = await Promise.allSettled([
			settleDeadJob(as(admin), { deadJobId: job.id, decision: "replayed" }),
			settleDeadJob(as(admin), { deadJobId: job.id, decision: "discarded" }),
		]);
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(RuleViolation) });
		expect(await eventsOf(territory)).toHaveLength(1);
	});

	const expected: Record<TerritoryRole, "done" | typeof NotFound | typeof Forbidden> = {
		admin: "done",
		cooperation_officer: "done",
		partner: NotFound, // row-level security hides it before the policy is asked
		reader: NotFound,
	};
	it.each(territoryRoles)("asked of a %s", async (role) => {
		const { territory, job } = await aDeadInvitation(`role-${role.replace("_", "-")}`);
		const actor = await territory.person("quelqu-un", { role });
		const attempt = settleDeadJob(as(actor), { deadJobId: job.id, decision: "replayed" });
		const outcome = expected[role];
		if (outcome === "done") await attempt;
		else await expect(attempt).rejects.toThrow(outcome);
	});

	it("of another territory does not exist", async () => {
		const { job } = await aDeadInvitation("voisin");
		const { admin } = await aDeadInvitation("chez-soi");
		await expect(settleDeadJob(as(admin), { deadJobId: job.id, decision: "replayed" })).rejects.toThrow(NotFound);
	});
});
