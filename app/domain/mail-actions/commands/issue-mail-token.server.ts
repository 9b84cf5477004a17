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
export const issueMailToken = async (ctx: SystemCtx, input: IssueMailToken): Promise<string> =>
	(await issueMailTokens(ctx, [input]))[0] as string;

/** One for each, in their order. */
export async function issueMailTokens(ctx: SystemCtx, inputs: readonly IssueMailToken[]): Promise<string[]> {
	if (inputs.length === 0) return [];
	const tokens = inputs.map(() => newToken());
	const rows = inputs.map(({ personId, purpose, territoryId, objectId, stops = [], validDays = validDaysOf[purpose] }, n) => ({
		hash: tokenHash(tokens[n] as string),
		personId,
		territoryId,
		purpose,
		objectId,
		stops: [...stops],
		issuedAt: ctx.now,
		expiresAt: new Date(ctx.now.getTime() + validDays * day),
	}));
	await inTransaction(ctx, (tx) => tx.insertInto("mailToken").values(rows).execute());
	return tokens;
}
