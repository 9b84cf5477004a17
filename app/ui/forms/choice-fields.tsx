import type { ReactNode } from "react";
import { controlProps, FieldErrors, type FieldMeta, GroupFrame, Hint, hasErrors, initialListOf, initialTextOf, RequiredMark } from "./field.tsx";

export interface ChoiceOption {
	value: string;
	label: ReactNode;
	/** One line under the label. */
	hint?: string;
	isDisabled?: boolean;
}

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
				<input key={field.key} {...controlProps(field, hint)} type="checkbox" value={value} defaultChecked={initial ?? field.defaultChecked ?? defaultChecked} disabled={isDisabled} />
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

interface GroupProps {
	field: FieldMeta;
	label: string;
	hint?: ReactNode;
	options: readonly ChoiceOption[];
	/** "row" for two or three short choices. */
	layout?: "column" | "row" | "grid";
}

/** One choice among a few, all visible. */
export function RadioGroupField({ field, label, hint, options, layout = "column", defaultValue }: GroupProps & { defaultValue?: string }) {
	const chosen = initialTextOf(field, defaultValue);
	return (
		<GroupFrame field={field} label={label} hint={hint}>
			<Options type="radio" field={field} options={options} layout={layout} isChosen={(value) => value === chosen} />
		</GroupFrame>
	);
}

/** Any number of choices among a few. Each checked value is sent under the same name. */
export function CheckboxGroupField({ field, label, hint, options, layout = "column", defaultValue }: GroupProps & { defaultValue?: readonly string[] }) {
	const chosen = initialListOf(field, defaultValue);
	return (
		<GroupFrame field={field} label={label} hint={hint}>
			<Options type="checkbox" field={field} options={options} layout={layout} isChosen={(value) => chosen.includes(value)} />
		</GroupFrame>
	);
}

interface OptionsProps extends Pick<GroupProps, "field" | "options"> {
	type: "radio" | "checkbox";
	layout: NonNullable<GroupProps["layout"]>;
	isChosen: (value: string) => boolean;
}

function Options({ type, field, options, layout, isChosen }: OptionsProps) {
	return (
		<div className={`choice-list choice-list-${layout}`}>
			{options.map((option, index) => {
				const id = `${field.id}-${index + 1}`;
				return (
					<div key={option.value} className="choice">
						<input
							id={id}
							type={type}
							name={field.name}
							value={option.value}
							defaultChecked={isChosen(option.value)}
							required={(type === "radio" && field.required) || undefined}
							disabled={option.isDisabled}
							aria-invalid={hasErrors(field) || undefined}
							aria-describedby={option.hint ? `${id}-aide` : undefined}
						/>
						<label htmlFor={id}>{option.label}</label>
						{option.hint && (
							<p className="hint" id={`${id}-aide`}>
								{option.hint}
							</p>
						)}
					</div>
				);
			})}
		</div>
	);
}
