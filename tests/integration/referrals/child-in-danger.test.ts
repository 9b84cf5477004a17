import { expect, it } from "vitest";
import { startReferral } from "#app/domain/referrals/commands/start-referral.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace } from "#tests/support/referrals.ts";

const database = useDatabase();
const now = new Date("2026-11-26T09:00:00Z");

it("keeps nothing of a worry for a child: no draft, no fact, no key", async () => {
	const place = await aReferralPlace(database, now);
	const opening = { need: "safety", public: "families", purpose: "assess", urgency: "immediate", isAnonymous: false } as const;
	await expect(startReferral(place.as(place.sender), { ...opening, isChildInDanger: "yes" })).rejects.toMatchObject({
		code: "referral.child-in-danger",
	});
	for (const table of ["referral", "referral_key", "access_entry"]) expect(await database.asAdmin(`select from ${table}`)).toEqual([]);
	expect(await database.asAdmin("select from journal_entry where name like 'referral.%'")).toEqual([]);
});
