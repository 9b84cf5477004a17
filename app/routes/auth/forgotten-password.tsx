import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData } from "@remix-run/react";
import { ForgottenPassword } from "#app/domain/people/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { forgotPassword } from "#app/http/sign-in.server.ts";
import { paths } from "#app/paths.ts";
import { OpenPage } from "#app/ui/account/open-page.tsx";
import { errorsOf } from "#app/ui/forms/errors-of.ts";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { SubmitRow } from "#app/ui/forms/submit-row.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { useZodForm } from "#app/ui/forms/use-zod-form.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { Notice } from "#app/ui/primitives/notice.tsx";
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Mot de passe oublié");

export async function action({ request, context }: ActionFunctionArgs) {
	const form = await parseForm(request, ForgottenPassword);
	if (!form.ok) return form.invalid();
	const answer = await forgotPassword(context, form.value.email);
	if (answer === "throttled") return form.refuse(429, "password.throttled");
	return { isAsked: true as const };
}

export default function ForgottenPasswordPage() {
	const reply = useActionData<typeof action>();
	const isAsked = reply !== undefined && "isAsked" in reply;
	const { form, fields, props } = useZodForm(ForgottenPassword, { id: "mot-de-passe", reply: isAsked ? undefined : reply });
	if (isAsked) {
		return (
			<OpenPage title="Demande enregistrée">
				<Notice tone="success" role="status" title="Si un compte existe à cette adresse, un courriel vient de partir.">
					Ouvrez le lien qu'il contient dans l'heure. Rien dans quelques minutes ? Regardez dans les courriers indésirables, ou demandez à
					l'administrateur de votre territoire quelle adresse il connaît.
				</Notice>
				<p>
					<Link to={paths.signIn()}>Revenir à la connexion</Link>
				</p>
			</OpenPage>
		);
	}
	return (
		<OpenPage title="Mot de passe oublié" lead="Indiquez votre adresse : vous recevrez un lien pour choisir un nouveau mot de passe.">
			<Form method="post" {...props}>
				<FormErrorSummary errors={errorsOf([fields.email, "Adresse de courriel"])} formErrors={form.errors} />
				<TextField field={fields.email} label="Adresse de courriel" type="email" autoComplete="username" spellCheck={false} />
				<SubmitRow label="Recevoir le lien" secondary={{ href: paths.signIn(), label: "Revenir à la connexion" }} />
			</Form>
		</OpenPage>
	);
}
