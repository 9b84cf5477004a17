import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reviewMeasurements } from "#app/domain/indicators/commands/review-measurements.server.ts";
import { ReviewMeasurements } from "#app/domain/indicators/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentValueReview } from "#app/presenters/indicator-page.server.ts";
import { ValueReviewView } from "#app/ui/indicators/value-review-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Valeurs proposées");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(async () => presentValueReview(ctx, new URL(args.request.url).searchParams.get("campagne")));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const form = await parseForm(args.request, ReviewMeasurements);
	if (!form.ok) return form.invalid();
	const { search } = new URL(args.request.url);
	return form.settle(
		() => reviewMeasurements(ctx, form.value),
		() =>
			redirectWithToast(
				`${paths.reviewValues(ctx.actor.territorySlug)}${search}`,
				form.value.decision === "accept" ? "measurements-accepted" : "measurements-returned",
			),
	);
}

export default function ValueReviewPage() {
	return <ValueReviewView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
