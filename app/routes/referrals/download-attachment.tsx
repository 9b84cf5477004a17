import type { LoaderFunctionArgs } from "@remix-run/node";
import { readReferralAttachment } from "#app/domain/referrals/commands/read-referral-attachment.server.ts";
import { respondWithFile } from "#app/http/download.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { keptFile } from "#app/http/stored-file.server.ts";
import { attachmentIdsOf } from "#app/presenters/referral-attachments.server.ts";

export async function loader(args: LoaderFunctionArgs) {
	return respondWithFile(async () => {
		const ctx = await requireReferralActor(args);
		const { name, bytes } = await readReferralAttachment({ ...ctx, files: args.context.files }, attachmentIdsOf(args.params));
		return keptFile(bytes, name, bytes.byteLength);
	});
}
