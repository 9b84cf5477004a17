import { z } from "zod";
import { purgeAttachments } from "#app/domain/attachments/commands/purge-attachments.server.ts";
import { purgeLinks } from "#app/domain/convocations/commands/purge-links.server.ts";
import { purgeMail } from "#app/domain/deliveries/commands/purge-mail.server.ts";
import { purgeExports } from "#app/domain/exports/commands/purge-exports.server.ts";
import { purgeImports } from "#app/domain/imports/commands/purge-imports.server.ts";
import { purgeMailTokens } from "#app/domain/mail-actions/commands/purge-mail-tokens.server.ts";
import { purgeOutbox } from "#app/domain/outbox/commands/purge-outbox.server.ts";
import { purgeExpiredAccess } from "#app/domain/people/commands/purge-expired-access.server.ts";
import { purgeReferralFiles } from "#app/domain/referrals/commands/purge-referral-files.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";

/** What has served its time is forgotten each night. */
export const purgeExpired = defineJob({
	name: "purge-expired",
	payload: z.object({}),
	listensTo: [],
	...sweepRetry,
	async run(deps) {
		const ctx = systemCtx(deps);
		await purgeExpiredAccess(ctx);
		await purgeOutbox(ctx);
		await purgeMail(ctx);
		await purgeLinks(ctx);
		await purgeMailTokens(ctx);
		await purgeAttachments({ ...ctx, files: deps.files });
		await purgeReferralFiles({ ...ctx, files: deps.files });
		await purgeImports(ctx);
		for (const name of await purgeExports(ctx)) await deps.exportFiles.remove(name);
	},
});
