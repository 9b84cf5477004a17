import type { LoaderFunctionArgs } from "@remix-run/node";
import { recordEdition } from "#app/domain/diffusion/commands/record-edition.server.ts";
import { documentFormats } from "#app/domain/kernel/document.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { downloadDocument, formatOf, respondWithFile } from "#app/http/download.server.ts";
import { presentMinutesEdition } from "#app/presenters/minutes-edition.server.ts";

/** Minutes as PDF, DOCX or ODT: whole or decisions alone, for the committee, its partners or the public. */
export function loader(args: LoaderFunctionArgs) {
	return respondWithFile(async () => {
		const ctx = await requireActor(args);
		const { committee = "", meeting = "" } = args.params;
		const format = formatOf(args.request, documentFormats);
		const search = new URL(args.request.url).searchParams;
		const { document, fileName, record } = await presentMinutesEdition(ctx, committee, meeting, search);
		const response = await downloadDocument(document, fileName, format, ctx.now);
		await recordEdition(ctx, { ...record, format });
		return response;
	});
}
