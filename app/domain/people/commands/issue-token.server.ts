import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { newToken, tokenHash } from "../../kernel/token.server.ts";
import { tokenIssued } from "../events.ts";
import type { TokenKind } from "../types.ts";

const hour = 3_600_000;
const validFor: Record<TokenKind, number> = {
	invitation: 14 * 24 * hour,
	password_reset: hour,
};

export interface IssueToken {
	personId: PersonId;
	kind: TokenKind;
	territoryId: TerritoryId | null;
}

/**
 * Makes the secret of one mail and keeps only its digest; an earlier link of the same kind, for the same territory, no longer opens anything.
 * Run by the worker that writes the mail.
 * @returns the raw token, to be put in the link and forgotten
 */
export async function issueToken(ctx: SystemCtx, { personId, kind, territoryId }: IssueToken): Promise<string> {
	const token = newToken();
	const { now } = ctx;
	await inTransaction(ctx, async (tx) => {
		await tx
			.deleteFrom("authToken")
			.where("personId", "=", personId)
			.where("kind", "=", kind)
			.where("territoryId", "is not distinct from", territoryId)
			.where("usedAt", "is", null)
			.execute();
		const expiresAt = new Date(now.getTime() + validFor[kind]);
		await tx
			.insertInto("authToken")
			.values({
				hash: tokenHash(token),
				kind,
				personId,
				territoryId,
				createdAt: now,
				expiresAt,
			})
			.execute();
		await recordEvent(tx, null, tokenIssued, { personId, kind });
	});
	return token;
}
