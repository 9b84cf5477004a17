import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { closeRequest } from "#app/domain/referral-rights/commands/close-request.server.ts";
import { CloseRequest } from "#app/domain/referral-rights/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { requestKindLabels } from "#app/messages/referral-rights.ts";
import { paths } from "#app/paths.ts";
import { assertDpo, presentDemand } from "#app/presenters/referral-rights.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { DemandView } from "#app/ui/referral-rights/demand-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Demande\u00a0: ${requestKindLabels[data.kind].toLowerCase()}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(async () => presentDemand(ctx, args.params.demand ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	await respond(async () => assertDpo(ctx));
	const { demand = "" } = args.params;
	const form = await parseForm(args.request, CloseRequest, { demandId: demand });
	if (!form.ok) return form.invalid();
	return form.settle(
		async () => closeRequest(ctx, form.value),
		() => redirectWithToast(paths.rightsRequest(ctx.actor.territorySlug, demand), "request-closed"),
	);
}

export default function RequestPage() {
	return <DemandView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
