import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { needsReason } from "#app/domain/action-sheets/rules.ts";
import { ChangeSheetStatus } from "#app/domain/action-sheets/schema.ts";
import type { SheetStatus } from "#app/domain/action-sheets/types.ts";
import { sheetStatusHints, sheetStatusLabels } from "#app/messages/action-sheets.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Notice } from "../primitives/notice.tsx";

interface StatusFormProps {
	sheet: { status: SheetStatus; revision: number };
	ways: readonly { status: SheetStatus; isAllowed: boolean }[];
	reply: Reply | undefined;
	cancelHref: string;
	/** What the programme still asks before the validation, told where that step is the next one. */
	missingFields: ReactNode;
}

/** One step along the life of a sheet. Steps that record a body's decision are shown to all, and taken by the stewards. */
export function StatusForm({ sheet, ways, reply, cancelHref, missingFields }: StatusFormProps) {
	const { form, fields, props } = useZodForm(ChangeSheetStatus, {
		id: "statut",
		reply,
		defaultValue: { revision: String(sheet.revision) },
	});
	const stored = currentOf<{ revision: number; status: SheetStatus }>(reply);
	if (ways.length === 0) {
		return <Notice>Cette fiche est arrivée au bout de sa vie : son statut ne change plus.</Notice>;
	}
	return (
		<Form method="post" {...props}>
			{missingFields && ways.some(({ status }) => status === "validated") && (
				<Notice tone="warning" title="La fiche ne peut pas encore être validée">
					{missingFields}
				</Notice>
			)}
			<FormErrorSummary formErrors={form.errors} errors={errorsOf([fields.status, "Nouveau statut"], [fields.reason, "Raison"])} />
			{stored && <StoredVersion items={[{ term: "Statut", description: sheetStatusLabels[stored.status] }]} />}
			<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
			<RadioGroupField
				field={fields.status}
				label="Nouveau statut"
				options={ways.map(({ status, isAllowed }) => ({
					value: status,
					label: sheetStatusLabels[status],
					hint: isAllowed ? sheetStatusHints[status] : `${sheetStatusHints[status]} Un chargé de coopération l'enregistre.`,
					isDisabled: !isAllowed,
				}))}
			/>
			<TextAreaField
				field={fields.reason}
				label="Raison"
				hint={`À dire pour ${ways.some(({ status }) => needsReason(status)) ? "une pause, un blocage ou un abandon" : "mémoire"}\u00a0; sinon facultatif. Tous les partenaires la lisent.`}
				rows={3}
			/>
			<SubmitRow label="Changer le statut" secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}
