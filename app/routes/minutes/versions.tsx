import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { nameVersion } from "#app/domain/minutes/commands/name-version.server.ts";
import { NameVersion } from "#app/domain/minutes/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentVersions } from "#app/presenters/minutes-versions.server.ts";
import { VersionsView } from "#app/ui/minutes/versions-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Versions\u00a0: ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const page = Math.max(1, Number.parseInt(new URL(args.request.url).searchParams.get("page") ?? "1", 10) || 1);
	return respond(() => presentVersions(ctx, committee, meeting, page));
}

export const action = formAction({
	schema: NameVersion,
	fixed: ({ meeting }) => ({ meetingId: meeting }),
	command: nameVersion,
	to: (territory, { committee = "", meeting = "" }) => paths.minutesVersions(territory, committee, meeting),
	toast: "version-named",
});

export default function MinutesVersionsPage() {
	return <VersionsView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
