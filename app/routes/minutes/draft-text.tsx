import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Conflict, DomainError } from "#app/domain/kernel/errors.ts";
import { saveMinutes } from "#app/domain/minutes/commands/save-minutes.server.ts";
import { SaveMinutes } from "#app/domain/minutes/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { readJson } from "#app/http/read-json.server.ts";
import { statusOf } from "#app/http/respond.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import type { SaveReply } from "#app/ui/editor/save-reply.ts";

export const loader = ({ params: { territory = "", committee = "", meeting = "" } }: LoaderFunctionArgs) =>
	redirect(paths.minutesDraft(territory, committee, meeting));

/** Where the editor saves, as JSON: `{ revision, doc }`. A 409 brings what stands now. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
	const ctx = await requireActor(args);
	const body = await readJson(args.request);
	if (!body) return reply(413, { sentence: sentenceOf("form.too-large") });
	const input = SaveMinutes.safeParse({ ...body, meetingId: args.params.meeting });
	if (!input.success) return reply(400, { sentence: sentenceOf("form.unreadable") });
	try {
		return reply(200, { revision: await saveMinutes(ctx, input.data), at: ctx.now.toISOString() });
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		const current = error instanceof Conflict ? { current: error.current } : {};
		return reply(statusOf[error.kind], { sentence: sentenceOf(error.code), ...current } as SaveReply);
	}
}

const reply = (status: number, body: SaveReply) => Response.json(body, { status });
