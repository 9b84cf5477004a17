import type { Db } from "#db/client.server.ts";
import { inTransaction } from "../../kernel/context.server.ts";
import { RuleViolation } from "../../kernel/errors.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { tokenHash } from "../../kernel/token.server.ts";
import { invitationRedeemed } from "../events.ts";
import { findInvitation } from "../queries.server.ts";
import { savePassword, spendToken } from "../store.server.ts";

export interface RedeemedInvitation {
	token: string;
	/** What a new account chose; an account that already has a password keeps it, and its name. */
	account: { displayName: string; passwordHash: string } | null;
}

/** Answers an invitation, once: opens the account if it is new. */
export async function redeemInvitation({ db, now }: { db: Db; now: Date }, { token, account }: RedeemedInvitation): Promise<PersonId> {
	const invitation = await findInvitation(db, token, now);
	if (invitation.status !== "valid") throw new RuleViolation(`token.${invitation.status}`);
	const { personId, territory, hasPassword } = invitation;
	if (hasPassword !== (account === null)) throw new RuleViolation("invitation.account-exists");
	return inTransaction({ db, now, personId, territoryIds: [territory.id] }, async (tx) => {
		if (!(await spendToken(tx, tokenHash(token), now))) throw new RuleViolation("token.used");
		if (account) {
			await savePassword(tx, personId, account.passwordHash, now);
			await tx.updateTable("person").set({ displayName: account.displayName }).where("id", "=", personId).execute();
		}
		await recordEvent(tx, territory.id, invitationRedeemed, { personId });
		return personId;
	});
}
