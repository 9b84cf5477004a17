import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { type FailedJob, HopelessJob, openQueue, prepareQueue, type Queue } from "#app/adapters/queue.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { hasOwnRedis, hasRedis, useRedis } from "#tests/support/redis.ts";
import { until } from "#tests/support/until.ts";

const database = useDatabase();
const redis = useRedis();
const once = { attempts: 1, backoffMs: 10 };
/** Ids of this run: a Redis that was given remembers those of the runs before. */
const run = crypto.randomUUID();
const open: Queue[] = [];

beforeAll(async () => {
	await prepareQueue(database.adminUrl);
	await prepareQueue(database.adminUrl); // any number of times
});
afterEach(async () => {
	for (const queue of open.splice(0)) await queue.close();
});

function aQueue(store: Store = "PostgreSQL"): Queue {
	const queue = openQueue({ databaseUrl: database.adminUrl, redisUrl: store === "Redis" ? redis.url : null, onError: () => {} });
	open.push(queue);
	return queue;
}
type Store = "PostgreSQL" | "Redis";
const stores: Store[] = hasRedis ? ["PostgreSQL", "Redis"] : ["PostgreSQL"];

async function failedJobs(queue: Queue): Promise<FailedJob[]> {
	const found: FailedJob[] = [];
	await queue.takeFailed(async (job) => void found.push(job));
	return found;
}

describe.each(stores)("the queue on %s", (store) => {
	it("tries a job again until it is done", async () => {
		const queue = aQueue(store);
		let tries = 0;
		const { promise: done, resolve } = Promise.withResolvers<void>();
		queue.work(
			async () => {
				if (++tries < 3) throw new Error("not yet");
				resolve();
			},
			() => {},
		);
		await queue.add("stubborn", {}, { id: `stubborn-1-${run}`, attempts: 5, backoffMs: 10 });
		await done;
		expect(tries).toBe(3);
		expect(await failedJobs(queue)).toEqual([]);
	});

	it("hands over, once, a job whose last try failed", async () => {
		const queue = aQueue(store);
		const { promise: failed, resolve } = Promise.withResolvers<void>();
		queue.work(async () => {
			throw new Error("never");
		}, resolve);
		await queue.add("doomed", { id: "x" }, { id: `doomed-1-${run}`, attempts: 2, backoffMs: 10 });
		await failed;
		expect(await failedJobs(queue)).toEqual([
			{ id: `doomed-1-${run}`, name: "doomed", payload: { id: "x" }, error: "never", attempts: 2, failedAt: expect.any(Date) },
		]);
		expect(await failedJobs(queue)).toEqual([]);
	});

	it("keeps a failed job for the next time when it could not be put away", async () => {
		const queue = aQueue(store);
		const { promise: failed, resolve } = Promise.withResolvers<void>();
		queue.work(async () => {
			throw new Error("never");
		}, resolve);
		await queue.add("doomed", {}, { id: `doomed-2-${run}`, ...once });
		await failed;
		await expect(queue.takeFailed(() => Promise.reject(new Error("database down")))).rejects.toThrow("database down");
		expect(await failedJobs(queue)).toHaveLength(1);
	});

	it("hands over a recurring job that failed, and runs it again when its time comes", async () => {
		const queue = aQueue(store);
		const taken: FailedJob[] = [];
		await queue.setSchedules([{ id: "each-second", cron: "* * * * * *", job: "each-second", payload: {}, ...once }]);
		queue.work(
			async () => {
				throw new Error("never");
			},
			() => {},
		);
		await until(async () => {
			taken.push(...(await failedJobs(queue)));
			return taken.length >= 2;
		});
		expect(taken.every(({ name, error }) => name === "each-second" && error === "never")).toBe(true);
		expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
		await queue.setSchedules([]);
	});

	it("does not insist on a job that nothing can save", async () => {
		const queue = aQueue(store);
		const { promise: failed, resolve } = Promise.withResolvers<void>();
		queue.work(async () => {
			throw new HopelessJob("unknown");
		}, resolve);
		await queue.add("hopeless", {}, { id: `hopeless-1-${run}`, attempts: 9, backoffMs: 10 });
		await failed;
		expect(await failedJobs(queue)).toMatchObject([{ attempts: 1, error: "unknown" }]);
	});

	it("takes the same id once, and a job with a delay later", async () => {
		const queue = aQueue(store);
		const seen: string[] = [];
		await queue.add("late", {}, { id: `late-1-${run}`, ...once, delayMs: 300 });
		await queue.add("soon", {}, { id: `soon-1-${run}`, ...once });
		await queue.add("soon", {}, { id: `soon-1-${run}`, ...once });
		queue.work(
			async (name) => void seen.push(name),
			() => {},
		);
		await until(async () => seen.includes("late"));
		expect(seen).toEqual(["soon", "late"]);
	});

	it("lets a running job finish before it closes", async () => {
		const queue = aQueue(store);
		const { promise: started, resolve: start } = Promise.withResolvers<void>();
		const { promise: held, resolve: release } = Promise.withResolvers<void>();
		let isDone = false;
		queue.work(
			async () => {
				start();
				await held;
				isDone = true;
			},
			() => {},
		);
		await queue.add("slow", {}, { id: `slow-1-${run}`, ...once });
		await started;
		const closed = queue.close();
		open.splice(0);
		release();
		await closed;
		expect(isDone).toBe(true);
	});
});

it("makes the recurring jobs what they are told, and does not forget the run that fell due while it was stopped", async () => {
	const queue = aQueue();
	const schedule = (id: string, cron: string) => ({ id, cron, job: id, payload: {}, ...once });
	const rows = () =>
		database.asAdmin<{ id: string; tz: string; next: number }>(
			"select scheduler_id as id, tz, next_run_ms::float as next from bullmq.scheduler order by 1",
		);
	await queue.setSchedules([schedule("one", "0 7 * * *"), schedule("two", "30 7 * * 1-5")]);
	expect((await rows()).map(({ id, tz }) => [id, tz])).toEqual([
		["one", "Europe/Paris"],
		["two", "Europe/Paris"],
	]);
	await database.asAdmin("update bullmq.scheduler set next_run_ms = 1000");
	await queue.setSchedules([schedule("one", "0 7 * * *"), schedule("two", "45 7 * * 1-5")]);
	const [one, two] = await rows();
	expect(one?.next).toBe(1000);
	expect(two?.next).toBeGreaterThan(Date.now());
	await queue.setSchedules([schedule("one", "0 7 * * *")]);
	expect((await rows()).map(({ id }) => id)).toEqual(["one"]);
});

// a Redis that was given is somebody's: only the test's own is emptied
it.runIf(hasOwnRedis)("goes on when Redis was emptied, once told its schedules again, and takes an id it knew", async () => {
	const queue = aQueue("Redis");
	const done: string[] = [];
	queue.work(
		async (name) => void done.push(name),
		() => {},
	);
	const everySecond = [{ id: "tick", cron: "* * * * * *", job: "tick", payload: {}, ...once }];
	await queue.setSchedules(everySecond);
	await queue.add("before", {}, { id: `emptied-${run}`, ...once });
	await until(async () => done.includes("before") && done.includes("tick"));
	await redis.empty();
	done.length = 0;
	expect(await queue.isHealthy()).toBe(true);
	await queue.setSchedules(everySecond);
	await queue.add("after", {}, { id: `emptied-${run}`, ...once });
	await until(async () => done.includes("after") && done.includes("tick"));
	expect(await queue.counts()).toMatchObject({ active: 0, failed: 0 });
});
