import { Form } from "@remix-run/react";
import { CompleteTaskFromMail } from "#app/domain/mail-actions/schema.ts";
import { formatWeekday } from "../format.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { DefinitionList } from "../primitives/definition-list.tsx";

export interface TaskByMailProps {
	task: { kind: "task"; href: string; title: string; committeeName: string; dueOn: string; revision: number };
	reply: Reply | undefined;
}

const Said = CompleteTaskFromMail.pick({ evidence: true });

export function TaskByMail({ task: { title, committeeName, dueOn, revision }, reply }: TaskByMailProps) {
	const { form, fields, props } = useZodForm(Said, { id: "faite", reply });
	return (
		<>
			<FormErrorSummary errors={errorsOf([fields.evidence, "Ce qui a été fait"])} formErrors={form.errors} />
			<DefinitionList
				items={[
					{ term: "À faire", description: title },
					{ term: "Instance", description: committeeName },
					{ term: "Échéance", description: formatWeekday(dueOn) },
				]}
			/>
			<Form method="post" {...props}>
				<input type="hidden" name="revision" value={revision} />
				<TextAreaField field={fields.evidence} label="Ce qui a été fait" hint="Facultatif. Ce qui montre que c'est fait." rows={3} />
				<SubmitRow label="Marquer comme faite" icon="check" />
			</Form>
		</>
	);
}
