import type { ObjectiveChoice } from "#app/domain/programmes/types.ts";
import { FieldErrors, type FieldMeta, fieldOf, initialListOf } from "../forms/field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { objectiveOptions } from "./choices.ts";

/** One choice for each programme of the territory: an action written for one may serve an objective of another. */
export function OtherObjectives({ field, label, objectives }: { field: FieldMeta; label: string; objectives: readonly ObjectiveChoice[] }) {
	const programmes = [...Map.groupBy(objectives, ({ programmeTitle }) => programmeTitle)];
	if (programmes.length < 2) return null;
	const chosen = initialListOf(field);
	return (
		<fieldset className="form-group" id={field.id} tabIndex={-1}>
			<legend>{label}</legend>
			<p className="hint">
				L'action sert aussi un autre programme ? Choisissez-y son objectif : elle y est montrée, et n'est comptée qu'une fois au total.
			</p>
			<FieldErrors field={field} />
			<div className="field-stack">
				{programmes.map(([title, choices], index) => (
					<SelectField
						key={title}
						field={fieldOf(field.name, choices.find(({ id }) => chosen.includes(id))?.id, { id: `${field.id}-${index}` })}
						label={title}
						options={objectiveOptions(choices)}
						emptyLabel="Aucun"
					/>
				))}
			</div>
		</fieldset>
	);
}
