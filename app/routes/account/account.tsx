import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { renameSelf } from "#app/domain/people/commands/rename-self.server.ts";
import { RenameSelf } from "#app/domain/people/schema.ts";
import { requirePerson } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentAccount } from "#app/presenters/account.server.ts";
import { SessionList } from "#app/ui/account/session-list.tsx";
import { TerritoryList } from "#app/ui/account/territory-list.tsx";
import { errorsOf } from "#app/ui/forms/errors-of.ts";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { SubmitRow } from "#app/ui/forms/submit-row.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { useZodForm } from "#app/ui/forms/use-zod-form.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { Section } from "#app/ui/layout/section.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Confirm } from "#app/ui/primitives/confirm.tsx";
import { DefinitionList } from "#app/ui/primitives/definition-list.tsx";
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Mon compte");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requirePerson(args);
	return presentAccount(ctx, await args.context.sessions.list(ctx.personId));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requirePerson(args);
	const form = await parseForm(args.request, RenameSelf);
	if (!form.ok) return form.invalid();
	return form.settle(
		() => renameSelf(ctx, form.value),
		() => redirectWithToast(paths.account(), "self-renamed"),
	);
}

export default function AccountPage() {
	const { displayName, email, territories, sessions } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	const { form, fields, props } = useZodForm(RenameSelf, { id: "profil", reply, defaultValue: { displayName } });
	return (
		<>
			<PageHeader title="Mon compte" />
			<Section title="Profil">
				<Form method="post" {...props}>
					<FormErrorSummary errors={errorsOf([fields.displayName, "Nom affiché"])} formErrors={form.errors} />
					<DefinitionList
						items={[
							{ term: "Adresse de connexion", description: email },
							{ term: "Mot de passe", description: <LinkButton href={paths.accountPassword()}>Changer de mot de passe</LinkButton> },
						]}
					/>
					<TextField field={fields.displayName} label="Nom affiché" autoComplete="name" hint="Celui que vos partenaires voient." />
					<SubmitRow label="Enregistrer mon nom" />
				</Form>
			</Section>
			<Section title="Mes territoires" count={territories.length}>
				<TerritoryList territories={territories} />
			</Section>
			<Section title="Mes notifications" lead="Choisissez ce qui vous parvient par courriel, et qui vous supplée quand vous êtes absent.">
				<LinkButton href={paths.notificationSettings()} icon="bell">
					Régler mes notifications
				</LinkButton>
			</Section>
			<Section title="Mes calendriers" lead="Suivez vos réunions et vos échéances depuis votre téléphone, Outlook ou tout autre agenda.">
				<LinkButton href={paths.calendarFeeds()} icon="calendar">
					Gérer mes calendriers
				</LinkButton>
			</Section>
			<Section title="Sessions ouvertes" count={sessions.length} lead="Une session se ferme seule après deux heures sans activité.">
				<SessionList sessions={sessions} action={paths.accountSessions()} />
				<Confirm
					triggerLabel="Se déconnecter partout"
					title="Se déconnecter partout ?"
					text="Toutes vos sessions se ferment, celle-ci aussi. Ce que vous n'avez pas enregistré ailleurs est perdu."
					confirmLabel="Tout fermer"
					action={paths.accountSessions()}
					icon="sign-out"
				/>
			</Section>
		</>
	);
}
