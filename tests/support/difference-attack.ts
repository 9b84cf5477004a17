/**
 * What a reader with time works out from published tables: every sum that they state is an equation between the numbers shown and the
 * secret ones, none of which is negative; linear programming (simplex) then tells how great a secret number can be. It knows nothing
 * of how the numbers were hidden.
 */
export interface Equation {
	/** Names of counts, each with its sign; the sum is zero. */
	terms: readonly (readonly [name: string, sign: 1 | -1])[];
}
export interface Publication {
	/** A number, or null for a secret one; a name that is absent was never printed, and is not negative either. */
	numbers: ReadonlyMap<string, number | null>;
	equations: readonly Equation[];
}

interface Tableau {
	names: string[];
	rows: Float64Array[];
	basis: number[];
}

const tiny = 1e-7;

/** Parts the unknowns into groups that no equation links, each with its equations. */
function groupsOf({ numbers, equations }: Publication): { names: string[]; equations: { terms: Map<string, number>; sum: number }[] }[] {
	const leaders = new Map<string, string>();
	const leaderOf = (name: string): string => {
		const above = leaders.get(name) ?? name;
		if (above === name) return name;
		const top = leaderOf(above);
		leaders.set(name, top);
		return top;
	};
	const reduced = equations.map(({ terms }) => {
		const unknown = new Map<string, number>();
		let sum = 0;
		for (const [name, sign] of terms) {
			const known = numbers.get(name);
			if (known === null || known === undefined) unknown.set(name, (unknown.get(name) ?? 0) + sign);
			else sum -= sign * known;
		}
		const [first, ...rest] = unknown.keys();
		if (first !== undefined) {
			leaders.set(first, leaderOf(first));
			for (const name of rest) leaders.set(leaderOf(name), leaderOf(first));
		} else if (sum !== 0) throw new Error("The published numbers contradict one another.");
		return { terms: unknown, sum };
	});
	const groups = new Map<string, { names: string[]; equations: typeof reduced }>();
	for (const name of leaders.keys()) {
		const top = leaderOf(name);
		const group = groups.get(top) ?? { names: [], equations: [] };
		group.names.push(name);
		groups.set(top, group);
	}
	for (const equation of reduced) {
		const [name] = equation.terms.keys();
		if (name !== undefined) groups.get(leaderOf(name))?.equations.push(equation);
	}
	return [...groups.values()];
}

function pivot({ rows, basis }: Tableau, row: number, column: number, ...others: Float64Array[]): void {
	const chosen = rows[row] as Float64Array;
	const by = chosen[column] as number;
	for (let at = 0; at < chosen.length; at++) chosen[at] = (chosen[at] as number) / by;
	for (const each of [...rows, ...others]) {
		const factor = each[column] as number;
		if (each === chosen || Math.abs(factor) < tiny) continue;
		for (let at = 0; at < chosen.length; at++) each[at] = (each[at] as number) - factor * (chosen[at] as number);
	}
	basis[row] = column;
}

/**
 * Climbs until the goal is reached or nothing rises any more; `gains` says what each column adds. Bland's rule: no endless turning.
 * False: there is no end to it.
 */
function climb(tableau: Tableau, gains: Float64Array, usable: number, isEnough: () => boolean): boolean {
	const last = gains.length - 1;
	while (!isEnough()) {
		let entering = -1;
		for (let column = 0; column < usable && entering < 0; column++) if ((gains[column] as number) > tiny) entering = column;
		if (entering < 0) return true;
		let leaving = -1;
		let least = Number.POSITIVE_INFINITY;
		tableau.rows.forEach((row, index) => {
			if ((row[entering] as number) <= tiny) return;
			const ratio = (row[last] as number) / (row[entering] as number);
			const isEarlier = leaving >= 0 && (tableau.basis[index] as number) < (tableau.basis[leaving] as number);
			if (ratio < least - tiny || (ratio < least + tiny && isEarlier)) {
				least = Math.min(ratio, least);
				leaving = index;
			}
		});
		if (leaving < 0) return false;
		pivot(tableau, leaving, entering, gains);
	}
	return true;
}

/** A first solution: artificial unknowns make one at once, then are driven to zero and left out. */
function firstSolution({ names, equations }: ReturnType<typeof groupsOf>[number]): Tableau {
	const width = names.length + equations.length;
	const places = new Map(names.map((name, index) => [name, index]));
	const tableau: Tableau = { names, rows: [], basis: [] };
	const gains = new Float64Array(width + 1);
	equations.forEach(({ terms, sum }, index) => {
		const row = new Float64Array(width + 1);
		const sign = sum < 0 ? -1 : 1;
		for (const [name, factor] of terms) row[places.get(name) as number] = sign * factor;
		row[names.length + index] = 1;
		row[width] = sign * sum;
		tableau.rows.push(row);
		tableau.basis.push(names.length + index);
		for (let at = 0; at <= width; at++) if (at < names.length || at === width) gains[at] = (gains[at] as number) + (row[at] as number);
	});
	climb(tableau, gains, names.length, () => Math.abs(gains[width] as number) < tiny);
	if (Math.abs(gains[width] as number) > 1e-5) throw new Error("No table agrees with the published numbers.");
	for (let row = tableau.rows.length - 1; row >= 0; row--) {
		if ((tableau.basis[row] as number) < names.length) continue;
		const column = (tableau.rows[row] as Float64Array).findIndex((value, at) => at < names.length && Math.abs(value) > tiny);
		if (column >= 0) pivot(tableau, row, column);
		else {
			tableau.rows.splice(row, 1);
			tableau.basis.splice(row, 1);
		}
	}
	const rows = tableau.rows.map((row) => Float64Array.of(...row.subarray(0, names.length), row[width] as number));
	return { names, rows, basis: tableau.basis };
}

/**
 * For each secret name asked for: the greatest value it can have, no further than `enough`, and whole numbers for all the unknowns
 * of its group in which it has it.
 */
export function attack(publication: Publication, secrets: ReadonlySet<string>, enough: number): Map<string, Greatest> {
	const found = new Map<string, Greatest>();
	for (const group of groupsOf(publication)) {
		const tableau = firstSolution(group);
		const last = group.names.length;
		const countOf = (column: number) => {
			const row = tableau.basis.indexOf(column);
			return row < 0 ? 0 : ((tableau.rows[row] as Float64Array)[last] as number);
		};
		group.names.forEach((name, column) => {
			if (!secrets.has(name)) return;
			const gains = new Float64Array(last + 1);
			const row = tableau.basis.indexOf(column);
			if (row < 0) gains[column] = 1;
			else
				(tableau.rows[row] as Float64Array).forEach((value, at) => {
					gains[at] = at === column ? 0 : -value;
				});
			const isBound = climb(tableau, gains, last, () => countOf(column) >= enough - tiny);
			const greatest = isBound ? countOf(column) : Number.POSITIVE_INFINITY;
			found.set(name, { greatest, table: new Map(group.names.map((one, at) => [one, countOf(at)])) });
		});
	}
	return found;
}

export interface Greatest {
	greatest: number;
	table: ReadonlyMap<string, number>;
}
