import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { SignIn } from "#app/domain/people/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { signIn } from "#app/http/sign-in.server.ts";
import { paths } from "#app/paths.ts";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { useZodForm } from "#app/ui/forms/use-zod-form.ts";
import { PublicPage } from "#app/ui/layout/public-page.tsx";
import { Button } from "#app/ui/primitives/button.tsx";

export const meta: MetaFunction = () => [{ title: "Connexion – Maillage" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	if (await context.visitor()) throw redirect(paths.home());
	return { suite: new URL(request.url).searchParams.get("suite") ?? undefined };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const form = await parseForm(request, SignIn);
	if (!form.ok) return form.invalid();
	const result = await signIn(context, request, form.value);
	if ("refusal" in result) return form.refuse(result.refusal === "sign-in.throttled" ? 429 : 400, result.refusal);
	return redirect(form.value.suite ?? paths.home(), { headers: { "Set-Cookie": result.cookie } });
}

export default function SignInPage() {
	const { suite } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	const { form, fields, props } = useZodForm(SignIn, { id: "connexion", reply });
	return (
		<PublicPage title="Connexion">
			<Form method="post" {...props}>
				<FormErrorSummary errors={(form.errors ?? []).map((text) => ({ id: fields.email.id, text }))} />
				{suite && <input type="hidden" name="suite" value={suite} />}
				<TextField field={fields.email} label="Adresse de courriel" type="email" autoComplete="username" />
				<TextField field={fields.password} label="Mot de passe" type="password" autoComplete="current-password" />
				<Button type="submit">Se connecter</Button>
				<p>
					<Link to={paths.forgottenPassword()}>Mot de passe oublié ?</Link>
				</p>
			</Form>
		</PublicPage>
	);
}
