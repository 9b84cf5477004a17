import { controlProps, FieldFrame, type FieldProps } from "../forms/field.tsx";

/** A file of the person's own computer. */
export function FileField({ field, label, hint, accept }: Omit<FieldProps, "defaultValue" | "isDisabled"> & { accept: string }) {
	return (
		<FieldFrame field={field} label={label} hint={hint}>
			<input {...controlProps(field, hint)} type="file" className="control" accept={accept} />
		</FieldFrame>
	);
}
