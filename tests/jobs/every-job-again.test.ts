import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { sendConvocation } from "#app/domain/convocations/commands/send-convocation.server.ts";
import { requestExport } from "#app/domain/exports/commands/request-export.server.ts";
import { addComment } from "#app/domain/follow-up/commands/add-comment.server.ts";
import type { AddComment } from "#app/domain/follow-up/schema.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { cancelMeeting } from "#app/domain/meetings/commands/cancel-meeting.server.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { requestChanges } from "#app/domain/minutes/commands/request-changes.server.ts";
import { timetable } from "#app/domain/outbox/timetable.ts";
import { requestPasswordReset } from "#app/domain/people/commands/request-password-reset.server.ts";
import { closeRequest } from "#app/domain/referral-rights/commands/close-request.server.ts";
import { openRequests } from "#app/domain/referral-rights/commands/open-requests.server.ts";
import { getDemand } from "#app/domain/referral-rights/queries.server.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { writeMessage } from "#app/domain/referrals/commands/write-message.server.ts";
import type { RecipientId } from "#app/domain/referrals/types.ts";
import { sendReminder } from "#app/domain/reminders/commands/send-reminder.server.ts";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { aReferralPlace, draftReferral, sendTo } from "#tests/support/referrals.ts";
import { catalogue, runJob } from "#workers/catalogue.ts";
import type { JobDeps } from "#workers/define-job.ts";
import { drainOutbox } from "#workers/relay.ts";

/**
 * A queue gives a job at least once: whatever the product does of a morning, after the acts below, must leave every row of the database
 * as the first time left it, however often it is done. The jobs are those of the catalogue: a new one that nothing here causes fails.
 */
const database = useDatabase();
const earlier = new Date("2026-11-12T09:00:00Z");
/** A Monday, in the hour of the sweeps. */
const now = new Date("2026-11-23T06:40:00Z");
const done = new Map<string, Map<string, object>>();
const waiting: { name: string; payload: object }[] = [];
let deps: JobDeps;

/** Those whose ground takes long to lay are run again where it is laid. */
const heldElsewhere: Record<string, { file: string; title: string }> = {
	"announce-minutes-copies": { file: "integration/diffusion/distribute.test.ts", title: "of two clicks, one sends" },
	"send-minutes-copy": { file: "integration/diffusion/distribute.test.ts", title: "a job that runs twice sends once" },
	"run-sheet-import": {
		file: "integration/imports/import-plan.test.ts",
		title: "is done once though its job runs twice, or twice at once",
	},
	"run-elimination": { file: "integration/referral-rights/ends.test.ts", title: "goes on where it stopped, without counting twice" },
	"send-referral-withdrawn-email": { file: "jobs/referral-mails.test.ts", title: "is a withdrawal, to those whose access closed" },
};

/** Does all that waits, and notes it. */
async function work(): Promise<void> {
	do {
		for (let job = waiting.shift(); job; job = waiting.shift()) {
			const payloads = done.get(job.name) ?? new Map<string, object>();
			done.set(job.name, payloads);
			const key = JSON.stringify(job.payload);
			if (payloads.has(key)) continue;
			payloads.set(key, job.payload);
			await runJob(deps, job.name, job.payload);
		}
		await drainOutbox(deps);
	} while (waiting.length > 0);
}

async function actInATerritory(): Promise<void> {
	const here = await aCommittee(database, earlier, "encore");
	const { territory, people, committeeId } = here;
	const as = (actor: Actor) => here.as(actor, now);
	const { territoryId } = territory;
	const { lead, chair, member, officer, reader } = people;
	const fact = (name: string, payload: object) =>
		database.asAdmin("insert into outbox (territory_id, name, payload, occurred_at) values ($1, $2, $3, $4)", [
			territoryId,
			name,
			JSON.stringify(payload),
			now,
		]);
	await requestPasswordReset({ db: database.app, now }, { email: "membre@encore.example" });
	await fact("invitation.requested", { personId: member.personId, territoryId, invitedBy: null });
	const [deadJobId, milestoneId, sheetId] = [newId(), newId(), await aSheet(territory)];
	await database.asAdmin(
		"insert into dead_job (id, territory_id, name, payload, error, attempts, failed_at) values ($1, $2, 'purge-expired', '{}', 'x', 5, $3)",
		[deadJobId, territoryId, now],
	);
	await fact("dead-job.replayed", { deadJobId });
	const [approved, returned] = [await here.submitted(), await here.submitted(), await here.submitted()];
	await work();
	await approveMinutes(as(chair), approved);
	await requestChanges(as(chair), { ...returned, remark: "Précisez." });
	const comment = { sheetId, threadId: null, text: "Votre avis ?", mentionedId: member.personId };
	await addComment(as(officer), comment as AddComment);
	await database.asAdmin("insert into notice_preference (person_id, kind, channel) values ($1, 'reminder', 'mail')", [lead.personId]);
	await database.asAdmin(
		"insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values ($1, $2, $3, 'Jalon du jour', '2026-11-23', $4)",
		[newId(), territoryId, sheetId, lead.personId],
	);
	await database.asAdmin(
		`insert into notice (id, territory_id, person_id, kind, object_kind, object_id, merge_key, happened_at, settles_at)
			values ($1, $2, $3, 'mandate-given', 'committee', $4, 'avis', $5, $5)`,
		[newId(), territoryId, member.personId, committeeId, new Date("2026-11-23T06:00:00Z")],
	);
	await requestExport(as(reader), { sheetIds: [sheetId], format: "odt" });
	await database.asAdmin(
		"insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values ($1, $2, $3, 'Jalon', '2026-12-15', $4)",
		[milestoneId, territoryId, sheetId, member.personId],
	);
	await sendReminder(as(officer), { kind: "milestone", objectId: milestoneId } as never);
	const meetingId = await aMeeting(as(lead), { committeeId, day: "2026-12-10" });
	await sendConvocation(as(lead), { meetingId, revision: 1, message: null });
	await work();
	await cancelMeeting(as(lead), { meetingId, revision: 1 });
}

