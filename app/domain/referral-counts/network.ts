import type { PeriodKey } from "./types.ts";

/**
 * A table whose sums are published, seen as a circulation: each count flows along one edge, and at each node what comes in goes out,
 * which says one sum (« the months of a line make its quarter », « the lines of a month make its total »). Whatever a reader can work
 * out from the published counts is what every circulation that agrees with them has in common; so the greatest value a hidden count
 * may have is found by pushing as much as possible through its edge and back along the other hidden ones.
 */
export interface Cell {
	code: string;
	period: PeriodKey;
	value: number;
	from: string;
	to: string;
	/**
	 * shown: published, unless it must be hidden to protect another; fixed: published whatever happens; hidden: printed as secret;
	 * implied: printed nowhere, yet a subtraction gives it as soon as its neighbours are shown.
	 */
	status: "shown" | "fixed" | "hidden" | "implied";
	/** What it is a part of: alone in it, it would say the same of everyone. */
	of: number;
	/** Its own breakdown, hidden with it. */
	parts: Cell[];
}

interface Way {
	/** Index of a cell, and whether the way raises or lowers it. */
	steps: { index: number; sign: 1 | -1 }[];
	room: number;
}

interface Graph {
	cells: readonly Cell[];
	/** By node: the cells that leave it (raised along the way), and those that come to it (lowered). */
	neighbours: Map<string, { index: number; sign: 1 | -1; next: string }[]>;
}

function graphOf(cells: readonly Cell[]): Graph {
	const neighbours: Graph["neighbours"] = new Map();
	const add = (node: string, one: { index: number; sign: 1 | -1; next: string }) => {
		const list = neighbours.get(node);
		if (list) list.push(one);
		else neighbours.set(node, [one]);
	};
	cells.forEach(({ from, to }, index) => {
		add(from, { index, sign: 1, next: to });
		add(to, { index, sign: -1, next: from });
	});
	return { cells, neighbours };
}

/** What moving a count costs: nothing when the reader does not see it, its own size when it must be hidden for that. */
type Price = (cell: Cell) => number;
const seenByNobody: Price = ({ status }) => (status === "hidden" || status === "implied" ? 0 : Number.POSITIVE_INFINITY);
const smallestFirst: Price = (cell) => (cell.status === "shown" ? 1 + cell.value : seenByNobody(cell));

/** The cheapest way back from the end of an edge to its start (Dijkstra), without the edge itself. */
function cheapestWay({ cells, neighbours }: Graph, values: readonly number[], target: number, price: Price): Way | null {
	const { from: goal, to: start } = cells[target] as Cell;
	const costs = new Map<string, number>([[start, 0]]);
	const cameBy = new Map<string, { index: number; sign: 1 | -1; previous: string }>();
	const done = new Set<string>();
	for (;;) {
		let node: string | null = null;
		let least = Number.POSITIVE_INFINITY;
		for (const [candidate, cost] of costs)
			if (cost < least && !done.has(candidate)) {
				node = candidate;
				least = cost;
			}
		if (node === null) return null;
		if (node === goal) break;
		done.add(node);
		for (const { index, sign, next } of neighbours.get(node) ?? []) {
			if (index === target || done.has(next) || (sign === -1 && values[index] === 0)) continue;
			const cost = least + price(cells[index] as Cell);
			if (cost < (costs.get(next) ?? Number.POSITIVE_INFINITY)) {
				costs.set(next, cost);
				cameBy.set(next, { index, sign, previous: node });
			}
		}
	}
	const way: Way = { steps: [], room: Number.POSITIVE_INFINITY };
	for (let node = goal; node !== start; ) {
		const step = cameBy.get(node) as { index: number; sign: 1 | -1; previous: string };
		way.steps.push(step);
		if (step.sign === -1) way.room = Math.min(way.room, values[step.index] as number);
		node = step.previous;
	}
	return way;
}

/** Raises a count as far as the threshold, if it can be; tells how far, and which cells had to move. */
function raise(graph: Graph, target: number, threshold: number, price: Price): { reached: number; moved: Set<Cell> } {
	const values = graph.cells.map(({ value }) => value);
	const moved = new Set<Cell>();
	let reached = values[target] as number;
	while (reached < threshold) {
		const way = cheapestWay(graph, values, target, price);
		if (!way) break;
		const step = Math.min(way.room, threshold - reached);
		for (const { index, sign } of way.steps) {
			values[index] = (values[index] as number) + sign * step;
			moved.add(graph.cells[index] as Cell);
		}
		reached += step;
	}
	return { reached, moved };
}

/** Too few to be told, zero included; or all that there is, which would be told of each. */
const isSensitive = ({ value, of }: Cell, threshold: number): boolean => value < threshold || value === of;

function hide(cell: Cell): void {
	if (cell.status === "shown") cell.status = "hidden";
	for (const part of cell.parts) hide(part);
}

/**
 * Hides the small counts, then as few and as small others as it takes for each of them to be, as far as a reader can tell, anything
 * up to the threshold at least (primary and secondary suppression).
 */
export function protect(cells: readonly Cell[], threshold: number): void {
	const graph = graphOf(cells);
	for (const cell of cells) if (cell.status === "shown" && isSensitive(cell, threshold)) hide(cell);
	const small = cells.map(({ value }, index) => ({ value, index })).filter(({ value }) => value < threshold);
	// the smallest need the most room, and leave it to those that follow
	for (const { index } of small.sort((a, b) => a.value - b.value)) {
		const cell = cells[index] as Cell;
		if (raise(graph, index, threshold, seenByNobody).reached >= threshold) continue;
		for (const each of raise(graph, index, threshold, smallestFirst).moved) hide(each);
		hide(cell);
	}
	const first = exposed(cells, threshold)[0];
	// nothing is better than a table that gives someone away
	if (first) throw new Error(`A small count of ${first.period} cannot be protected: nothing is published.`);
}

/** The audit: the counts under the threshold that a reader could tell, or know to be under it. */
export function exposed(cells: readonly Cell[], threshold: number): Cell[] {
	const graph = graphOf(cells);
	return cells.filter(
		(cell, index) =>
			(cell.value < threshold && raise(graph, index, threshold, seenByNobody).reached < threshold) ||
			(cell.status === "shown" && isSensitive(cell, threshold)),
	);
}
