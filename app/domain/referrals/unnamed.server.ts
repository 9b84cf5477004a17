import type { Tx } from "../kernel/context.server.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { namesPerson } from "./identifiers.ts";
import type { ReferralKey } from "./keys.server.ts";
import { openPart } from "./store.server.ts";
import type { Card, ReferralId } from "./types.ts";

/** Refuses a text that names the person: their card has the place for it, and it alone. An anonymous referral has none to compare with. */
export async function assertNamesNobody(
	tx: Tx,
	key: ReferralKey,
	place: { territoryId: TerritoryId; referralId: ReferralId },
	text: string,
	field: string,
): Promise<void> {
	const card = await openPart<Card>(tx, key, place, "card");
	if (card && namesPerson(text, card)) throw new RuleViolation("referral.identifier-name", field);
}
