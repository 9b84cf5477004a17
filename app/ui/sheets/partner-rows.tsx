import { FieldErrors, type FieldMeta, fieldOf } from "../forms/field.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";

const spare = 3;

/** Partners with their part in the action: those there are, and a few empty rows, so that adding needs no script. */
export function PartnerRows({ field, label, organisations }: { field: FieldMeta; label: string; organisations: readonly SelectOption[] }) {
	const rows = (Array.isArray(field.initialValue) ? field.initialValue : []) as (
		| Partial<Record<"organisationId" | "role", string>>
		| undefined
	)[];
	const filled = rows.filter((row) => row?.organisationId || row?.role);
	const shown = [...filled, ...Array.from({ length: Math.min(spare, 40 - filled.length) }, () => undefined)];
	return (
		<fieldset className="form-group" id={field.id} tabIndex={-1}>
			<legend>{label}</legend>
			<p className="hint">Laissez une ligne vide pour retirer un partenaire. Enregistrez pour obtenir d'autres lignes.</p>
			<FieldErrors field={field} />
			<div className="field-stack">
				{shown.map((row, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: the rows are their own numbers in the form
					<FieldRow key={index}>
						<SelectField
							field={fieldOf(`partners[${index}].organisationId`, row?.organisationId, { id: `${field.id}-${index}` })}
							label={`Partenaire ${index + 1}`}
							options={organisations}
							emptyLabel="Aucun"
						/>
						<TextField
							field={fieldOf(`partners[${index}].role`, row?.role, { id: `${field.id}-${index}-role` })}
							label={`Rôle du partenaire ${index + 1}`}
							maxLength={200}
						/>
					</FieldRow>
				))}
			</div>
		</fieldset>
	);
}
