import type { TerritoryRole } from "#app/domain/kernel/actor.ts";
import { roleHints } from "#app/messages/people.ts";
import { roleLabels } from "#app/messages/roles.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";

interface PlaceFieldsProps {
	fields: { organisationId: FieldMeta; jobTitle: FieldMeta; role: FieldMeta };
	organisations: readonly SelectOption[];
	roles: readonly TerritoryRole[];
}

/** What a person is in the territory: for whom they come, and what they may do. */
export function PlaceFields({ fields, organisations, roles }: PlaceFieldsProps) {
	return (
		<>
			<SelectField field={fields.organisationId} label="Organisation" emptyLabel="Choisir une organisation" options={organisations} />
			<TextField field={fields.jobTitle} label="Fonction" hint="Facultatif : « Directrice du CCAS », « Conseiller social »." />
			<RadioGroupField
				field={fields.role}
				label="Rôle dans le territoire"
				options={roles.map((role) => ({ value: role, label: roleLabels[role], hint: roleHints[role] }))}
			/>
		</>
	);
}
