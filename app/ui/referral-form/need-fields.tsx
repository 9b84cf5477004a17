import { type Urgency, urgencies } from "#app/domain/referrals/types.ts";
import { needLabels, publicLabels, purposeLabels, urgencyLabels } from "#app/messages/referrals.ts";
import { formatCount } from "../format.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import type { FieldMeta } from "../forms/field.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { SelectField } from "../forms/select-field.tsx";

export const needFieldLabels = {
	need: "Besoin principal",
	public: "Public",
	purpose: "But de l'orientation",
	urgency: "Urgence",
	isAnonymous: "Avis sans identité",
} as const;

interface NeedFieldsProps {
	fields: Record<keyof typeof needFieldLabels, FieldMeta>;
	delays: Record<Urgency, number>;
	/** A draft that names someone loses their card. */
	erasesCard: boolean;
}

export function NeedFields({ fields, delays, erasesCard }: NeedFieldsProps) {
	return (
		<>
			<SelectField
				field={fields.need}
				label={needFieldLabels.need}
				hint="Un seul&nbsp;: celui pour lequel vous adressez la personne. Pour un autre besoin, faites une autre orientation."
				emptyLabel="Choisir un besoin"
				options={labelledOptions(needLabels)}
			/>
			<SelectField
				field={fields.public}
				label={needFieldLabels.public}
				emptyLabel="Choisir un public"
				options={labelledOptions(publicLabels)}
			/>
			<RadioGroupField
				field={fields.purpose}
				label={needFieldLabels.purpose}
				hint="Ce que la loi admet entre professionnels&nbsp;: seul ce qui y est strictement nécessaire est transmis."
				options={labelledOptions(purposeLabels)}
			/>
			<RadioGroupField
				field={fields.urgency}
				label={needFieldLabels.urgency}
				options={urgencies.map((value) => ({
					value,
					label: urgencyLabels[value],
					hint: `Réponse attendue sous ${formatCount(delays[value], "jour ouvré", "jours ouvrés")}.`,
				}))}
			/>
			<CheckboxField
				field={fields.isAnonymous}
				label={needFieldLabels.isAnonymous}
				hint={
					erasesCard
						? "Pour demander conseil sans dire de qui il s'agit. Cocher la case efface la fiche de contact déjà écrite."
						: "Pour demander conseil sans dire de qui il s'agit\u00a0: aucune fiche de contact. La personne pourra être nommée plus tard, avec son accord."
				}
			/>
		</>
	);
}
