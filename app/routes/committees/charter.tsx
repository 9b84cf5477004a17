import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setCharter } from "#app/domain/committees/commands/set-charter.server.ts";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { SetCharter } from "#app/domain/committees/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentCharter } from "#app/presenters/committee-forms.server.ts";
import { CharterPage } from "#app/ui/committees/charter-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Règles – ${data.committee.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCharter(ctx, args.params.committee ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "" } = args.params;
	const form = await parseForm(args.request, SetCharter, { committeeId: await respond(() => getCommitteeId(ctx, committee)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => setCharter(ctx, form.value),
		() => redirectWithToast(paths.charter(ctx.actor.territorySlug, committee), "charter-set"),
	);
}

export default function CommitteeCharterPage() {
	return <CharterPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
