import type { PersonChoice } from "#app/domain/people/types.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { personOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";

interface CommentFieldsProps {
	text: FieldMeta;
	mentionedId: FieldMeta;
	people: readonly PersonChoice[];
	label: string;
	rows?: number;
}

/** What a comment is made of, wherever it is written. */
export function CommentFields({ text, mentionedId, people, label, rows = 4 }: CommentFieldsProps) {
	return (
		<>
			<TextAreaField
				field={text}
				label={label}
				rows={rows}
				hint="Pour prévenir quelqu'un par courriel, écrivez @ suivi de son prénom et de son nom, ou choisissez-le ci-dessous."
			/>
			<SelectField field={mentionedId} label="Prévenir" options={personOptions(people)} emptyLabel="Personne en particulier" />
		</>
	);
}
