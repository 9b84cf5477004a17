import { controlProps, FieldFrame, type FieldProps, initialTextOf } from "./field.tsx";

interface TextAreaFieldProps extends FieldProps {
	rows?: number;
	maxLength?: number;
	placeholder?: string;
}

/** Several lines of text; grows with what is typed where the browser knows how. */
export function TextAreaField({ field, label, hint, rows = 5, maxLength, placeholder, defaultValue, isDisabled }: TextAreaFieldProps) {
	return (
		<FieldFrame field={field} label={label} hint={hint}>
			<textarea
				key={field.key}
				{...controlProps(field, hint)}
				className="control"
				rows={rows}
				minLength={field.minLength}
				maxLength={maxLength ?? field.maxLength}
				placeholder={placeholder}
				defaultValue={initialTextOf(field, defaultValue)}
				disabled={isDisabled}
			/>
		</FieldFrame>
	);
}
