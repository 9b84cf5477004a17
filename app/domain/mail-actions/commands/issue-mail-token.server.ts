import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../../kernel/ids.ts";
import { newToken, tokenHash } from "../../kernel/token.server.ts";
import type { NoticeKind } from "../../notices/types.ts";
import { type MailPurpose, validDaysOf } from "../types.ts";

export interface IssueMailToken {
	personId: PersonId;
	purpose: MailPurpose;
	/** Null for what a person decides for themselves: their digest. */
	territoryId: TerritoryId | null;
	/** The task, the value's period of a campaign or the meeting. */
	objectId: string | null;
	/** Of a link that stops notices: which kinds it stops by mail. */
	stops?: readonly NoticeKind[];
	/** Fewer or more days than the purpose usually has. */
	validDays?: number;
}

const day = 86_400_000;

/**
 * Makes the secret of one mail that does one thing, and keeps only its digest. Links of earlier mails still open until they end: what they
 * do is refused by the object once it is done.
 * @returns the raw token, to be put in the mail and forgotten
 */
export async function issueMailToken(ctx: SystemCtx, input: IssueMailToken): Promise<string> {
	const token = newToken();
	const { personId, purpose, territoryId, objectId, stops = [], validDays = validDaysOf[purpose] } = input;
	await inTransaction(ctx, (tx) =>
		tx
			.insertInto("mailToken")
			.values({
				hash: tokenHash(token),
				personId,
				territoryId,
				purpose,
				objectId,
				stops: [...stops],
				issuedAt: ctx.now,
				expiresAt: new Date(ctx.now.getTime() + validDays * day),
			})
			.execute(),
	);
	return token;
}
