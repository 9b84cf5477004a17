import type { FieldMeta } from "./field.tsx";
import type { SummaryError } from "./form-error-summary.tsx";

/** The errors of some fields, in the order of the page, for the summary above the form. */
export const errorsOf = (...fields: readonly (readonly [FieldMeta, string])[]): SummaryError[] =>
	fields.flatMap(([field, label]) => (field.errors ?? []).map((text) => ({ id: field.id, label, text })));
