import { Form } from "@remix-run/react";
import { RedeemInvitation } from "#app/domain/people/schema.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

interface InvitationFormProps {
	email: string;
	displayName: string;
	reply: Reply | undefined;
}

/** For an account that opens now: the name others will see, and a password. */
export function InvitationForm({ email, displayName, reply }: InvitationFormProps) {
	const { form, fields, props } = useZodForm(RedeemInvitation, { id: "invitation", reply, defaultValue: { displayName } });
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				errors={errorsOf([fields.displayName, "Nom affiché"], [fields.newPassword, "Mot de passe"])}
				formErrors={form.errors}
			/>
			<DefinitionList layout="stacked" items={[{ term: "Adresse de connexion", description: email }]} />
			<TextField
				field={fields.displayName}
				label="Nom affiché"
				autoComplete="name"
				hint="Prénom et nom, tels que vos partenaires les verront."
			/>
			<NewPasswordField field={fields.newPassword} label="Mot de passe" />
			<SubmitRow label="Ouvrir mon accès" />
		</Form>
	);
}

/** For a person who already has an account, from another territory. */
export function JoinForm({ email }: { email: string }) {
	return (
		<Form method="post">
			<p>
				Vous avez déjà un compte Maillage avec l'adresse <strong>{email}</strong> : gardez votre mot de passe.
			</p>
			<SubmitRow label="Accepter et continuer" />
		</Form>
	);
}
