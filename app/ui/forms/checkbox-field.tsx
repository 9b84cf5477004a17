import type { ReactNode } from "react";
import { controlProps, FieldErrors, type FieldMeta, Hint, hasErrors, initialTextOf, RequiredMark } from "./field.tsx";

interface CheckboxFieldProps {
	field: FieldMeta;
	label: ReactNode;
	hint?: ReactNode;
	/** What is sent when checked; "on", as browsers do, unless told. */
	value?: string;
	defaultChecked?: boolean;
	isDisabled?: boolean;
}

/** A yes or no. */
export function CheckboxField({ field, label, hint, value = "on", defaultChecked, isDisabled }: CheckboxFieldProps) {
	const initial = field.initialValue === undefined ? undefined : initialTextOf(field) === value || field.initialValue === true;
	return (
		<div className="field" data-invalid={hasErrors(field) || undefined}>
			<div className="choice">
				<input
					key={field.key}
					{...controlProps(field, hint)}
					type="checkbox"
					value={value}
					defaultChecked={initial ?? field.defaultChecked ?? defaultChecked}
					disabled={isDisabled}
				/>
				<label htmlFor={field.id}>
					{label}
					<RequiredMark isRequired={field.required} />
				</label>
			</div>
			<Hint field={field}>{hint}</Hint>
			<FieldErrors field={field} />
		</div>
	);
}
