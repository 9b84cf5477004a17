import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, respond } from "#app/http/respond.server.ts";
import { readMailAttachment } from "#app/presenters/mailbox.server.ts";

/** A file that came with a kept mail, to be saved. */
export async function loader({ params, context: { db, clock, isDemo } }: LoaderFunctionArgs) {
	if (!isDemo) throw notFound();
	const { message, index = "" } = params;
	const file = await respond(() => readMailAttachment({ db, now: clock() }, message, /^\d{1,2}$/.test(index) ? Number(index) : -1));
	if (!file) throw notFound();
	return new Response(Buffer.from(file.base64, "base64"), {
		headers: {
			"Content-Type": file.type,
			"Content-Disposition": `attachment; filename="${file.name.replace(/[^\w.-]+/g, "-")}"`,
			"Cache-Control": "private, no-store",
			"X-Content-Type-Options": "nosniff",
		},
	});
}
