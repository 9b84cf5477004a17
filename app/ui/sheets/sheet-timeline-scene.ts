import { scaleUtc } from "d3-scale";

interface Dated {
	startOn: string | null;
	endOn: string | null;
}

/** Where things stand on a line of time, in percent of its width. */
export interface TimelineScene {
	/** Where years begin, or quarters when the line is short. */
	ticks: { at: number; label: string }[];
	/** Null when today is not on the line. */
	today: number | null;
	/** Null for what has no date. A bar without a start or without an end runs on to the edge. */
	barOf: (dated: Dated) => TimelineBar | null;
}
export interface TimelineBar {
	from: number;
	to: number;
	isOpenStart: boolean;
	isOpenEnd: boolean;
}

const dayLength = 86_400_000;
const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const quarterStart = (date: Date, plus = 0) =>
	new Date(Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3 + plus * 3, 1));

/** The line that holds all these dates, from the start of a quarter to the end of another; null when there are none. */
export function timelineScene(all: readonly Dated[], today: string): TimelineScene | null {
	const days = all.flatMap(({ startOn, endOn }) => [startOn, endOn].filter((day) => day !== null)).sort();
	const [first] = days;
	const last = days.at(-1);
	if (!first || !last) return null;
	const from = quarterStart(utc(first));
	const to = quarterStart(utc(last), 1);
	const scale = scaleUtc([from, to], [0, 100]);
	const at = (date: Date) => Math.round(scale(date) * 100) / 100;
	const now = utc(today);
	return {
		ticks: ticksBetween(from, to).map(({ date, label }) => ({ at: at(date), label })),
		today: now >= from && now < to ? at(now) : null,
		barOf({ startOn, endOn }) {
			if (!startOn && !endOn) return null;
			return {
				from: startOn ? at(utc(startOn)) : 0,
				// the last day counts whole
				to: endOn ? at(new Date(utc(endOn).getTime() + dayLength)) : 100,
				isOpenStart: startOn === null,
				isOpenEnd: endOn === null,
			};
		},
	};
}

/** Years; quarters within two years. Never more than a dozen. */
function ticksBetween(from: Date, to: Date): { date: Date; label: string }[] {
	const years = to.getUTCFullYear() - from.getUTCFullYear();
	const ticks = [];
	if (years <= 2) {
		for (let date = from; date < to; date = quarterStart(date, 1)) {
			ticks.push({ date, label: `T${date.getUTCMonth() / 3 + 1} ${date.getUTCFullYear()}` });
		}
		return ticks;
	}
	const step = Math.ceil(years / 10);
	for (let year = from.getUTCFullYear(); year <= to.getUTCFullYear(); year += step) {
		const date = new Date(Date.UTC(year, 0, 1));
		if (date >= from && date < to) ticks.push({ date, label: String(year) });
	}
	return ticks;
}
