import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveReview } from "#app/domain/action-sheets/commands/save-review.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { SaveReview } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentReview } from "#app/presenters/sheet-parts.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { ReviewForm } from "#app/ui/sheets/review-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Bilan de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentReview(ctx, args.params.sheet ?? "", new URL(args.request.url).searchParams.get("annee")));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	const form = await parseForm(args.request, SaveReview, { sheetId: await respond(() => getSheetId(ctx, sheet)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => saveReview(ctx, form.value),
		() => redirectWithToast(`${paths.sheet(ctx.actor.territorySlug, sheet)}#bilans`, "review-saved"),
	);
}

export default function ReviewPage() {
	return <ReviewForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
