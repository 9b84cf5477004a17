import type { InputHTMLAttributes } from "react";
import { controlProps, FieldFrame, type FieldProps, initialTextOf } from "./field.tsx";

interface TextFieldProps
	extends FieldProps,
		Pick<InputHTMLAttributes<HTMLInputElement>, "autoComplete" | "maxLength" | "inputMode" | "placeholder" | "spellCheck"> {
	type?: "text" | "email" | "password" | "search" | "tel" | "url" | "number";
	width?: "short" | "medium" | "full";
	/** A unit after the control: « € », « familles ». */
	suffix?: string;
}

/** One line of text, or a number. A password never gets its value back. */
export function TextField({
	field,
	label,
	hint,
	type = "text",
	width,
	defaultValue,
	isDisabled,
	suffix,
	maxLength,
	...rest
}: TextFieldProps) {
	const input = (
		<input
			key={field.key}
			{...controlProps(field, hint)}
			type={type}
			className="control"
			defaultValue={type === "password" ? undefined : initialTextOf(field, defaultValue)}
			minLength={field.minLength}
			maxLength={maxLength ?? field.maxLength}
			min={type === "number" ? field.min : undefined}
			max={type === "number" ? field.max : undefined}
			step={type === "number" ? (field.step ?? "any") : undefined}
			pattern={type === "number" ? undefined : field.pattern}
			disabled={isDisabled}
			{...rest}
		/>
	);
	return (
		<FieldFrame field={field} label={suffix ? `${label} (${suffix})` : label} hint={hint} width={width}>
			{input}
		</FieldFrame>
	);
}
