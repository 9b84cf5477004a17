import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { UndoBulkChange } from "#app/domain/action-sheets/bulk-schema.ts";
import { undoBulkChange } from "#app/domain/action-sheets/commands/undo-bulk-change.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentBulkUndo } from "#app/presenters/bulk-change.server.ts";
import { sentencesOf } from "#app/ui/forms/reply.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { BulkUndoView } from "#app/ui/sheets/bulk-undo-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Une modification groupée");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentBulkUndo(ctx, args.params.change ?? ""));
}

export const action = formAction({
	schema: UndoBulkChange,
	fixed: ({ change }) => ({ bulkChangeId: change }),
	command: undoBulkChange,
	to: (territory, { change = "" }) => paths.bulkChange(territory, change),
	toast: "bulk-change-undone",
});

export default function BulkUndoPage() {
	return <BulkUndoView {...useLoaderData<typeof loader>()} refusals={sentencesOf(useActionData<typeof action>())} />;
}
