import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveView } from "#app/domain/saved-views/commands/save-view.server.ts";
import { SaveView } from "#app/domain/saved-views/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { presentNewView, searchToKeep } from "#app/presenters/saved-views.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { NewViewForm } from "#app/ui/saved-views/new-view-form.tsx";
import { viewHref } from "#app/ui/saved-views/saved-view-list.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Enregistrer cette vue");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentNewView(ctx, new URL(args.request.url).searchParams));
}

/** What is kept is in the address, as the list has it; the form brings the name. */
export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const search = searchToKeep(new URL(args.request.url).searchParams);
	const form = await parseForm(args.request, SaveView, { search });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => saveView(ctx, form.value),
		() => redirectWithToast(viewHref(ctx.actor.territorySlug, search), "view-saved"),
	);
}

export default function NewViewPage() {
	return <NewViewForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
