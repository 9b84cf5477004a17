import type { Db } from "#db/client.server.ts";
import { inTransaction } from "../../kernel/context.server.ts";
import { RuleViolation } from "../../kernel/errors.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { tokenHash } from "../../kernel/token.server.ts";
import { invitationRedeemed, passwordSet } from "../events.ts";
import { findToken, listMemberships } from "../queries.server.ts";
import { savePassword, spendInvitations, spendToken } from "../store.server.ts";

/** Sets the password of whoever holds the link of a « mot de passe oublié » mail, once. The hash is made at the edge. */
export async function resetPassword({ db, now }: { db: Db; now: Date }, input: { token: string; passwordHash: string }): Promise<PersonId> {
	const { token, passwordHash } = input;
	const found = await findToken(db, token, "password_reset", now);
	if (found.status !== "valid") throw new RuleViolation(`token.${found.status}`);
	const { personId } = found;
	const territoryIds = (await listMemberships(db, personId, now)).map((membership) => membership.territoryId);
	return inTransaction({ db, now, personId, territoryIds }, async (tx) => {
		if (!(await spendToken(tx, tokenHash(token), now))) throw new RuleViolation("token.used");
		await savePassword(tx, personId, passwordHash, now);
		for (const territoryId of await spendInvitations(tx, personId, territoryIds, now)) {
			await recordEvent(tx, territoryId, invitationRedeemed, { personId });
		}
		await recordEvent(tx, null, passwordSet, { personId });
		return personId;
	});
}
