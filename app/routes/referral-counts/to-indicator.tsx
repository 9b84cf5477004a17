import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { enterCount } from "#app/domain/referral-counts/commands/enter-count.server.ts";
import { EnterCount } from "#app/domain/referral-counts/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { countComment } from "#app/messages/referral-counts.ts";
import { paths } from "#app/paths.ts";
import { presentCountEntry } from "#app/presenters/referral-counts.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { CountEntryView } from "#app/ui/referral-counts/count-entry-view.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Reporter un nombre dans un indicateur");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCountEntry(ctx, new URL(args.request.url).searchParams));
}

export const action = formAction({
	schema: EnterCount,
	command: (ctx, value) => enterCount(ctx, { ...value, comment: countComment(value.count.table, value.count.line, value.count.period) }),
	to: (territory) => paths.referralCounts(territory),
	toast: "count-entered",
});

export default function CountToIndicatorPage() {
	return <CountEntryView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
