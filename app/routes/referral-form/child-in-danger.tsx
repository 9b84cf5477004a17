import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentChildInDanger } from "#app/presenters/referral-form.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { ChildInDanger } from "#app/ui/referral-form/child-in-danger.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && "Enfant en danger");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentChildInDanger(ctx));
}

export default function ChildInDangerPage() {
	return <ChildInDanger {...useLoaderData<typeof loader>()} />;
}
