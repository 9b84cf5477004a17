import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveReview } from "#app/domain/action-sheets/commands/save-review.server.ts";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { SaveReview } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentReview } from "#app/presenters/sheet-parts.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { ReviewForm } from "#app/ui/sheets/review-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Bilan de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentReview(ctx, args.params.sheet ?? "", new URL(args.request.url).searchParams.get("annee")));
}

export const action = formAction({
	schema: SaveReview,
	fixed: async ({ sheet = "" }, ctx) => ({ sheetId: await getSheetId(ctx, sheet) }),
	command: saveReview,
	to: (territory, { sheet = "" }) => `${paths.sheet(territory, sheet)}#bilans`,
	toast: "review-saved",
});

export default function ReviewPage() {
	return <ReviewForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
