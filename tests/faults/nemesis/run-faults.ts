import { setTimeout as wait } from "node:timers/promises";
import { randomFrom } from "../../../bench/data/random.ts";
import { approver } from "./approvals.ts";
import { digestReaders } from "./digests.ts";
import { layGround } from "./ground.ts";
import { correspondent } from "./messages.ts";
import { strike } from "./nemesis.ts";
import { startPlace } from "./place.ts";
import { plants } from "./plants.ts";
import { visitor } from "./sign-ins.ts";
import { typists } from "./typing.ts";
import { valueWriter } from "./values.ts";
import type { Counts, Writer } from "./writer.ts";

export interface Trial {
	backend: "postgres" | "redis";
	seed: number;
	seconds: number;
	/** The faults that may strike; all unless told. */
	only?: readonly string[];
	/** Defects put into the place on purpose: the trial must find them. */
	planted?: readonly (keyof typeof plants)[];
	say?: (line: string) => void;
}

export interface Verdict {
	/** Empty: nothing lost, nothing doubled without a cause. */
	wrong: string[];
	/** How often each fault struck. */
	faults: Record<string, number>;
	writers: Record<string, Counts>;
	letters: Record<string, number>;
}

const settleWithinMs = 180_000;

/** Two webs, two workers, a database and a queue; people at work while everything breaks in turn; then what was acknowledged is looked for. */
export async function runFaults({ backend, seed, seconds, only, planted = [], say = () => {} }: Trial): Promise<Verdict> {
	const place = await startPlace(backend, say);
	try {
		const ground = await layGround(place);
		const writers: Writer[] = [
			await valueWriter(place, ground),
			approver(place, ground),
			await typists(place, ground),
			await digestReaders(place, ground),
			visitor(place, ground),
			await correspondent(place),
		];
		const over = new AbortController();
		const work = writers.map((writer) => writer.work(over.signal));
		const endsAt = Date.now() + seconds * 1_000;
		for (const name of planted) await plants[name].sow?.(place);
		const faults = await strike(place, { random: randomFrom(seed), endsAt, only, say });
		over.abort();
		await Promise.all(work);
		say("everything is whole again; waiting for what is under way");
		for (const name of planted) await plants[name].reap?.(place);
		// claims of dead workers age ten minutes before another takes them over; digests that an emptied Redis forgot, three quarters of an hour
		for (const worker of place.workers) worker.setClock(46 * 60_000);
		const deadline = Date.now() + settleWithinMs;
		const unsettled = new Set(writers);
		while (unsettled.size > 0 && Date.now() < deadline) {
			await place.bringForward();
			for (const writer of unsettled) if (await writer.isSettled().catch(() => false)) unsettled.delete(writer);
			await wait(500);
		}
		const wrong = [...unsettled].map(({ name }) => `${name}: not settled after ${settleWithinMs / 1_000} s`);
		for (const writer of writers) for (const line of await writer.check(faults)) wrong.push(`${writer.name}: ${line}`);
		for (const { name, counts } of writers)
			if (counts.acknowledged === 0) wrong.push(`${name}: nothing was acknowledged, so this trial proves nothing of it`);
		const tally: Record<string, number> = {};
		for (const { name } of faults) tally[name] = (tally[name] ?? 0) + 1;
		return {
			wrong,
			faults: tally,
			writers: Object.fromEntries(writers.map(({ name, counts }) => [name, counts])),
			letters: place.smtp.counts,
		};
	} finally {
		await place.close();
	}
}
