import { Form } from "@remix-run/react";
import { CollectAgreement } from "#app/domain/referrals/schema.ts";
import { agreementChannels, type Part } from "#app/domain/referrals/types.ts";
import { agreementChannelLabels, partLabels } from "#app/messages/referrals.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { CheckboxGroupField } from "../forms/checkbox-group-field.tsx";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Button } from "../primitives/button.tsx";
import { givenByLabels } from "./words.ts";

export interface AgreementFormProps {
	today: string;
	choices: readonly { value: string; label: string }[];
	proposed: { organisationIds: readonly string[]; covers: readonly Part[]; endsOn: string };
	parts: readonly Part[];
	reply: Reply | undefined;
}

/** Filled with the bodies and the parts that the referral is prepared for; what the person leaves out is unticked. */
export function AgreementForm({ choices, proposed, parts, today, notice, reply }: AgreementFormProps & { notice: string }) {
	const { form, fields, props } = useZodForm(CollectAgreement, {
		id: "accord",
		reply,
		defaultValue: {
			givenOn: today,
			endsOn: proposed.endsOn,
			channel: "oral",
			givenBy: "person",
		},
	});
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf(
					[fields.organisationIds, "Avec qui"],
					[fields.covers, "Quelles informations"],
					[fields.givenOn, "Date de l'accord"],
					[fields.endsOn, "Jusqu'au"],
					[fields.channel, "Comment"],
					[fields.givenBy, "Donné par"],
					[fields.isNoticeGiven, "Notice"],
				)}
			/>
			<CheckboxGroupField
				field={fields.organisationIds}
				label="Avec qui"
				hint="Les organisations que la personne accepte, et elles seules. Celles que l'orientation vise sont cochées."
				options={choices}
				defaultValue={reply ? [] : proposed.organisationIds}
				layout="grid"
			/>
			<CheckboxGroupField
				field={fields.covers}
				label="Quelles informations"
				options={parts.map((value) => ({ value, label: partLabels[value] }))}
				defaultValue={reply ? [] : proposed.covers}
			/>
			<FieldRow>
				<DateField field={fields.givenOn} label="Date de l'accord" hint="Aujourd'hui ou avant." max={today} />
				<DateField field={fields.endsOn} label="Jusqu'au" hint="Un an au plus." />
			</FieldRow>
			<RadioGroupField
				field={fields.channel}
				label="Comment"
				layout="row"
				options={agreementChannels.map((value) => ({ value, label: agreementChannelLabels[value] }))}
			/>
			<RadioGroupField
				field={fields.givenBy}
				label="Donné par"
				layout="row"
				options={Object.entries(givenByLabels).map(([value, label]) => ({ value, label }))}
			/>
			<CheckboxField field={fields.withInterpreter} label="Avec l'aide d'un interprète" />
			<CheckboxField
				field={fields.isNoticeGiven}
				label="La notice a été lue avec la personne, ou lui a été remise"
				hint="Elle sait avec qui, pourquoi et jusqu'à quand, et que refuser ne change rien à ses droits."
			/>
			<SubmitRow label="Enregistrer l'accord" icon="check">
				<Button variant="secondary" icon="print" formMethod="get" formAction={notice} formNoValidate>
					Notice avec ces choix
				</Button>
			</SubmitRow>
		</Form>
	);
}
