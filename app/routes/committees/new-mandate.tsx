import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { grantMandate } from "#app/domain/committees/commands/grant-mandate.server.ts";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { GrantMandate } from "#app/domain/committees/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNewMandate } from "#app/presenters/committee-mandate.server.ts";
import { NewMandateForm } from "#app/ui/committees/new-mandate-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Donner un mandat – ${data.committee.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentNewMandate(ctx, args.params.committee ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "" } = args.params;
	const form = await parseForm(args.request, GrantMandate, { committeeId: await respond(() => getCommitteeId(ctx, committee)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => grantMandate(ctx, form.value),
		() => redirectWithToast(paths.committee(ctx.actor.territorySlug, committee), "mandate-granted"),
	);
}

export default function NewMandatePage() {
	return <NewMandateForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
