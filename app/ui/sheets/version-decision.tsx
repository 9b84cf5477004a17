import { Form } from "@remix-run/react";
import { DecideVersion } from "#app/domain/action-sheets/schema.ts";
import { paths } from "#app/paths.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Section } from "../layout/section.tsx";

interface VersionDecisionProps {
	territory: string;
	today: string;
	slug: string;
	version: { id: string; revision: number };
	reply: Reply | undefined;
}

/** What the steering committee decided, recorded by whoever runs the workspace. What was proposed since is on the page itself. */
export function VersionDecision({ territory, today, slug, version, reply }: VersionDecisionProps) {
	const { form, fields, props } = useZodForm(DecideVersion, { id: "decision", reply, defaultValue: { decidedOn: today } });
	return (
		<Section title="Décision du comité de pilotage" id="decision">
			<Form method="post" {...props}>
				<FormErrorSummary
					formErrors={form.errors}
					errors={errorsOf([fields.verdict, "Décision"], [fields.decidedOn, "Date de la séance"], [fields.note, "Note"])}
				/>
				<input type="hidden" name="versionId" value={version.id} />
				<input type="hidden" name="revision" value={version.revision} />
				<RadioGroupField
					field={fields.verdict}
					label="Décision"
					options={[
						{ value: "accepted", label: "La version est validée", hint: "La fiche prend les valeurs proposées." },
						{ value: "rejected", label: "La version est refusée", hint: "La fiche reste telle qu'elle était validée." },
					]}
				/>
				<DateField field={fields.decidedOn} label="Date de la séance" max={today} />
				<TextAreaField field={fields.note} label="Note" rows={2} />
				<SubmitRow label="Enregistrer la décision" secondary={{ href: paths.sheet(territory, slug), label: "Annuler" }} />
			</Form>
		</Section>
	);
}
