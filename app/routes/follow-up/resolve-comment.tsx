import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { resolveComment } from "#app/domain/follow-up/commands/resolve-comment.server.ts";
import { ResolveComment } from "#app/domain/follow-up/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { errorPage, redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";

/** Only ever posted to: the discussion itself is on the page of the follow-up. */
export async function loader(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	return redirect(paths.followUp(ctx.actor.territorySlug, args.params.sheet ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "", comment } = args.params;
	const form = await parseForm(args.request, ResolveComment, {
		sheetId: await respond(() => getSheetId(ctx, sheet)),
		commentId: comment,
	});
	if (!form.ok) throw errorPage(400, "form.unreadable");
	await respond(() => resolveComment(ctx, form.value));
	return redirectWithToast(paths.followUp(ctx.actor.territorySlug, sheet), `comment-${form.value.state}`);
}
