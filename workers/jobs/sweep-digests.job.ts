import { createHash } from "node:crypto";
import { z } from "zod";
import { claimWindows } from "#app/domain/digests/commands/claim-windows.server.ts";
import { handOver } from "#app/domain/digests/commands/hand-over.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { sendDigestEmail } from "./send-digest-email.job.ts";

/** Between two turns the queue does what else waits in it: a thousand digests hold nobody's letter up for long. */
const perTurn = 500;

const name = "sweep-digests";

/** Claims the windows that are due, then hands them to the queue in turns, each turn behind the digests of the one before. */
export const sweepDigests = defineJob({
	name,
	payload: z.object({ turn: z.int().positive().optional() }),
	listensTo: [],
	...sweepRetry,
	async run(deps, { turn = 0 }) {
		const ctx = systemCtx(deps);
		if (turn === 0) await claimWindows(ctx);
		const areMoreWaiting = await handOver(ctx, perTurn, (digests) => {
			const digestIds = digests.map(({ id }) => id);
			const said = createHash("sha256").update(digestIds.join()).digest("hex").slice(0, 32);
			return deps.enqueue(sendDigestEmail.name, { digestIds }, `${sendDigestEmail.name}-${said}`);
		});
		if (areMoreWaiting) await deps.enqueue(name, { turn: turn + 1 }, `${name}-${ctx.now.getTime()}-${turn + 1}`);
	},
});
