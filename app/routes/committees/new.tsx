import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openCommittee } from "#app/domain/committees/commands/open-committee.server.ts";
import { OpenCommittee } from "#app/domain/committees/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentOpenCommittee } from "#app/presenters/committee-forms.server.ts";
import { OpenCommitteeForm } from "#app/ui/committees/committee-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Créer une instance");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentOpenCommittee(ctx));
}

export const action = formAction({
	schema: OpenCommittee,
	command: openCommittee,
	to: (territory, _, slug) => paths.committee(territory, slug),
	toast: "committee-opened",
});

export default function OpenCommitteePage() {
	return <OpenCommitteeForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
