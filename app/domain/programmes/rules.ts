interface NumberedObjective {
	axisId: string;
	axisNumber: number;
	number: number;
	isImplicit: boolean;
}

/**
 * How the objectives of one programme are quoted: « 1.2 », or « 5 » where the document numbers them on from one axis to the next.
 * An implicit objective is the product's own, and has no number to quote.
 */
export function objectiveCodeOf(objectives: readonly NumberedObjective[]): (objective: NumberedObjective) => string | null {
	const numbered = objectives.filter(({ isImplicit }) => !isImplicit);
	const axisCount = new Set(numbered.map(({ axisId }) => axisId)).size;
	const isNumberedThrough = axisCount > 1 && new Set(numbered.map(({ number }) => number)).size === numbered.length;
	return ({ axisNumber, number, isImplicit }) => (isImplicit ? null : isNumberedThrough ? String(number) : `${axisNumber}.${number}`);
}
