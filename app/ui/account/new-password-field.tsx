import type { FieldMeta } from "../forms/field.tsx";
import { TextField } from "../forms/text-field.tsx";

/** A password to choose: what is asked is said before, and pasting from a password manager is welcome. */
export function NewPasswordField({ field, label = "Nouveau mot de passe" }: { field: FieldMeta; label?: string }) {
	return (
		<TextField
			field={field}
			label={label}
			type="password"
			autoComplete="new-password"
			hint="12 caractères au moins, sans autre règle : une phrase de quelques mots est facile à retenir et difficile à deviner."
		/>
	);
}
