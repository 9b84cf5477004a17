import { scaleUtc } from "d3-scale";

/** Drawing units of a row of the timeline. */
export const rowSize = { width: 480, height: 28 };

export interface Years {
	first: number;
	last: number;
}

export interface YearLine {
	year: number;
	x: number;
	width: number;
}

/** Where days fall on the width of a row that holds these years whole. */
export function timelineScale({ first, last }: Years) {
	const scale = scaleUtc([Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1)], [0, rowSize.width]);
	const x = (day: string): number => Math.round(scale(Date.parse(day)) * 10) / 10;
	const isWithin = (day: string): boolean => day >= `${first}-01-01` && day <= `${last}-12-31`;
	const years: YearLine[] = Array.from({ length: last - first + 1 }, (_, index) => {
		const year = first + index;
		const start = x(`${year}-01-01`);
		return { year, x: start, width: x(`${year + 1}-01-01`) - start };
	});
	return { x, isWithin, years };
}

/** A bar from the first day to the last; a sheet of one known date is a stub on that side of it. */
export function barOf(
	{ startOn, endOn }: { startOn: string | null; endOn: string | null },
	x: (day: string) => number,
): { x: number; width: number; isOpen: boolean } | null {
	const stub = 10;
	if (startOn && endOn) return { x: x(startOn), width: Math.max(3, x(endOn) - x(startOn)), isOpen: false };
	if (startOn) return { x: Math.min(x(startOn), rowSize.width - stub), width: stub, isOpen: true };
	if (endOn) return { x: Math.max(0, x(endOn) - stub), width: stub, isOpen: true };
	return null;
}

/** A diamond around a point. */
export const diamondAt = (x: number, y: number, half = 6): string => `M${x - half},${y}l${half},-${half}l${half},${half}l-${half},${half}z`;
