import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { addOrganisation } from "#app/domain/people/commands/add-organisation.server.ts";
import { AddOrganisation } from "#app/domain/people/schema.ts";
import { organisationKinds } from "#app/domain/people/types.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { organisationKindLabels } from "#app/messages/people.ts";
import { paths } from "#app/paths.ts";
import { presentOrganisations } from "#app/presenters/members.server.ts";
import { OrganisationTable } from "#app/ui/administration/organisation-table.tsx";
import { administrationTrail } from "#app/ui/administration/trail.ts";
import { errorsOf } from "#app/ui/forms/errors-of.ts";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { SubmitRow } from "#app/ui/forms/submit-row.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { useZodForm } from "#app/ui/forms/use-zod-form.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { Section } from "#app/ui/layout/section.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Organisations");

/** On the screen the address of an organisation is made from its name. */
const NewOrganisation = AddOrganisation.omit({ slug: true });

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentOrganisations(ctx));
}

export const action = formAction({
	schema: NewOrganisation,
	command: addOrganisation,
	to: (territory) => paths.organisations(territory),
	toast: "organisation-added",
});

export default function OrganisationsPage() {
	const { territory, organisations } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	const { form, fields, props } = useZodForm(NewOrganisation, { id: "organisation", reply });
	return (
		<>
			<PageHeader title="Organisations" breadcrumbs={administrationTrail(territory, { label: "Organisations" })} />
			<Section title="Dans ce territoire" count={organisations.length}>
				<OrganisationTable territory={territory} organisations={organisations} />
			</Section>
			<Section title="Ajouter une organisation" id="ajouter">
				<Form method="post" {...props}>
					<FormErrorSummary
						errors={errorsOf([fields.name, "Nom"], [fields.kind, "Nature"], [fields.note, "Précision"])}
						formErrors={form.errors}
					/>
					<TextField field={fields.name} label="Nom" autoComplete="off" />
					<SelectField
						field={fields.kind}
						label="Nature"
						emptyLabel="Choisir une nature"
						options={organisationKinds
							.map((value) => ({ value, label: organisationKindLabels[value] }))
							.sort((a, b) => a.label.localeCompare(b.label, "fr"))}
					/>
					<TextField field={fields.note} label="Précision" hint="Facultatif : périmètre, service, adresse." />
					<SubmitRow label="Ajouter l'organisation" icon="plus" />
				</Form>
			</Section>
		</>
	);
}
