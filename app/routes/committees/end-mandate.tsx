import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endMandate } from "#app/domain/committees/commands/end-mandate.server.ts";
import { EndMandate } from "#app/domain/committees/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
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

export const action = formAction({
	schema: EndMandate,
	fixed: ({ mandate }) => ({ mandateId: mandate }),
	command: endMandate,
	to: (territory, { committee = "" }) => paths.committee(territory, committee),
	toast: "mandate-ended",
});

export default function EndMandatePage() {
	return <EndMandateForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
