import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MakeBulkChange } from "#app/domain/action-sheets/bulk-schema.ts";
import { makeBulkChange } from "#app/domain/action-sheets/commands/make-bulk-change.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentBulkChange } from "#app/presenters/bulk-change.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { BulkChangeView } from "#app/ui/sheets/bulk-change-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Modification groupée");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentBulkChange(ctx, new URL(args.request.url).searchParams));
}

/** One field for each sheet, and what is changed. */
const maxFields = 600;

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const form = await parseForm(args.request, MakeBulkChange, {}, maxFields);
	if (!form.ok) return form.invalid();
	return form.settle(
		() => makeBulkChange(ctx, form.value),
		(id) => redirectWithToast(paths.bulkChange(ctx.actor.territorySlug, id), "bulk-change-made"),
	);
}

export default function BulkChangePage() {
	return <BulkChangeView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
