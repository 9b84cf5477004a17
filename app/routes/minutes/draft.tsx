import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { keepLiveText } from "#app/domain/minutes/commands/keep-live-text.server.ts";
import { openToCommittee } from "#app/domain/minutes/commands/open-to-committee.server.ts";
import { resolveRemark } from "#app/domain/minutes/commands/resolve-remark.server.ts";
import { startMinutes } from "#app/domain/minutes/commands/start-minutes.server.ts";
import { KeepLiveText, OpenToCommittee, ResolveRemark, StartMinutes } from "#app/domain/minutes/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { handleWithScripts } from "#app/http/scripts.ts";
import { paths } from "#app/paths.ts";
import { presentDraft } from "#app/presenters/minutes.server.ts";
import { DraftView } from "#app/ui/editor/draft-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

/** The one page of minutes that ships scripts: the editor. */
export const handle = handleWithScripts;

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Rédaction\u00a0: ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentDraft(ctx, committee, meeting));
}

const Asked = z.discriminatedUnion("intent", [
	StartMinutes.extend({ intent: z.literal("start") }),
	OpenToCommittee.extend({ intent: z.literal("open") }),
	ResolveRemark.extend({ intent: z.literal("resolve-remark") }),
	KeepLiveText.extend({ intent: z.literal("read-over") }),
]);

/** Begins the minutes, opens them to the committee, deals with a remark, or leaves to read them over; the words themselves travel by the socket. */
export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const form = await parseForm(args.request, Asked, { meetingId: meeting });
	if (!form.ok) return form.invalid();
	const { intent, ...input } = form.value;
	const address = [ctx.actor.territorySlug, committee, meeting] as const;
	if (intent === "read-over") {
		return form.settle(
			// what is read next is all that was written, up to the last word
			() => keepLiveText(ctx, { ...input, isLast: true }),
			() => redirect(paths.minutes(...address)),
		);
	}
	if ("remarkId" in input) {
		return form.settle(
			() => resolveRemark(ctx, input),
			() => redirectWithToast(paths.minutesDraft(...address), "minutes-remark-resolved"),
		);
	}
	if ("isOpen" in input) {
		return form.settle(
			() => openToCommittee(ctx, input),
			() => redirectWithToast(paths.minutesDraft(...address), input.isOpen ? "minutes-opened-to-committee" : "minutes-closed-to-committee"),
		);
	}
	return form.settle(
		() => startMinutes(ctx, input),
		() => redirectWithToast(paths.minutesDraft(...address), "minutes-started"),
	);
}

export default function DraftPage() {
	return <DraftView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
