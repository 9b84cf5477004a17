import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { newToken, tokenHash } from "../../kernel/token.server.ts";
import type { RecipientId } from "../types.ts";

/**
 * Makes the secret of one letter and keeps only its digest. Links of earlier letters still open: the same place, in the same meeting.
 * @returns the raw token, to be put in the letter and forgotten
 */
export async function issueLink(ctx: SystemCtx & { territoryId: TerritoryId }, recipientId: RecipientId): Promise<string> {
	const token = newToken();
	const { territoryId, now: issuedAt } = ctx;
	await inTransaction(ctx, (tx) =>
		tx
			.insertInto("convocationToken")
			.values({ hash: tokenHash(token), territoryId, recipientId, issuedAt })
			.execute(),
	);
	return token;
}
