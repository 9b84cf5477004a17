import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentMeeting } from "#app/presenters/meeting.server.ts";
import { SigningSheet } from "#app/ui/meetings/signing-sheet.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Feuille d'émargement – ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentMeeting(ctx, committee, meeting));
}

export default function SigningSheetPage() {
	return <SigningSheet {...useLoaderData<typeof loader>()} />;
}
