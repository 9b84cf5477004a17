import { Form } from "@remix-run/react";
import { EndMandate } from "#app/domain/committees/schema.ts";
import { paths } from "#app/paths.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { crumbsOf, type Place } from "../meetings/crumbs.ts";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { mandateDates, mandateTitle, type ShownMandate } from "./mandate-text.ts";

interface EndMandateFormProps extends Place {
	today: string;
	mandate: ShownMandate;
	reply: Reply | undefined;
}

/** Sets the last day of a mandate. */
export function EndMandateForm({ today, mandate, reply, ...place }: EndMandateFormProps) {
	const { form, fields, props } = useZodForm(EndMandate, { id: "fin-de-mandat", reply, defaultValue: { endsOn: mandate.endsOn ?? today } });
	return (
		<>
			<PageHeader title="Mettre fin à un mandat" eyebrow={place.committee.name} breadcrumbs={crumbsOf(place, "Mettre fin à un mandat")} />
			<DefinitionList
				items={[
					{ term: "Personne", description: `${mandate.displayName}, ${mandate.organisationName}` },
					{ term: "Mandat", description: mandateTitle(mandate) },
					{ term: "Dates", description: mandateDates(mandate) },
				]}
			/>
			<Form method="post" {...props}>
				<FormErrorSummary formErrors={form.errors} errors={errorsOf([fields.endsOn, "Dernier jour du mandat"])} />
				<DateField
					field={fields.endsOn}
					label="Dernier jour du mandat"
					hint="Le lendemain, la personne perd les droits que ce mandat lui donnait. Ce qu'elle a écrit et signé reste."
				/>
				<SubmitRow
					label="Enregistrer la fin du mandat"
					variant="danger"
					secondary={{ href: paths.committee(place.territory, place.committee.slug), label: "Annuler" }}
				/>
			</Form>
		</>
	);
}
