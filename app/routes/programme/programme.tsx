import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentProgramme } from "#app/presenters/programme.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { ProgrammeView } from "#app/ui/programme/programme-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Programme");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentProgramme(ctx));
}

export default function ProgrammePage() {
	return <ProgrammeView {...useLoaderData<typeof loader>()} />;
}
