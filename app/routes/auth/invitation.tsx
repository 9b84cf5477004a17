import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { redeemInvitation } from "#app/domain/people/commands/redeem-invitation.server.ts";
import { findInvitation } from "#app/domain/people/queries.server.ts";
import { RedeemInvitation } from "#app/domain/people/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { errorPage, redirectWithToast } from "#app/http/respond.server.ts";
import { hashStrongPassword, openSession } from "#app/http/sign-in.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import { DeadLink } from "#app/ui/account/dead-link.tsx";
import { InvitationForm, JoinForm } from "#app/ui/account/invitation-forms.tsx";
import { OpenPage } from "#app/ui/account/open-page.tsx";

import { pageTitle } from "#app/ui/page-title.ts";
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Invitation");
export const headers = () => ({ "X-Robots-Tag": "noindex" });

const find = ({ params, context }: Pick<LoaderFunctionArgs, "params" | "context">) =>
	findInvitation(context.db, params.token ?? "", context.clock());
const statusOfDead = (status: string) => (status === "unknown" ? 404 : 410);

export async function loader(args: LoaderFunctionArgs) {
	const found = await find(args);
	if (found.status !== "valid")
		return data({ refusal: sentenceOf(`token.${found.status}`), invitation: null }, { status: statusOfDead(found.status) });
	const { email, displayName, hasPassword, territory } = found;
	return {
		refusal: null,
		invitation: { email, displayName, hasPassword, territoryName: territory.name, organisationName: territory.organisationName },
	};
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const found = await find({ params, context });
	if (found.status !== "valid") throw errorPage(statusOfDead(found.status), `token.${found.status}`);
	const { personId, email, territory } = found;
	const ctx = { db: context.db, now: context.clock() };
	const token = params.token ?? "";
	const destination = paths.territory(territory.slug);

	if (found.hasPassword) {
		const form = await parseForm(request, z.strictObject({}));
		if (!form.ok) return form.invalid();
		const isHere = (await context.visitor())?.person.id === personId;
		return form.settle(
			() => redeemInvitation(ctx, { token, account: null }),
			() =>
				isHere
					? redirectWithToast(destination, "invitation-redeemed")
					: redirect(`${paths.signIn()}?suite=${encodeURIComponent(destination)}`),
		);
	}

	const form = await parseForm(request, RedeemInvitation);
	if (!form.ok) return form.invalid();
	const { displayName, newPassword } = form.value;
	const passwordHash = await hashStrongPassword(newPassword, [email, displayName, territory.name, territory.organisationName]);
	if (!passwordHash) return form.refuse(400, "password.guessable", "newPassword");
	return form.settle(
		() => redeemInvitation(ctx, { token, account: { displayName, passwordHash } }),
		async () =>
			redirectWithToast(destination, "invitation-redeemed", new Headers({ "Set-Cookie": await openSession(context, request, personId) })),
	);
}

export default function InvitationPage() {
	const { refusal, invitation } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	if (!invitation) {
		return (
			<DeadLink
				title="Cette invitation ne sert plus"
				sentence={refusal ?? ""}
				advice="Si vous l'avez déjà acceptée, connectez-vous. Sinon, demandez à la personne qui vous a invité de vous envoyer une nouvelle invitation : elle le fait en un clic."
				action={{ href: paths.signIn(), label: "Se connecter" }}
			/>
		);
	}
	const { email, displayName, hasPassword, territoryName, organisationName } = invitation;
	return (
		<OpenPage
			title={`Rejoindre ${territoryName}`}
			lead={`On vous invite à rejoindre l'espace partagé de ${territoryName}, au titre de\u00a0: ${organisationName}.`}
		>
			{hasPassword ? <JoinForm email={email} /> : <InvitationForm email={email} displayName={displayName} reply={reply} />}
		</OpenPage>
	);
}
