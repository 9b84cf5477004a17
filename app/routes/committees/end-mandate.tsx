import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endMandate } from "#app/domain/committees/commands/end-mandate.server.ts";
import { EndMandate } from "#app/domain/committees/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentEndMandate } from "#app/presenters/committee-mandate.server.ts";
import { EndMandateForm } from "#app/ui/committees/end-mandate-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Mettre fin au mandat de ${data.mandate.displayName}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", mandate = "" } = args.params;
	return respond(() => presentEndMandate(ctx, committee, mandate));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", mandate } = args.params;
	const form = await parseForm(args.request, EndMandate, { mandateId: mandate });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => endMandate(ctx, form.value),
		() => redirectWithToast(paths.committee(ctx.actor.territorySlug, committee), "mandate-ended"),
	);
}

export default function EndMandatePage() {
	return <EndMandateForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
