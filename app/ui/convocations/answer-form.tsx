import { Form } from "@remix-run/react";
import { AnswerFields } from "#app/domain/convocations/schema.ts";
import { type Answer, answers } from "#app/domain/convocations/types.ts";
import { answerChoices } from "#app/messages/convocations.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

interface AnswerFormProps {
	action?: string;
	answer: Answer | null;
	/** What is proposed instead of the answer given so far. */
	chosen?: Answer | null;
	representedById: string | null;
	/** Who may represent the person who answers. */
	others: readonly SelectOption[];
	reply?: Reply | undefined;
}

/** Yes, no, or represented by whom. */
export function AnswerForm({ action, answer, chosen, representedById, others, reply }: AnswerFormProps) {
	const { form, fields, props } = useZodForm(AnswerFields, {
		id: "reponse",
		reply,
		defaultValue: { answer: chosen ?? answer ?? undefined, representedById: representedById ?? undefined },
	});
	return (
		<Form method="post" action={action} {...props}>
			<FormErrorSummary formErrors={form.errors} errors={errorsOf([fields.answer, "Votre réponse"], [fields.representedById, "Par"])} />
			<RadioGroupField
				field={fields.answer}
				label="Votre réponse"
				options={answers
					.filter((value) => value !== "represented" || others.length > 0)
					.map((value) => ({ value, label: answerChoices[value] }))}
			/>
			{others.length > 0 && (
				<SelectField
					field={fields.representedById}
					label="Par"
					hint="Seulement si vous serez représenté."
					emptyLabel="Choisir une personne"
					options={others}
				/>
			)}
			<SubmitRow label={answer ? "Changer ma réponse" : "Envoyer ma réponse"} />
		</Form>
	);
}
