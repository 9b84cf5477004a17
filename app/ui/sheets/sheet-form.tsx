import { Form } from "@remix-run/react";
import { CreateSheet, EditSheet } from "#app/domain/action-sheets/schema.ts";
import type { SheetFields, SheetPartner } from "#app/domain/action-sheets/types.ts";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { SheetFieldGroups } from "./sheet-field-groups.tsx";
import { sheetFieldLabels } from "./sheet-field-labels.ts";
import type { SheetChoices } from "./shown.ts";
import { StoredSheet, type StoredSheetFields } from "./stored-sheet.tsx";

interface SheetFormProps {
	choices: SheetChoices;
	reply: Reply | undefined;
	cancelHref: string;
	/** Absent for a new sheet. */
	sheet?: SheetFields & { revision: number; partners: SheetPartner[] };
	/** Chosen beforehand for a new sheet. */
	objectiveId?: string | null;
}

/** Writes a new sheet or edits one. After a 409 both versions are shown: what was typed in the fields, what is stored above them. */
export function SheetForm({ choices, reply, cancelHref, sheet, objectiveId }: SheetFormProps) {
	const { form, fields, props } = useZodForm((sheet ? EditSheet : CreateSheet) as typeof EditSheet, {
		id: "fiche",
		reply,
		// the form's type takes only flat fields, and partners are rows
		defaultValue: (sheet ? asForm(sheet) : { objectiveId: objectiveId ?? "" }) as never,
	});
	const stored = currentOf<StoredSheetFields>(reply);
	const metas: Record<keyof typeof sheetFieldLabels | "revision", FieldMeta> = fields;
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				title={stored && "La fiche a changé entre-temps"}
				formErrors={form.errors}
				errors={errorsOf(
					...Object.entries(sheetFieldLabels).map(([name, label]) => [metas[name as keyof typeof sheetFieldLabels], label] as const),
				)}
			/>
			{stored && <StoredSheet stored={stored} typed={reply?.lastResult.initialValue ?? {}} choices={choices} />}
			{sheet && <input type="hidden" name="revision" value={revisionOf(metas.revision, reply)} />}
			<SheetFieldGroups fields={metas} choices={choices} />
			<SubmitRow label={sheet ? "Enregistrer la fiche" : "Créer la fiche"} secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}

/** The stored values as a form sends them. */
function asForm({ partners, targetGroups, areas, isFlagship, revision, ...fields }: NonNullable<SheetFormProps["sheet"]>) {
	return {
		...fields,
		isFlagship: isFlagship ? "on" : undefined,
		targetGroups: targetGroups.join("\n"),
		areas: areas.join("\n"),
		partners: partners.map(({ organisationId, role }) => ({ organisationId, role: role ?? "" })),
		revision: String(revision),
	};
}
