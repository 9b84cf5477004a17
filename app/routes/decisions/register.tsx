import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentDecisions } from "#app/presenters/decisions.server.ts";
import { RegisterView } from "#app/ui/decisions/register-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Décisions et suites à donner");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentDecisions(ctx, new URL(args.request.url).searchParams));
}

export default function RegisterPage() {
	return <RegisterView {...useLoaderData<typeof loader>()} />;
}
