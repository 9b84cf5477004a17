import { controlProps, FieldFrame, type FieldProps, initialTextOf } from "./field.tsx";

interface DateFieldProps extends FieldProps {
	/** Bounds, 'YYYY-MM-DD'; the hint must say them. */
	min?: string;
	max?: string;
	autoComplete?: string;
}

/** A calendar day, with the browser's own picker. Sends 'YYYY-MM-DD'. */
export function DateField({ field, label, hint, min, max, autoComplete, defaultValue, isDisabled }: DateFieldProps) {
	return (
		<FieldFrame field={field} label={label} hint={hint} width="short">
			<input
				key={field.key}
				{...controlProps(field, hint)}
				type="date"
				className="control"
				min={min ?? field.min}
				max={max ?? field.max}
				autoComplete={autoComplete}
				defaultValue={initialTextOf(field, defaultValue)?.slice(0, 10)}
				disabled={isDisabled}
			/>
		</FieldFrame>
	);
}
