import type { FieldMeta } from "./field.tsx";
import type { SummaryError } from "./form-error-summary.tsx";

/**
 * The errors of some fields, in the order of the page, for the summary above the form. A field of a form is never spread into
 * another object: it answers by name, and a copy of it is empty.
 */
export const errorsOf = (...fields: readonly (readonly [Pick<FieldMeta, "id" | "errors">, string])[]): SummaryError[] =>
	fields.flatMap(([field, label]) => (field.errors ?? []).map((text) => ({ id: field.id, label, text })));

/** The errors of every field that has a label, in the order of the labels. */
export const labelledErrors = <Name extends string>(
	labels: Readonly<Record<Name, string>>,
	fields: Readonly<Record<NoInfer<Name>, Pick<FieldMeta, "id" | "errors">>>,
): SummaryError[] => errorsOf(...(Object.keys(labels) as Name[]).map((name) => [fields[name], labels[name]] as const));
