import type { ReactNode } from "react";
import { type FieldMeta, hasErrors } from "./field.tsx";

export interface ChoiceOption {
	value: string;
	label: ReactNode;
	/** One line under the label. */
	hint?: string;
	isDisabled?: boolean;
}

export interface GroupProps {
	field: FieldMeta;
	label: string;
	hint?: ReactNode;
	options: readonly ChoiceOption[];
	/** "row" for two or three short choices. */
	layout?: "column" | "row" | "grid";
}

interface OptionsProps extends Pick<GroupProps, "field" | "options"> {
	type: "radio" | "checkbox";
	layout: NonNullable<GroupProps["layout"]>;
	isChosen: (value: string) => boolean;
}

/** The choices themselves, shared by both groups. */
export function Options({ type, field, options, layout, isChosen }: OptionsProps) {
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
							aria-invalid={(type === "checkbox" && hasErrors(field)) || undefined}
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
