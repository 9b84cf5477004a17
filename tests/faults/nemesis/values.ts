import { newId } from "#app/domain/kernel/ids.ts";
import type { Ground } from "./ground.ts";
import type { Place } from "./place.ts";
import { noCounts, post, type Writer } from "./writer.ts";

const indicatorCount = 20;

/** Enters values of indicators, each once, through either web: a value acknowledged is there, once, with its fact in the journal. */
export async function valueWriter(place: Place, { territory, sheetId, sheetSlug, officer }: Ground): Promise<Writer> {
	const indicators = Array.from({ length: indicatorCount }, () => newId());
	await place.ask(
		`insert into indicator (id, territory_id, sheet_id, label, type, unit)
		select id, $1, $2, 'Indicateur ' || n, 'output', 'personnes' from unnest($3::uuid[]) with ordinality given (id, n)`,
		[territory.territoryId, sheetId, indicators],
	);
	const counts = noCounts();
	const acknowledged = new Map<string, number>();
	let next = 0;
	const enter = async (signal: AbortSignal) => {
		while (!signal.aborted) {
			const n = next++;
			const indicatorId = indicators[n % indicatorCount] as string;
			const day = new Date(Date.UTC(2016, 0, 1 + Math.floor(n / indicatorCount))).toISOString().slice(0, 10);
			const value = n + 1;
			counts.asked += 1;
			const url = `${place.publicUrl}/t/${territory.slug}/fiches/${sheetSlug}/indicateurs/${indicatorId}/valeurs/nouvelle`;
			const answer = await post(url, officer.cookie, { measuredOn: day, value: String(value), revision: "0" });
			if (answer?.status === 302 && !answer.headers.get("location")?.includes("/connexion")) {
				counts.acknowledged += 1;
				acknowledged.set(`${indicatorId} ${day}`, value);
			} else if (!answer || answer.status >= 500) {
				counts.unknown += 1;
				await new Promise((resolve) => setTimeout(resolve, 100));
			} else counts.refused += 1;
		}
	};
	return {
		name: "values",
		counts,
		work: async (signal) => void (await Promise.all([enter(signal), enter(signal), enter(signal)])),
		isSettled: async () => true,
		async check() {
			const stored = await place.ask<{ key: string; value: number; facts: number }>(
				`with written as (select payload::jsonb ->> 'measurementId' as id, count(*)::int as facts from journal_entry
					where territory_id = $1 and name = 'measurement.recorded' group by 1)
				select m.indicator_id || ' ' || m.measured_on as key, m.value::int as value, coalesce(w.facts, 0) as facts
				from measurement m left join written w on w.id = m.id::text where m.territory_id = $1`,
				[territory.territoryId],
			);
			const found = new Map(stored.map((one) => [one.key, one]));
			const lost = [...acknowledged].filter(([key, value]) => found.get(key)?.value !== value);
			const half = stored.filter(({ facts }) => facts !== 1);
			return [
				...lost.map(([key, value]) => `value ${value} of ${key} was acknowledged and is not there`),
				...half.map(({ key, facts }) => `value of ${key} has ${facts} facts in the journal`),
			];
		},
	};
}
