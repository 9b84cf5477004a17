import { controlProps, FieldFrame, type FieldProps, initialTextOf } from "./field.tsx";

export interface SelectOption {
	value: string;
	label: string;
	isDisabled?: boolean;
}

export interface SelectGroup {
	label: string;
	options: readonly SelectOption[];
}

interface SelectFieldProps extends FieldProps {
	options: readonly (SelectOption | SelectGroup)[];
	/** The first, empty choice: « Tous les axes », « Choisir un pilote ». No empty choice without it. */
	emptyLabel?: string;
	width?: "short" | "medium" | "full";
	autoComplete?: string;
}

/** One choice among more than a handful. */
export function SelectField({ field, label, hint, options, emptyLabel, width, autoComplete, defaultValue, isDisabled }: SelectFieldProps) {
	return (
		<FieldFrame field={field} label={label} hint={hint} width={width}>
			<select
				key={field.key}
				{...controlProps(field, hint)}
				className="control"
				defaultValue={initialTextOf(field, defaultValue) ?? (emptyLabel === undefined ? undefined : "")}
				autoComplete={autoComplete}
				disabled={isDisabled}
			>
				{emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
				{options.map((option) =>
					"options" in option ? (
						<optgroup key={option.label} label={option.label}>
							{option.options.map((inner) => (
								<Choice key={inner.value} option={inner} />
							))}
						</optgroup>
					) : (
						<Choice key={option.value} option={option} />
					),
				)}
			</select>
		</FieldFrame>
	);
}

function Choice({ option }: { option: SelectOption }) {
	return (
		<option value={option.value} disabled={option.isDisabled}>
			{option.label}
		</option>
	);
}