async function actOnReferrals(): Promise<void> {
	const place = await aReferralPlace(database, new Date("2026-11-16T08:00:00Z"), "orientations");
	const { territoryId, organisationIds } = place.territory;
	const sent = async (lastName: string) => {
		const referralId = await draftReferral(place.as(place.sender), { urgency: "soon", lastName });
		const rows = await sendTo(place.as(place.sender), referralId, [{ organisationId: organisationIds.ccas, scope: "full" }]);
		return { referralId, recipientId: rows.get(organisationIds.ccas) as RecipientId };
	};
	const [reminded, erased, asked] = [await sent("Un"), await sent("Deux"), await sent("Trois")];
	const step = { ...asked, action: "ask-info", word: "Depuis quand ?", revision: 1 } as Parameters<typeof advanceReferral>[1];
	await advanceReferral(place.as(place.ccas), step);
	await writeMessage(place.as(place.ccas), { referralId: reminded.referralId, recipientId: null, text: "Reçu." });
	const dpo = place.as(place.dpo, now);
	await openRequests(dpo, { kind: "rectification", receivedOn: "2026-11-23" as never, referralIds: [asked.referralId] });
	const demandId = await openRequests(dpo, { kind: "erasure", receivedOn: "2026-11-23" as never, referralIds: [erased.referralId] });
	const [row] = await reading(dpo, (tx) => getDemand(tx, territoryId, demandId));
	await closeRequest(dpo, { demandId, requestId: row?.id as never, answer: "granted", reason: null });
	await database.asAdmin("insert into outbox (territory_id, name, payload, occurred_at) values ($1, 'referral.link-asked', $2, $3)", [
		territoryId,
		JSON.stringify(asked),
		now,
	]);
}

beforeAll(async () => {
	const { deps: usual } = testJobs({ db: database.worker, clock: () => now });
	deps = { ...usual, enqueue: async (name, payload) => void waiting.push({ name, payload: JSON.parse(JSON.stringify(payload)) }) };
	await actInATerritory();
	await actOnReferrals();
	// notices first: a digest would hold them
	for (const { job } of timetable.toReversed()) waiting.push({ name: job, payload: {} });
	await work();
}, 120_000);

/** Every row of every table, in a number for each table. */
async function everything(): Promise<Record<string, string>> {
	const tables = await database.asAdmin<{ name: string }>(
		"select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
	);
	const rows = await database.asAdmin<{ name: string; held: string }>(
		tables
			.map(
				({ name }) =>
					`select '${name}' as name, count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as held from "${name}" t`,
			)
			.join(" union all "),
	);
	return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
}

describe("done again, twice", () => {
	it.each(catalogue.map(({ name }) => name).filter((name) => !(name in heldElsewhere)))("%s changes nothing", async (name) => {
		const payloads = [...(done.get(name)?.values() ?? [])].slice(0, 10);
		expect(payloads.length, "nothing here causes it: it needs a case").toBeGreaterThan(0);
		const quiet = { ...deps, enqueue: async () => {} };
		const before = await everything();
		for (const _ of [2, 3]) for (const payload of payloads) await runJob(quiet, name, payload);
		expect(await everything()).toEqual(before);
	});

	it.each(timetable.map(({ job }) => job))("%s, fired by two workers at once, changes nothing either", async (name) => {
		const quiet = { ...deps, enqueue: async () => {} };
		const before = await everything();
		await Promise.all([runJob(quiet, name, {}), runJob(quiet, name, {})]);
		expect(await everything()).toEqual(before);
	});

	it.each(Object.entries(heldElsewhere))("%s is held where its ground is laid", (name, { file, title }) => {
		expect(catalogue.map((job) => job.name)).toContain(name);
		expect(readFileSync(`tests/${file}`, "utf8")).toContain(title);
	});
});
