import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { SignIn } from "#app/domain/people/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { signIn } from "#app/http/sign-in.server.ts";
import { paths } from "#app/paths.ts";
import { DemonstrationAccounts } from "#app/ui/account/demonstration-accounts.tsx";
import { errorsOf } from "#app/ui/forms/errors-of.ts";
import { initialTextOf } from "#app/ui/forms/field.tsx";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { SubmitRow } from "#app/ui/forms/submit-row.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { useZodForm } from "#app/ui/forms/use-zod-form.ts";
import { PublicPage } from "#app/ui/layout/public-page.tsx";

import { pageTitle } from "#app/ui/page-title.ts";
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Connexion");

export async function loader({ request, context }: LoaderFunctionArgs) {
	if (await context.visitor()) throw redirect(paths.home());
	return { suite: new URL(request.url).searchParams.get("suite") ?? undefined, isDemo: context.isDemo };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const form = await parseForm(request, SignIn);
	if (!form.ok) return form.invalid();
	const result = await signIn(context, request, form.value);
	if ("refusal" in result) return form.refuse(result.refusal === "sign-in.throttled" ? 429 : 400, result.refusal);
	return redirect(form.value.suite ?? paths.home(), { headers: { "Set-Cookie": result.cookie } });
}

export default function SignInPage() {
	const { suite, isDemo } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	const { form, fields, props } = useZodForm(SignIn, { id: "connexion", reply });
	const next = initialTextOf(fields.suite, suite);
	return (
		<PublicPage title="Connexion" after={isDemo && <DemonstrationAccounts />}>
			<Form method="post" {...props}>
				<FormErrorSummary
					title={form.errors ? "La connexion n'a pas abouti" : undefined}
					errors={errorsOf([fields.email, "Adresse de courriel"], [fields.password, "Mot de passe"])}
					formErrors={form.errors}
				/>
				{next && <input type="hidden" name="suite" value={next} />}
				<TextField field={fields.email} label="Adresse de courriel" type="email" autoComplete="username" spellCheck={false} />
				<TextField field={fields.password} label="Mot de passe" type="password" autoComplete="current-password" />
				<SubmitRow label="Se connecter">
					<Link to={paths.forgottenPassword()}>Mot de passe oublié ?</Link>
				</SubmitRow>
			</Form>
		</PublicPage>
	);
}
