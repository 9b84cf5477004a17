import type { Tx } from "../kernel/context.server.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { namesPerson } from "./identifiers.ts";
import type { ReferralKey } from "./keys.server.ts";
import { partPlace } from "./store.server.ts";
import type { Card, ReferralId } from "./types.ts";

/** Refuses a text that names the person: their card has the place for it, and it alone. An anonymous referral has none to compare with. */
export async function assertNamesNobody(
	tx: Tx,
	key: ReferralKey,
	{ territoryId, referralId }: { territoryId: TerritoryId; referralId: ReferralId },
	text: string,
	field: string,
): Promise<void> {
	const row = await tx
		.selectFrom("referralPart")
		.select("sealed")
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.where("part", "=", "card")
		.executeTakeFirst();
	if (row && namesPerson(text, JSON.parse(key.open(partPlace(referralId, "card"), row.sealed)) as Card))
		throw new RuleViolation("referral.identifier-name", field);
}
