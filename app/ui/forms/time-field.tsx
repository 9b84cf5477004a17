import { controlProps, FieldFrame, type FieldProps, initialTextOf } from "./field.tsx";

interface TimeFieldProps extends FieldProps {
	/** Seconds between two proposed times; five minutes unless told. */
	step?: number;
}

/** A time of day in France. Sends 'HH:MM'. */
export function TimeField({ field, label, hint, step = 300, defaultValue, isDisabled }: TimeFieldProps) {
	return (
		<FieldFrame field={field} label={label} hint={hint} width="short">
			<input
				key={field.key}
				{...controlProps(field, hint)}
				type="time"
				className="control"
				step={step}
				defaultValue={initialTextOf(field, defaultValue)?.slice(0, 5)}
				disabled={isDisabled}
			/>
		</FieldFrame>
	);
}
