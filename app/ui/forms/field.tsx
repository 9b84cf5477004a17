import type { ReactNode } from "react";
import { Icon } from "../primitives/icon.tsx";

/**
 * What a field needs to know of its form. A conform `FieldMetadata` fits as it is; a plain form uses `fieldOf`.
 * `initialValue` is what the person last sent, or the stored value on a first visit.
 */
export interface FieldMeta {
	id: string;
	name: string;
	errorId: string;
	descriptionId?: string;
	key?: string;
	errors?: string[];
	initialValue?: unknown;
	defaultValue?: unknown;
	defaultChecked?: boolean;
	required?: boolean;
	minLength?: number;
	maxLength?: number;
	min?: string | number;
	max?: string | number;
	step?: string | number;
	pattern?: string;
}

/** Props that every field has. */
export interface FieldProps {
	field: FieldMeta;
	label: string;
	/** The format expected, or what the answer is for. */
	hint?: ReactNode;
	/** Used when the form holds no value of its own. */
	defaultValue?: string;
	isDisabled?: boolean;
}

/** A field outside conform: filters, one-field forms. */
export const fieldOf = (
	name: string,
	value?: string | readonly string[] | null,
	meta: Partial<Pick<FieldMeta, "id" | "errors" | "required" | "min" | "max" | "step">> = {},
): FieldMeta => {
	const id = meta.id ?? `champ-${name}`;
	return {
		...meta,
		id,
		name,
		errorId: `${id}-erreur`,
		descriptionId: `${id}-aide`,
		initialValue: value ?? undefined,
	};
};

const textOf = (value: unknown): string | undefined => (typeof value === "string" || typeof value === "number" ? String(value) : undefined);

/** The value to show first, as text. */
export const initialTextOf = (field: FieldMeta, fallback?: string): string | undefined =>
	textOf(field.initialValue) ?? textOf(field.defaultValue) ?? fallback;

/** The values to show first when several may be chosen. */
export const initialListOf = (field: FieldMeta, fallback: readonly string[] = []): readonly string[] => {
	const value = field.initialValue ?? field.defaultValue;
	if (Array.isArray(value)) return value.filter((item) => typeof item === "string");
	return textOf(value) !== undefined ? [String(value)] : fallback;
};

export const hasErrors = (field: FieldMeta): boolean => (field.errors?.length ?? 0) > 0;

export const hintIdOf = (field: FieldMeta): string => field.descriptionId ?? `${field.id}-aide`;

/** What describes the control, naming only elements that are rendered. */
export const describedBy = (field: FieldMeta, hint: ReactNode): string | undefined =>
	[hint && hintIdOf(field), hasErrors(field) && field.errorId].filter(Boolean).join(" ") || undefined;

/** The attributes that any control takes from its field. */
export const controlProps = (field: FieldMeta, hint: ReactNode) => ({
	id: field.id,
	name: field.name,
	required: field.required || undefined,
	"aria-invalid": hasErrors(field) || undefined,
	"aria-describedby": describedBy(field, hint),
});

/** « (obligatoire) » in words: an asterisk says nothing to whoever does not know it. */
export function RequiredMark({ isRequired }: { isRequired?: boolean }) {
	return isRequired ? <span className="required"> (obligatoire)</span> : null;
}

export function Hint({ field, children }: { field: FieldMeta; children: ReactNode }) {
	if (!children) return null;
	return (
		<p className="hint" id={hintIdOf(field)}>
			{children}
		</p>
	);
}

export function FieldErrors({ field }: { field: FieldMeta }) {
	if (!hasErrors(field)) return null;
	return (
		<div className="field-errors" id={field.errorId}>
			{field.errors?.map((error) => (
				<p key={error}>
					<Icon name="alert" size={16} />
					{error}
				</p>
			))}
		</div>
	);
}

interface FieldFrameProps {
	field: FieldMeta;
	label: string;
	hint?: ReactNode;
	width?: "short" | "medium" | "full";
	children: ReactNode;
}

/** Label, hint, control, errors, in this order. */
export function FieldFrame({ field, label, hint, width = "full", children }: FieldFrameProps) {
	return (
		<div className={`field field-${width}`} data-invalid={hasErrors(field) || undefined}>
			<label htmlFor={field.id}>
				{label}
				<RequiredMark isRequired={field.required} />
			</label>
			<Hint field={field}>{hint}</Hint>
			{children}
			<FieldErrors field={field} />
		</div>
	);
}

/** The same for a group of choices, named by a legend. */
export function GroupFrame({ field, label, hint, role, children }: Omit<FieldFrameProps, "width"> & { role?: "radiogroup" }) {
	return (
		<fieldset
			className="field choices"
			id={field.id}
			role={role}
			tabIndex={-1}
			data-invalid={hasErrors(field) || undefined}
			aria-invalid={(role === "radiogroup" && hasErrors(field)) || undefined}
			aria-describedby={describedBy(field, hint)}
		>
			<legend>
				{label}
				<RequiredMark isRequired={field.required} />
			</legend>
			<Hint field={field}>{hint}</Hint>
			{children}
			<FieldErrors field={field} />
		</fieldset>
	);
}
