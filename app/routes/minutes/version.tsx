import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { restoreVersion } from "#app/domain/minutes/commands/restore-version.server.ts";
import { RestoreVersion } from "#app/domain/minutes/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentVersion } from "#app/presenters/minutes-versions.server.ts";
import { VersionView } from "#app/ui/minutes/version-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Version ${data.version.number}\u00a0: ${data.meeting.title}`);

/** A number of an address; one that cannot be read names no version. */
const numberOf = (text: string | null | undefined): number | null => (text && /^\d{1,6}$/.test(text) ? Number(text) : null);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "", number } = args.params;
	const beside = numberOf(new URL(args.request.url).searchParams.get("avec"));
	return respond(() => presentVersion(ctx, committee, meeting, numberOf(number) ?? 0, beside));
}

const Restore = RestoreVersion.extend({ intent: z.literal("restore") });

export const action = formAction({
	schema: Restore,
	fixed: ({ meeting, number }) => ({ meetingId: meeting, number }),
	command: restoreVersion,
	to: (territory, { committee = "", meeting = "" }) => paths.minutesVersions(territory, committee, meeting),
	toast: "version-restored",
});

export default function MinutesVersionPage() {
	return <VersionView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
