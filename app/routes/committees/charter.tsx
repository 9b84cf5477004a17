import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setCharter } from "#app/domain/committees/commands/set-charter.server.ts";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { SetCharter } from "#app/domain/committees/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentCharter } from "#app/presenters/committee-forms.server.ts";
import { CharterPage } from "#app/ui/committees/charter-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Règles – ${data.committee.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCharter(ctx, args.params.committee ?? ""));
}

export const action = formAction({
	schema: SetCharter,
	fixed: async ({ committee = "" }, ctx) => ({ committeeId: await getCommitteeId(ctx, committee) }),
	command: setCharter,
	to: (territory, { committee = "" }) => paths.charter(territory, committee),
	toast: "charter-set",
});

export default function CommitteeCharterPage() {
	return <CharterPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
