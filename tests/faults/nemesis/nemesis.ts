import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "../../../bench/data/random.ts";
import type { Part, Place } from "./place.ts";

/** What went wrong, and for how long: a letter sent twice is excused by nothing else. */
export interface Fault {
	name: string;
	from: number;
	to: number;
}

type Strike = (place: Place, random: Random) => Promise<void>;

const anyWeb = ({ webs }: Place, random: Random) => random.pick(webs);
const anyWorker = ({ workers }: Place, random: Random) => random.pick(workers);

const killing =
	(choose: (place: Place, random: Random) => Part): Strike =>
	async (place, random) => {
		const part = choose(place, random);
		await part.kill();
		await wait(random.below(2_000));
		await part.start();
	};
const pausing =
	(choose: (place: Place, random: Random) => Part): Strike =>
	async (place, random) => {
		const part = choose(place, random);
		part.pause();
		await wait(1_000 + random.below(5_000));
		part.goOn();
	};

/** Everything that may happen to machines, networks and clocks; each leaves the place whole again. */
const strikes: Record<string, Strike> = {
	"kill a web": killing(anyWeb),
	"kill a worker": killing(anyWorker),
	"pause a web": pausing(anyWeb),
	"pause a worker": pausing(anyWorker),
	"kill PostgreSQL": (place) => place.killDatabase(),
	"restart PostgreSQL": (place) => place.restartDatabase(),
	"cut PostgreSQL's wire": async ({ database }) => database.cut(),
	"slow PostgreSQL's wire": async ({ database }, random) => {
		database.delayMs = 20 + random.below(200);
		await wait(3_000);
		database.delayMs = 0;
	},
	"hold PostgreSQL's wire": async ({ database }, random) => {
		database.isHeld = true;
		await wait(1_000 + random.below(4_000));
		database.isHeld = false;
	},
	"move a clock": async (place, random) => {
		const part = random.pick([...place.webs, ...place.workers]);
		part.setClock(random.pick([3_600_000, -3_600_000]));
		await wait(4_000);
		part.setClock(0);
	},
	"deliver events again, out of order": async ({ ask }) => {
		await ask(
			`update outbox set sent_at = null, leased_until = null where id in (select id from outbox where sent_at is not null order by random() limit 20)`,
		);
	},
};
const strikesOnRedis: Record<string, Strike> = {
	"kill Redis": (place) => place.killRedis(),
	"empty Redis": (place) => place.emptyRedis(),
	"cut Redis' wire": async ({ redis }) => redis?.cut(),
};

interface Plan {
	random: Random;
	endsAt: number;
	/** The faults that may strike; all unless told. */
	only?: readonly string[];
	say: (line: string) => void;
}

/**
 * Strikes until `endsAt`, one fault at a time with a breath between; the same seed strikes in the same order.
 * @returns what happened
 */
export async function strike(place: Place, { random, endsAt, only, say }: Plan): Promise<Fault[]> {
	const known = Object.entries({ ...strikes, ...(place.redis ? strikesOnRedis : {}) }).filter(([name]) => !only || only.includes(name));
	const faults: Fault[] = [];
	let left: typeof known = [];
	const atLeast = only ? known.length : 0; // those asked for by name strike once each, however long it takes
	while (Date.now() < endsAt || faults.length < atLeast) {
		if (left.length === 0) left = [...known]; // each once before any comes back
		if (left.length === 0) {
			await wait(endsAt - Date.now());
			break;
		}
		const [[name, act]] = left.splice(random.below(left.length), 1) as [[string, Strike]];
		const from = Date.now();
		try {
			await act(place, random);
		} catch (error) {
			say(`${name}: ${error}`); // the trial goes on: what was asked of a dead server may fail
		}
		faults.push({ name, from, to: Date.now() });
		say(`${name} (${Date.now() - from} ms)`);
		await wait(500 + random.below(2_500));
	}
	return faults;
}
