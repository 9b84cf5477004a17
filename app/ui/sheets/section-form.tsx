import { Form } from "@remix-run/react";
import { isCommittedField, type SheetSection, sectionFields } from "#app/domain/action-sheets/fields.ts";
import { EditSection } from "#app/domain/action-sheets/schema.ts";
import type { SheetContent, SheetFieldName } from "#app/domain/action-sheets/types.ts";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Button } from "../primitives/button.tsx";
import { SectionFields } from "./section-fields.tsx";
import { sheetFieldLabels } from "./sheet-field-labels.ts";
import type { SheetChoices } from "./shown.ts";
import { StoredSheet, type StoredSheetFields } from "./stored-sheet.tsx";

interface SectionFormProps {
	section: SheetSection;
	sheet: SheetContent & { revision: number; isCommitted: boolean };
	choices: SheetChoices;
	reply: Reply | undefined;
	cancelHref: string;
	isLast: boolean;
}

/** One part of a sheet. After a 409 both versions are shown: what was typed in the fields, what is stored above them. */
export function SectionForm({ section, sheet, choices, reply, cancelHref, isLast }: SectionFormProps) {
	const names: readonly SheetFieldName[] = sectionFields[section];
	const { form, fields, props } = useZodForm(EditSection[section], {
		id: "fiche",
		reply,
		// the form's type takes only flat fields, and partners are rows
		defaultValue: asForm(sheet, names) as never,
	});
	const metas = fields as unknown as Record<SheetFieldName | "revision" | "changeReason", FieldMeta>;
	const stored = currentOf<StoredSheetFields>(reply);
	const asksReason = sheet.isCommitted && names.some(isCommittedField);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				title={stored && "La fiche a changé entre-temps"}
				formErrors={form.errors}
				errors={errorsOf(
					...names.map((name) => [metas[name], sheetFieldLabels[name]] as const),
					...(asksReason ? [[metas.changeReason, "Raison du changement"] as const] : []),
				)}
			/>
			{stored && <StoredSheet stored={stored} typed={reply?.lastResult.initialValue ?? {}} fields={names} choices={choices} />}
			<input type="hidden" name="revision" value={revisionOf(metas.revision, reply)} />
			<SectionFields section={section} fields={metas} choices={choices} />
			{asksReason && (
				<TextAreaField
					field={metas.changeReason}
					label="Raison du changement"
					hint={`Le comité de pilotage a validé : ${names
						.filter(isCommittedField)
						.map((name) => sheetFieldLabels[name].toLowerCase())
						.join(", ")}. Si vous en changez, dites pourquoi : le changement attendra son accord, et la fiche reste telle quelle d'ici là.`}
					rows={2}
				/>
			)}
			<SubmitRow label="Enregistrer" secondary={{ href: cancelHref, label: "Annuler" }}>
				{!isLast && (
					<Button variant="secondary" formAction={`?partie=${section}&suite=1`}>
						Enregistrer et continuer
					</Button>
				)}
			</SubmitRow>
		</Form>
	);
}

/** The stored values as a form sends them. */
function asForm(sheet: SheetContent & { revision: number }, names: readonly SheetFieldName[]) {
	const sent = (name: SheetFieldName) => {
		const value = sheet[name];
		if (name === "partners") return sheet.partners.map(({ organisationId, role }) => ({ organisationId, role: role ?? "" }));
		if (name === "worksiteIds" || name === "otherObjectiveIds") return value;
		if (Array.isArray(value)) return value.join("\n");
		if (typeof value === "boolean") return value ? "on" : undefined;
		return typeof value === "number" ? String(value).replace(".", ",") : value;
	};
	return { ...Object.fromEntries(names.map((name) => [name, sent(name)])), revision: String(sheet.revision) };
}
