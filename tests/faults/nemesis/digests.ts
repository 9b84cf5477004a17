import { setTimeout as wait } from "node:timers/promises";
import { openQueue, type Queue } from "#app/adapters/queue.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { Ground } from "./ground.ts";
import type { Place } from "./place.ts";
import { insist, noCounts, type Writer } from "./writer.ts";

const batch = 15;

/** How long a worker may take from the mail server's answer to its own mark, beyond the fault that held it. */
const markWithinMs = 15_000;

/**
 * Windows of digests close, a few at a time; each person gets theirs, and twice only where the mail server had taken it and could not say
 * so, or where the worker was struck before it could write so down.
 */
export async function digestReaders(place: Place, { territory, sheetId }: Ground): Promise<Writer> {
	const counts = noCounts();
	let closed = 0;
	const domain = "lecture.example";
	const closeWindows = async () => {
		await place.ask(
			`with people as (
				insert into person (id, email, display_name, is_active, created_at)
				select gen_random_uuid(), 'agent' || n || '@${domain}', 'Agent ' || n, true, now() from generate_series($3::int + 1, $3::int + $4::int) n returning id
			), members as (
				insert into membership (id, territory_id, person_id, organisation_id, role, starts_on)
				select gen_random_uuid(), $1, id, $5, 'partner', current_date - 30 from people
			), windows as (
				insert into digest (id, person_id, starts_at, ends_at, item_count)
				select gen_random_uuid(), id, now() - interval '1 day', now() - interval '1 minute', 0 from people
			)
			insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id)
			select gen_random_uuid(), $1, $2, 'Jalon tardif', current_date - 2, id from people`,
			[territory.territoryId, sheetId, closed, batch, territory.organisationIds.ccas],
		);
		closed += batch;
		counts.asked += batch;
		counts.acknowledged += batch; // the rows stand: from here on, each person is owed a letter
	};
	return {
		name: "digests",
		counts,
		async work(signal) {
			while (!signal.aborted) {
				await insist(closeWindows, signal);
				await insist(() => sweepNow(place), signal);
				await wait(3_000);
			}
		},
		async isSettled() {
			await sweepNow(place).catch(() => undefined);
			const [left] = await place.ask<{ n: number }>("select count(*)::int as n from digest where outcome is null");
			return left?.n === 0;
		},
		async check(faults) {
			const wrong: string[] = [];
			const ended = await place.ask<{ email: string; outcome: string | null }>(
				`select p.email, d.outcome from digest d join person p on p.id = d.person_id where p.email like '%@${domain}'`,
			);
			if (ended.length !== closed) wrong.push(`${closed - ended.length} windows are gone`);
			for (const { email, outcome } of ended) {
				const letters = place.smtp.letters.filter((letter) => letter.address === email);
				if (outcome !== "sent" || letters.length === 0) wrong.push(`the digest of ${email} never left (${outcome})`);
				for (const [n, letter] of letters.slice(0, -1).entries()) {
					const isExcused = !letter.isAnswered || faults.some(({ from, to }) => from <= letter.at + markWithinMs && to >= letter.at);
					if (!isExcused) wrong.push(`${email} got digest ${n + 2} with no fault between`);
				}
			}
			return wrong;
		},
	};
}

/** What the timetable does every quarter of an hour. */
async function sweepNow(place: Place): Promise<void> {
	const queue: Queue = openQueue({ databaseUrl: place.databaseUrl, redisUrl: place.redisUrl, onError() {} });
	try {
		await queue.add("sweep-digests", {}, { id: `sweep-${newId()}`, attempts: 5, backoffMs: 1_000 });
	} finally {
		await queue.close();
	}
}
