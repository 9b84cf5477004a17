import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { storedFile } from "#app/http/stored-file.server.ts";
import { presentPaperFile } from "#app/presenters/meeting-agenda.server.ts";

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "", paper = "" } = args.params;
	return storedFile(args.context, await respond(() => presentPaperFile(ctx, committee, meeting, paper)));
}
