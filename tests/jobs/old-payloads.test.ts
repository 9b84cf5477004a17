import { describe, expect, it } from "vitest";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { catalogue } from "#workers/catalogue.ts";
import payloads from "./payloads.json" with { type: "json" };

/**
 * Jobs wait in the queue across a deployment, for days when a mail server refuses and for as long as nobody decides on a dead one: each shape
 * that was ever released stays here, with the month of its first release, and is never edited. Whoever adds a job, or a field to a payload, adds
 * the new shape beside the old ones; a field is added as optional, or the old shape is told apart and served.
 */
const database = useDatabase();
const now = new Date("2026-12-21T09:00:00Z");

it("keeps a payload of every job", () => {
	const kept = new Set(payloads.map(({ job }) => job));
	expect(catalogue.map(({ name }) => name).filter((name) => !kept.has(name))).toEqual([]);
});

describe("a job that was added before the deployment", () => {
	it.each(payloads)("is still read and run: $job, since $since", async ({ job, payload }) => {
		const jobs = testJobs({ db: database.worker, clock: () => now });
		// what it is about is gone since: it does nothing, as do the jobs it adds, and none is tried again for ever
		await expect(jobs.run(job, payload)).resolves.toBeUndefined();
		expect(await database.asAdmin("select recipient from mailbox_message")).toEqual([]);
	});

	it("may carry fields that a later version dropped", async () => {
		for (const { job, payload } of payloads) {
			const { payload: schema } = catalogue.find(({ name }) => name === job) ?? {};
			expect([job, schema?.safeParse({ ...payload, droppedField: "x" }).success]).toEqual([job, true]);
		}
	});
});
