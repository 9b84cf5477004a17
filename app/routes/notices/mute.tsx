import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { mute } from "#app/domain/notices/commands/mute.server.ts";
import { Mute } from "#app/domain/notices/schema.ts";
import { requirePerson } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { notFound, redirectWithToast } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";

export const loader = () => redirect(paths.notificationSettings());

/** From the page of a sheet or of a body, or from the inbox, and back to it. */
export async function action(args: ActionFunctionArgs) {
	const ctx = await requirePerson(args);
	const form = await parseForm(args.request, Mute);
	if (!form.ok) throw notFound();
	const isFromInbox = new URL(args.request.url).searchParams.get("depuis") === "avis";
	return form.settle(
		() => mute(ctx, form.value),
		(href) => redirectWithToast(isFromInbox ? paths.inbox() : href, "object-muted"),
	);
}
