import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { maxAttachmentBytes } from "#app/domain/attachments/types.ts";
import { RuleViolation } from "#app/domain/kernel/errors.ts";
import { addPaper, addPaperLink } from "#app/domain/meetings/commands/add-paper.server.ts";
import { removePaper } from "#app/domain/meetings/commands/remove-paper.server.ts";
import { AddPaperLink, RemovePaper } from "#app/domain/meetings/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { readUpload } from "#app/http/read-upload.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import { presentPapers } from "#app/presenters/meeting-agenda.server.ts";
import { PapersView } from "#app/ui/meetings/papers-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data: shown }) =>
	pageTitle(matches, shown && `Documents – ${shown.point.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "", point = "" } = args.params;
	return respond(() => presentPapers(ctx, committee, meeting, point));
}

const ChangePapers = z.discriminatedUnion("intent", [
	AddPaperLink.extend({ intent: z.literal("link") }),
	RemovePaper.extend({ intent: z.literal("remove") }),
]);

/** A file comes as multipart, everything else as an ordinary form. */
export async function action(args: ActionFunctionArgs) {
	return args.request.headers.get("Content-Type")?.startsWith("multipart/") ? addFile(args) : changePapers(args);
}

async function changePapers(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { meeting, point } = args.params;
	const form = await parseForm(args.request, ChangePapers, { meetingId: meeting, pointId: point });
	if (!form.ok) return form.invalid();
	const change = form.value;
	return form.settle(
		async () => {
			const { intent: _, ...input } = change;
			if ("paperId" in input) await removePaper({ ...ctx, files: args.context.files }, input);
			else await addPaperLink(ctx, input);
		},
		() => redirectWithToast(here(args, ctx.actor.territorySlug), change.intent === "link" ? "paper-added" : "paper-removed"),
	);
}

const refused = (code: string, status: number) => data({ fileError: sentenceOf(code) }, { status });

async function addFile(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "", point = "" } = args.params;
	// who may not attach is told so before anything of the file is read
	const shown = await respond(() => presentPapers(ctx, committee, meeting, point));
	const read = await readUpload(args.request, "file", maxAttachmentBytes);
	if (!read.ok) return read.why === "too-large" ? refused("attachment.too-large", 413) : refused("attachment.missing", 400);
	const target = { meetingId: shown.meeting.id, pointId: shown.point.id };
	const outcome = await respond(() =>
		addPaper({ ...ctx, files: args.context.files }, { ...target, ...read.upload }).catch((error: unknown) => {
			if (error instanceof RuleViolation) return error; // said beside the field, not as a page of its own
			throw error;
		}),
	);
	if (outcome instanceof RuleViolation) return refused(outcome.code, 422);
	return redirectWithToast(here(args, ctx.actor.territorySlug), "paper-added");
}

const here = ({ params: { committee = "", meeting = "", point = "" } }: ActionFunctionArgs, territory: string) =>
	paths.pointPapers(territory, committee, meeting, point);

export default function PapersPage() {
	return <PapersView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
