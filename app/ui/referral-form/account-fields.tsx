import type { FieldMeta } from "../forms/field.tsx";
import { FormGroup } from "../forms/form-group.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";

export const accountLabels = { subject: "Objet", done: "Ce qui a déjà été fait", asked: "Ce qui est demandé" } as const;

export function AccountFields({ fields }: { fields: Record<keyof typeof accountLabels, FieldMeta> }) {
	return (
		<FormGroup
			legend="Demande"
			hint="Des faits utiles au destinataire, en peu de mots. Rien sur la vie privée qui n'y serve, aucun jugement, aucun numéro, pas de nom. La personne a le droit de lire ce texte."
		>
			<TextField
				field={fields.subject}
				label={accountLabels.subject}
				hint="Une ligne&nbsp;: «&nbsp;Dossier de droits à reprendre&nbsp;»."
				autoComplete="off"
			/>
			<TextAreaField field={fields.done} label={accountLabels.done} hint="Démarches, dates, réponses obtenues." rows={4} />
			<TextAreaField field={fields.asked} label={accountLabels.asked} hint="Ce que vous attendez du destinataire." rows={4} />
		</FormGroup>
	);
}
