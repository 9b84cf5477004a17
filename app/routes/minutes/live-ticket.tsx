import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "#app/domain/kernel/errors.ts";
import { MeetingId } from "#app/domain/kernel/ids.ts";
import { issueTicket } from "#app/domain/minutes/tickets.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { readJson } from "#app/http/read-json.server.ts";
import { statusOf } from "#app/http/respond.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import type { TicketReply } from "#app/ui/editor/ticket-reply.ts";

const Asked = z.strictObject({ vocabulary: z.int(), meetingId: MeetingId });

export const loader = ({ params: { territory = "", committee = "", meeting = "" } }: LoaderFunctionArgs) =>
	redirect(paths.minutesDraft(territory, committee, meeting));

/** Where the editor asks for a ticket each time it connects: the session stays with the pages, and never travels over the socket. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
	const ctx = await requireActor(args);
	const session = await args.context.session();
	const asked = Asked.safeParse({ ...(await readJson(args.request)), meetingId: args.params.meeting });
	if (!asked.success || !session) return reply(400, { sentence: sentenceOf("form.unreadable") });
	try {
		return reply(200, { ticket: await issueTicket(ctx, { ...asked.data, sessionId: session.sessionId }) });
	} catch (error) {
		if (error instanceof DomainError) return reply(statusOf[error.kind], { sentence: sentenceOf(error.code) });
		throw error;
	}
}

const reply = (status: number, body: TicketReply) => Response.json(body, { status });
