import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { markNotices, undoMark } from "#app/domain/notices/commands/mark-notices.server.ts";
import { MarkNotices, UndoMark } from "#app/domain/notices/schema.ts";
import { requirePerson } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { errorPage, redirectWithToast } from "#app/http/respond.server.ts";
import { inboxFilterOf, presentInbox } from "#app/presenters/inbox.server.ts";
import { inboxHref } from "#app/ui/notices/inbox-href.ts";
import { InboxView } from "#app/ui/notices/inbox-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Mes avis");

export async function loader(args: LoaderFunctionArgs) {
	return presentInbox(await requirePerson(args), args.request);
}

const toasts = { read: "notices-read", unread: "notices-unread", done: "notices-done", open: "notices-open" } as const;

export async function action(args: ActionFunctionArgs) {
	const ctx = await requirePerson(args);
	const { shown, filter } = inboxFilterOf(ctx.visitor, args.request.url);
	const form = await parseForm(args.request, z.union([UndoMark, MarkNotices]));
	if (!form.ok) throw errorPage(400, "form.unreadable");
	const { value } = form;
	if (value.step === "undo")
		return form.settle(
			() => undoMark(ctx, value),
			() => redirectWithToast(inboxHref(shown), "notices-unmarked"),
		);
	const canUndo = value.step === "read" || value.step === "done";
	return form.settle(
		() => markNotices(ctx, value, filter),
		() => redirectWithToast(inboxHref(shown, canUndo ? { fait: ctx.now.toISOString() } : {}), toasts[value.step]),
	);
}

export default function InboxPage() {
	return <InboxView {...useLoaderData<typeof loader>()} />;
}
