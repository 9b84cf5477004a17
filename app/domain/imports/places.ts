import { newId } from "../kernel/ids.ts";
import type { AxisId, ObjectiveId } from "../programmes/types.ts";
import { nearest, plain } from "./cells.ts";
import type { KnownAxis, NewPlaces } from "./types.ts";

/** « Axe 1 – Insertion », « 1. Insertion », « 1.2 Accompagner »: the number and the words. */
function partsOf(text: string) {
	const match = /^\s*(?:axe|objectif|orientation|obj\.?)?\s*(?:n°\s*)?(?:(\d+)\.)?(\d+)?\.?\s*(?:[-–—:.)]\s*)?(.*)$/is.exec(text);
	const number = match?.[2] ? Number(match[2]) : null;
	return { axisNumber: match?.[1] ? Number(match[1]) : null, number, title: plain(match?.[3] ?? text), shown: (match?.[3] ?? text).trim() };
}

type Place = { objectiveId: ObjectiveId; axisNumber: number; objectiveNumber: number };
type Found = Place | { refused: string; at: "axis" | "objective"; suggestion?: string };
interface Axis extends Omit<KnownAxis, "objectives"> {
	objectives: { id: ObjectiveId; number: number; title: string; isImplicit: boolean }[];
}

/** The programme's axes and objectives, found by number or title, and made when asked. */
export function placeFinder(known: readonly KnownAxis[], createsPlaces: boolean) {
	const axes: Axis[] = known.map((axis) => ({ ...axis, objectives: [...axis.objectives] }));
	const made: NewPlaces = { axes: [], objectives: [] };

	// A title that differs from the one known under its number is another place, told rather than guessed.
	const pick = <T extends { number: number; title: string }>(
		among: readonly T[],
		{ number, title }: { number: number | null; title: string },
	) =>
		(title ? among.find((one) => plain(one.title) === title) : undefined) ??
		(title ? undefined : among.find((one) => one.number === number));
	const free = (among: readonly { number: number }[], wanted: number | null) =>
		wanted !== null && wanted > 0 && !among.some(({ number }) => number === wanted)
			? wanted
			: Math.max(0, ...among.map(({ number }) => number)) + 1;

	function axisOf(text: string): Axis | { refused: string; suggestion?: string } {
		const parts = partsOf(text);
		const whole = axes.find((axis) => plain(axis.title) === plain(text));
		const axis = whole ?? pick(axes, parts);
		if (axis) return axis;
		if (!createsPlaces || !parts.title) {
			return {
				refused: "import.unknown-axis",
				suggestion: nearest(
					parts.shown,
					axes.map(({ title }) => title),
				),
			};
		}
		const added: Axis = { id: newId<AxisId>(), number: free(axes, parts.number), title: parts.shown.slice(0, 300), objectives: [] };
		axes.push(added);
		made.axes.push({ id: added.id, number: added.number, title: added.title });
		return added;
	}

	const placeOf = (axis: Axis, objective: Axis["objectives"][number]): Place => ({
		objectiveId: objective.id,
		axisNumber: axis.number,
		objectiveNumber: objective.number,
	});
	function make(axis: Axis, number: number | null, title: string, isImplicit: boolean): Place {
		const added = { id: newId<ObjectiveId>(), number: free(axis.objectives, number), title: title.slice(0, 300), isImplicit };
		axis.objectives.push(added);
		made.objectives.push({ ...added, axisId: axis.id });
		return placeOf(axis, added);
	}

	function find(axisText: string, objectiveText: string): Found {
		const axis = axisText ? axisOf(axisText) : null;
		if (axis && "refused" in axis) return { ...axis, at: "axis" };
		if (!objectiveText) {
			const only =
				(axis as Axis).objectives.length === 1 ? (axis as Axis).objectives[0] : (axis as Axis).objectives.find((one) => one.isImplicit);
			if (only) return placeOf(axis as Axis, only);
			if (createsPlaces && (axis as Axis).objectives.length === 0) return make(axis as Axis, 1, (axis as Axis).title, true);
			return { refused: "import.missing-objective", at: "axis" };
		}
		const parts = partsOf(objectiveText);
		const within = axis ? [axis] : parts.axisNumber === null ? axes : axes.filter(({ number }) => number === parts.axisNumber);
		const hits = within.flatMap((one) => {
			const objective = one.objectives.find(({ title }) => plain(title) === plain(objectiveText)) ?? pick(one.objectives, parts);
			return objective ? [placeOf(one, objective)] : [];
		});
		if (hits.length === 1) return hits[0] as Place;
		if (hits.length > 1) return { refused: "import.ambiguous-objective", at: "objective" };
		const home = axis ?? (within.length === 1 && parts.axisNumber !== null ? (within[0] as Axis) : null);
		if (home && createsPlaces && parts.title) return make(home, parts.number, parts.shown, false);
		const titles = within.flatMap(({ objectives }) => objectives.map(({ title }) => title));
		return { refused: "import.unknown-objective", at: "objective", suggestion: nearest(parts.shown, titles) };
	}

	function stand(objectiveId: ObjectiveId): Place | null {
		for (const axis of axes) {
			const objective = axis.objectives.find(({ id }) => id === objectiveId);
			if (objective) return placeOf(axis, objective);
		}
		return null;
	}
	/** Whether an objective stands under the axis that a cell names. */
	const isUnder = (axisText: string, objectiveId: ObjectiveId): boolean => {
		const axis = axisOf(axisText);
		return "objectives" in axis && axis.objectives.some(({ id }) => id === objectiveId);
	};
	return { find, stand, isUnder, made };
}
