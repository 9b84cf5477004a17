import type { LoaderFunctionArgs } from "@remix-run/node";
import { fetchExport } from "#app/domain/exports/commands/fetch-export.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { download, respondWithFile } from "#app/http/download.server.ts";

/** The file of an export, for who asked for it. */
export function loader(args: LoaderFunctionArgs) {
	return respondWithFile(async () => {
		const ctx = await requireActor(args);
		const { format, name, storedAs } = await fetchExport(ctx, args.params.export ?? "");
		const bytes = await args.context.exportFiles.read(storedAs);
		if (!bytes) throw new NotFound("export.expired");
		return download(bytes, name, format);
	});
}
