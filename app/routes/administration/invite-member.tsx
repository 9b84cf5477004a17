import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { inviteMember } from "#app/domain/people/commands/invite-member.server.ts";
import { InviteMember } from "#app/domain/people/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentInvitation } from "#app/presenters/members.server.ts";
import { PlaceFields } from "#app/ui/administration/place-fields.tsx";
import { administrationTrail } from "#app/ui/administration/trail.ts";
import { errorsOf } from "#app/ui/forms/errors-of.ts";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { SubmitRow } from "#app/ui/forms/submit-row.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { useZodForm } from "#app/ui/forms/use-zod-form.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Inviter une personne");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentInvitation(ctx));
}

export const action = formAction({
	schema: InviteMember,
	command: inviteMember,
	to: (territory, _, personId) => paths.member(territory, personId),
	toast: "member-invited",
});

export default function InviteMemberPage() {
	const { territory, roles, organisations } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	const { form, fields, props } = useZodForm(InviteMember, { id: "invitation", reply, defaultValue: { role: "partner" } });
	return (
		<>
			<PageHeader
				title="Inviter une personne"
				breadcrumbs={administrationTrail(territory, { label: "Membres", href: paths.members(territory) }, { label: "Invitation" })}
				lead="Elle reçoit un courriel dont le lien, valable 14 jours, lui permet de choisir un mot de passe."
			/>
			<Form method="post" {...props}>
				<FormErrorSummary
					errors={errorsOf(
						[fields.email, "Adresse de courriel"],
						[fields.displayName, "Prénom et nom"],
						[fields.organisationId, "Organisation"],
						[fields.jobTitle, "Fonction"],
						[fields.role, "Rôle"],
					)}
					formErrors={form.errors}
				/>
				<TextField
					field={fields.email}
					label="Adresse de courriel"
					type="email"
					autoComplete="off"
					spellCheck={false}
					hint="L'adresse professionnelle de la personne, plutôt qu'une boîte partagée."
				/>
				<TextField field={fields.displayName} label="Prénom et nom" autoComplete="off" />
				<PlaceFields fields={fields} organisations={organisations} roles={roles} />
				<SubmitRow label="Envoyer l'invitation" icon="send" secondary={{ href: paths.members(territory), label: "Annuler" }} />
			</Form>
		</>
	);
}
