import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { chaseConvocation } from "#app/domain/convocations/commands/chase-convocation.server.ts";
import { MeetingId } from "#app/domain/kernel/ids.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { notFound, redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";

const meetingPage = (territory: string, { committee = "", meeting = "" }: Record<string, string | undefined>) =>
	paths.meeting(territory, committee, meeting);

/** Nothing to read here: the button is on the meeting's page. */
export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return redirect(meetingPage(ctx.actor.territorySlug, args.params));
}

/** Writes again to those who have not answered. */
export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const meetingId = MeetingId.safeParse(args.params.meeting);
	if (!meetingId.success) throw notFound();
	await respond(() => chaseConvocation(ctx, { meetingId: meetingId.data }));
	return redirectWithToast(meetingPage(ctx.actor.territorySlug, args.params), "convocation-chased");
}
