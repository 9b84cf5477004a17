import type { LoaderFunctionArgs } from "@remix-run/node";
import { dispositionOf } from "#app/domain/attachments/names.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { notFound, respond } from "#app/http/respond.server.ts";
import { presentPaperFile } from "#app/presenters/meeting-agenda.server.ts";

/** The bytes as they were sent, always to be kept and never shown: no type that a browser would open. */
export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "", paper = "" } = args.params;
	const { name, size, storageKey } = await respond(() => presentPaperFile(ctx, committee, meeting, paper));
	const body = await args.context.files.read(storageKey).catch(() => null);
	if (!body) throw notFound();
	return new Response(body, {
		headers: {
			"Content-Type": "application/octet-stream",
			"Content-Length": String(size),
			"Content-Disposition": dispositionOf(name),
			"X-Content-Type-Options": "nosniff",
			"Content-Security-Policy": "default-src 'none'; sandbox",
		},
	});
}
