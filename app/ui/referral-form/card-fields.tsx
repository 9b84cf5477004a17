import type { Card } from "#app/domain/referrals/types.ts";
import { channelLabels } from "#app/messages/referrals.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import type { FieldMeta } from "../forms/field.tsx";
import { FieldRow, FormGroup } from "../forms/form-group.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { TextField } from "../forms/text-field.tsx";

/** The contact card, field by field: docs/referral-fields.md says why each is there. */
export const cardLabels = {
	lastName: "Nom",
	firstName: "Prénom",
	phone: "Téléphone",
	email: "Courriel",
	postalAddress: "Adresse postale",
	preferredChannel: "Moyen de contact préféré",
	mustNotContact: "Ne pas contacter la personne",
	representative: "Représentant",
	interpreter: "Interprète",
	availability: "Disponibilités",
} as const satisfies Record<keyof Card, string>;

type Fields = Record<keyof typeof cardLabels, FieldMeta>;

/** A stored card, as a form takes it. */
export const cardValues = (card: Card | null) =>
	card ? { ...card, mustNotContact: card.mustNotContact ? "on" : "" } : { preferredChannel: "phone" };

export function CardFields({ fields }: { fields: Fields }) {
	return (
		<FormGroup legend="Fiche de contact" hint="De quoi joindre la personne, et rien d'autre&nbsp;: elle passe à tous les destinataires.">
			<FieldRow>
				<TextField field={fields.lastName} label={cardLabels.lastName} autoComplete="off" spellCheck={false} />
				<TextField field={fields.firstName} label={cardLabels.firstName} autoComplete="off" spellCheck={false} />
			</FieldRow>
			<FieldRow>
				<TextField field={fields.phone} label={cardLabels.phone} type="tel" autoComplete="off" />
				<TextField field={fields.email} label={cardLabels.email} type="email" autoComplete="off" spellCheck={false} />
			</FieldRow>
			<TextField field={fields.postalAddress} label={cardLabels.postalAddress} autoComplete="off" />
			<RadioGroupField
				field={fields.preferredChannel}
				label={cardLabels.preferredChannel}
				options={labelledOptions(channelLabels)}
				layout="grid"
			/>
			<CheckboxField
				field={fields.mustNotContact}
				label={cardLabels.mustNotContact}
				hint="À cocher si un appel ou un courrier peut la mettre en danger (violences, surveillance). Les destinataires ne voient alors ni téléphone, ni courriel, ni adresse&nbsp;: il leur est dit de passer par votre organisation."
			/>
			<TextField
				field={fields.representative}
				label={cardLabels.representative}
				hint="Tuteur, parent, personne de confiance&nbsp;: nom et moyen de le joindre."
				autoComplete="off"
			/>
			<TextField
				field={fields.interpreter}
				label={cardLabels.interpreter}
				hint="Langue, s'il en faut un."
				width="medium"
				autoComplete="off"
			/>
			<TextField
				field={fields.availability}
				label={cardLabels.availability}
				hint="Jours et heures où la joindre, ou la recevoir."
				autoComplete="off"
			/>
		</FormGroup>
	);
}
