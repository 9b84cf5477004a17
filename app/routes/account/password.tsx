import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { setPassword } from "#app/domain/people/commands/set-password.server.ts";
import { ChangePassword } from "#app/domain/people/schema.ts";
import { requirePerson } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast } from "#app/http/respond.server.ts";
import { confirmPassword, hashStrongPassword, openSession } from "#app/http/sign-in.server.ts";
import { paths } from "#app/paths.ts";
import { NewPasswordField } from "#app/ui/account/new-password-field.tsx";
import { errorsOf } from "#app/ui/forms/errors-of.ts";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { SubmitRow } from "#app/ui/forms/submit-row.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { useZodForm } from "#app/ui/forms/use-zod-form.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";

import { pageTitle } from "#app/ui/page-title.ts";
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Changer de mot de passe");

export async function loader(args: LoaderFunctionArgs) {
	const { visitor } = await requirePerson(args);
	return { email: visitor.person.email };
}

export async function action(args: ActionFunctionArgs) {
	const { request, context } = args;
	const ctx = await requirePerson(args);
	const form = await parseForm(request, ChangePassword);
	if (!form.ok) return form.invalid();
	const { person, memberships } = ctx.visitor;
	const { currentPassword, newPassword } = form.value;
	const refusal = await confirmPassword(context, person.email, currentPassword);
	if (refusal) return form.refuse(refusal === "sign-in.throttled" ? 429 : 400, refusal, "currentPassword");
	const words = memberships.flatMap(({ territoryName, organisationName }) => [territoryName, organisationName]);
	const passwordHash = await hashStrongPassword(newPassword, [person.email, person.displayName, ...words]);
	if (!passwordHash) return form.refuse(400, "password.guessable", "newPassword");
	return form.settle(
		() => setPassword(ctx, { passwordHash }),
		async () =>
			redirectWithToast(paths.account(), "password-set", new Headers({ "Set-Cookie": await openSession(context, request, ctx.personId) })),
	);
}

export default function PasswordPage() {
	const { email } = useLoaderData<typeof loader>();
	const { form, fields, props } = useZodForm(ChangePassword, { id: "mot-de-passe", reply: useActionData<typeof action>() });
	return (
		<>
			<PageHeader
				title="Changer de mot de passe"
				lead="Vos sessions ouvertes ailleurs seront fermées."
				breadcrumbs={[{ label: "Mon compte", href: paths.account() }, { label: "Changer de mot de passe" }]}
			/>
			<Form method="post" {...props}>
				<FormErrorSummary
					errors={errorsOf([fields.currentPassword, "Mot de passe actuel"], [fields.newPassword, "Nouveau mot de passe"])}
					formErrors={form.errors}
				/>
				<input type="hidden" autoComplete="username" value={email} />
				<TextField field={fields.currentPassword} label="Mot de passe actuel" type="password" autoComplete="current-password" />
				<NewPasswordField field={fields.newPassword} />
				<SubmitRow label="Enregistrer ce mot de passe" secondary={{ href: paths.account(), label: "Annuler" }} />
			</Form>
		</>
	);
}
