import { describe, expect, it } from "vitest";
import { hasRedis } from "#tests/support/redis.ts";
import { runFaults } from "./nemesis/run-faults.ts";

// The short form of `npm run faults`: two webs behind a balancer, two workers, a database and a queue, people at work, and what a rolling
// upgrade or a bad night does to them.

const minutes = 60_000;
const night = ["kill a web", "kill a worker", "kill PostgreSQL", "empty Redis"];

describe.each([
	{ backend: "postgres" as const, isThere: true },
	{ backend: "redis" as const, isThere: hasRedis },
])("on several machines, with the queue on $backend", ({ backend, isThere }) => {
	it.runIf(isThere)(
		"nothing acknowledged is lost and nothing is sent twice without a cause, whatever is killed",
		async () => {
			const { wrong, faults, writers } = await runFaults({ backend, seed: 1, seconds: 5, only: night });
			expect(wrong).toEqual([]);
			expect(Object.keys(faults).sort()).toEqual(night.filter((name) => backend === "redis" || name !== "empty Redis").sort());
			expect(Object.keys(writers).sort()).toEqual(["approvals", "digests", "messages", "sign-ins", "typing", "values"]);
		},
		6 * minutes,
	);
});

it(
	"finds a write that was dropped and a digest that left twice",
	async () => {
		const { wrong } = await runFaults({ backend: "postgres", seed: 1, seconds: 3, only: [], planted: ["drop-a-write", "send-twice"] });
		expect(wrong.some((line) => /^values: .* was acknowledged and is not there$/.test(line))).toBe(true);
		expect(wrong.some((line) => /^digests: .* with no fault between$/.test(line))).toBe(true);
	},
	6 * minutes,
);
