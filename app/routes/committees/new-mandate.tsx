import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { grantMandate } from "#app/domain/committees/commands/grant-mandate.server.ts";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { GrantMandate } from "#app/domain/committees/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
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

export const action = formAction({
	schema: GrantMandate,
	fixed: async ({ committee = "" }, ctx) => ({ committeeId: await getCommitteeId(ctx, committee) }),
	command: grantMandate,
	to: (territory, { committee = "" }) => paths.committee(territory, committee),
	toast: "mandate-granted",
});

export default function NewMandatePage() {
	return <NewMandateForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
