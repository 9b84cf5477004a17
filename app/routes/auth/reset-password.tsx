import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { resetPassword } from "#app/domain/people/commands/reset-password.server.ts";
import { findToken } from "#app/domain/people/queries.server.ts";
import { ResetPassword } from "#app/domain/people/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast } from "#app/http/respond.server.ts";
import { hashStrongPassword, openSession } from "#app/http/sign-in.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import { DeadLink } from "#app/ui/account/dead-link.tsx";
import { NewPasswordField } from "#app/ui/account/new-password-field.tsx";
import { OpenPage } from "#app/ui/account/open-page.tsx";
import { errorsOf } from "#app/ui/forms/errors-of.ts";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { SubmitRow } from "#app/ui/forms/submit-row.tsx";
import { useZodForm } from "#app/ui/forms/use-zod-form.ts";

import { pageTitle } from "#app/ui/page-title.ts";
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Nouveau mot de passe");
export const headers = () => ({ "X-Robots-Tag": "noindex" });

const find = ({ params, context }: Pick<LoaderFunctionArgs, "params" | "context">) =>
	findToken(context.db, params.token ?? "", "password_reset", context.clock());

export async function loader(args: LoaderFunctionArgs) {
	const found = await find(args);
	if (found.status === "valid") return { email: found.email, refusal: null };
	return data({ email: null, refusal: sentenceOf(`token.${found.status}`) }, { status: found.status === "unknown" ? 404 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const form = await parseForm(request, ResetPassword);
	if (!form.ok) return form.invalid();
	const found = await find({ params, context });
	if (found.status !== "valid") return form.refuse(found.status === "unknown" ? 404 : 410, `token.${found.status}`);
	const passwordHash = await hashStrongPassword(form.value.newPassword, [found.email, found.displayName]);
	if (!passwordHash) return form.refuse(400, "password.guessable", "newPassword");
	return form.settle(
		() => resetPassword({ db: context.db, now: context.clock() }, { token: params.token ?? "", passwordHash }),
		async (personId) =>
			redirectWithToast(paths.home(), "password-set", new Headers({ "Set-Cookie": await openSession(context, request, personId) })),
	);
}

export default function ResetPasswordPage() {
	const { email, refusal } = useLoaderData<typeof loader>();
	const { form, fields, props } = useZodForm(ResetPassword, { id: "nouveau-mot-de-passe", reply: useActionData<typeof action>() });
	if (refusal) {
		return (
			<DeadLink
				title="Ce lien ne sert plus"
				sentence={refusal}
				advice="Un lien pour choisir un nouveau mot de passe sert une fois, dans l'heure. Demandez-en un autre : il arrive en quelques minutes."
				action={{ href: paths.forgottenPassword(), label: "Recevoir un nouveau lien" }}
			/>
		);
	}
	return (
		<OpenPage title="Nouveau mot de passe" lead="Vos sessions ouvertes ailleurs seront fermées.">
			<Form method="post" {...props}>
				<FormErrorSummary errors={errorsOf([fields.newPassword, "Nouveau mot de passe"])} formErrors={form.errors} />
				<input type="hidden" autoComplete="username" value={email ?? ""} />
				<NewPasswordField field={fields.newPassword} />
				<SubmitRow label="Enregistrer ce mot de passe" />
			</Form>
		</OpenPage>
	);
}
