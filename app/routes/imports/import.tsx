import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { discardImport } from "#app/domain/imports/commands/discard-import.server.ts";
import { mapImport } from "#app/domain/imports/commands/map-import.server.ts";
import { requestImport } from "#app/domain/imports/commands/request-import.server.ts";
import { undoImport } from "#app/domain/imports/commands/undo-import.server.ts";
import { ImportStep, MapImport } from "#app/domain/imports/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentImport } from "#app/presenters/imports.server.ts";
import { ImportView } from "#app/ui/imports/import-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Import de ${data.import.fileName}`);

/** While the import runs, the page asks for itself again, without scripts. */
export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const page = await respond(() => presentImport(ctx, args.params.import ?? ""));
	return data(page, page.isUnderWay ? { headers: { Refresh: "3" } } : undefined);
}
export const headers: HeadersFunction = ({ loaderHeaders }) =>
	loaderHeaders.has("Refresh") ? new Headers({ Refresh: loaderHeaders.get("Refresh") as string }) : new Headers();

const Sent = z.discriminatedUnion("intent", [MapImport, ImportStep]);
const steps = { request: requestImport, undo: undoImport, discard: discardImport } as const;
const toasts = { request: "import-requested", undo: "import-undone", discard: "import-discarded" } as const;

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const territory = ctx.actor.territorySlug;
	const form = await parseForm(args.request, Sent, { importId: args.params.import });
	if (!form.ok) return form.invalid();
	const sent = form.value;
	const here = paths.sheetImport(territory, sent.importId);
	if ("columns" in sent) {
		return form.settle(
			() => mapImport(ctx, sent),
			() => redirectWithToast(here, "import-mapped"),
		);
	}
	const { intent, ...seen } = sent;
	return form.settle(
		() => steps[intent](ctx, seen),
		() => redirectWithToast(intent === "discard" ? paths.sheetImports(territory) : here, toasts[intent]),
	);
}

export default function ImportPage() {
	const result = useActionData<typeof action>()?.lastResult;
	return (
		<ImportView
			{...useLoaderData<typeof loader>()}
			errors={Object.values(result?.error ?? {}).flatMap((texts) => (texts as string[] | null) ?? [])}
			typed={result?.initialValue}
		/>
	);
}
