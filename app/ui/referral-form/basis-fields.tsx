import { shareBases } from "#app/domain/referrals/types.ts";
import { basisTexts } from "#app/messages/referral-form.ts";
import { basisLabels, notInformedLabels } from "#app/messages/referrals.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormGroup } from "../forms/form-group.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";

export const basisFieldLabels = {
	basis: "Sur quoi repose le partage",
	basisReference: "Texte cité",
	isInformed: "La personne est-elle informée\u00a0?",
	notInformedReason: "Pourquoi ne l'est-elle pas",
	notInformedMotive: "Précision",
} as const;

interface BasisFieldsProps {
	fields: Record<keyof typeof basisFieldLabels, FieldMeta>;
	/** Secrecy binds whoever writes. */
	isBound: boolean;
}

export function BasisFields({ fields, isBound }: BasisFieldsProps) {
	return (
		<FormGroup
			legend="Droit de partager"
			hint="Le secret est la règle. Dites ce qui permet d'en sortir, pour cette personne et ces destinataires."
		>
			<RadioGroupField
				field={fields.basis}
				label={basisFieldLabels.basis}
				options={shareBases.map((value) => {
					const isClosed = !isBound && (value === "l121-6-2" || value === "l226-2-2");
					return {
						value,
						label: basisLabels[value],
						hint: isClosed ? `${basisTexts[value]} Votre habilitation ne dit pas que vous êtes tenu au secret.` : basisTexts[value],
						isDisabled: isClosed,
					};
				})}
			/>
			<TextField
				field={fields.basisReference}
				label={basisFieldLabels.basisReference}
				hint="Obligatoire pour un autre texte&nbsp;: loi ou code, et article."
				autoComplete="off"
			/>
			<RadioGroupField
				field={fields.isInformed}
				label={basisFieldLabels.isInformed}
				hint="De ce qui est transmis, à qui, pourquoi, et de son droit de s'y opposer."
				layout="row"
				options={[
					{ value: "yes", label: "Oui" },
					{ value: "no", label: "Non" },
				]}
			/>
			<SelectField
				field={fields.notInformedReason}
				label={basisFieldLabels.notInformedReason}
				hint="Si vous avez répondu non."
				emptyLabel="Choisir un motif"
				options={labelledOptions(notInformedLabels)}
			/>
			<TextField
				field={fields.notInformedMotive}
				label={basisFieldLabels.notInformedMotive}
				hint="Une ligne, si le motif ne suffit pas."
				autoComplete="off"
			/>
		</FormGroup>
	);
}
