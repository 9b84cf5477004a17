import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { grantDuty } from "#app/domain/referrals/commands/grant-duty.server.ts";
import { NameAgent } from "#app/domain/referrals/duty-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { assertManager, presentAgents } from "#app/presenters/referral-duties.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { AgentsView } from "#app/ui/referral-places/agents-view.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Agents habilités");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentAgents(ctx, new URL(args.request.url).searchParams));
}

export const action = formAction({
	schema: NameAgent,
	fixed: (_, ctx) => {
		assertManager(ctx);
		return {};
	},
	command: grantDuty,
	to: (territory) => paths.referralAgents(territory),
	toast: "referral-duty-granted",
});

export default function AgentsPage() {
	return <AgentsView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
