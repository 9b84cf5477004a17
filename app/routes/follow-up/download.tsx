import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { storedFile } from "#app/http/stored-file.server.ts";
import { presentDownload } from "#app/presenters/follow-up.server.ts";

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "", attachment = "" } = args.params;
	return storedFile(args.context, await respond(() => presentDownload(ctx, sheet, attachment)));
}
