import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { distributeMinutes } from "#app/domain/diffusion/commands/distribute-minutes.server.ts";
import { DistributeMinutes } from "#app/domain/diffusion/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentDiffusion } from "#app/presenters/diffusion.server.ts";
import { DiffusionView } from "#app/ui/minutes/diffusion-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
	pageTitle(matches, page && `Diffusion\u00a0: ${page.meeting.title}`);

/** While letters wait, the page asks for itself again, without scripts. */
export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const asked = new URL(args.request.url).searchParams.get("liste");
	const page = await respond(() => presentDiffusion(ctx, committee, meeting, asked));
	return data(page, page.letters.some(({ status }) => status === "waiting") ? { headers: { Refresh: "5" } } : undefined);
}
export const headers: HeadersFunction = ({ loaderHeaders }) =>
	loaderHeaders.has("Refresh") ? new Headers({ Refresh: loaderHeaders.get("Refresh") as string }) : new Headers();

export const action = formAction({
	schema: DistributeMinutes,
	fixed: ({ meeting }) => ({ meetingId: meeting }),
	command: distributeMinutes,
	to: (territory, { committee = "", meeting = "" }) => paths.diffusion(territory, committee, meeting),
	toast: "minutes-distributed",
});

export default function DiffusionPage() {
	return <DiffusionView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
