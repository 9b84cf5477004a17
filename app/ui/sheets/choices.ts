import type { ObjectiveChoice } from "#app/domain/programmes/types.ts";
import type { SelectGroup, SelectOption } from "../forms/select-field.tsx";

/** « Axe 2. Bien vieillir », with the programme's name when there are several. */
export const axisName = ({ axisNumber, axisTitle }: Pick<ObjectiveChoice, "axisNumber" | "axisTitle">): string =>
	`Axe ${axisNumber}. ${axisTitle}`;

/** « 2.1 Rompre l'isolement »; an axis without objectives of its own has one that bears no name. */
export const objectiveName = ({ code, title }: ObjectiveChoice): string => (code === null ? "Sans objectif distinct" : `${code} ${title}`);

/** Objectives under their axes. */
export function objectiveOptions(objectives: readonly ObjectiveChoice[]): SelectGroup[] {
	const hasSeveralProgrammes = new Set(objectives.map(({ programmeTitle }) => programmeTitle)).size > 1;
	return [...Map.groupBy(objectives, ({ axisId }) => axisId).values()].map((group) => {
		const [first] = group as [ObjectiveChoice];
		return {
			label: hasSeveralProgrammes ? `${first.programmeTitle} – ${axisName(first)}` : axisName(first),
			options: group.map((objective) => ({ value: objective.id, label: objectiveName(objective) })),
		};
	});
}

export const axisOptions = (objectives: readonly ObjectiveChoice[]): SelectOption[] =>
	[...new Map(objectives.map((objective) => [objective.axisId, axisName(objective)]))].map(([value, label]) => ({ value, label }));
