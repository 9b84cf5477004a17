import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { PersonId } from "#app/domain/kernel/ids.ts";
import { resendInvitation } from "#app/domain/people/commands/resend-invitation.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { notFound, redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(paths.member(params.territory ?? "", params.person ?? ""));

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const personId = PersonId.safeParse(args.params.person);
	if (!personId.success) throw notFound();
	await respond(() => resendInvitation(ctx, { personId: personId.data }));
	return redirectWithToast(paths.member(ctx.actor.territorySlug, personId.data), "invitation-resent");
}
