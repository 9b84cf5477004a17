import { expect, it } from "vitest";
import type { Actor, ReferralDuty, TerritoryRole } from "../kernel/actor.ts";
import { newId } from "../kernel/ids.ts";
import { rectifyReferral } from "../referrals/rectification-policy.ts";
import * as policy from "./policy.ts";

const actorAs = (role: TerritoryRole, duties: readonly ReferralDuty[] | null): Actor => ({
	personId: newId(),
	displayName: "Léa",
	territoryId: newId(),
	territorySlug: "ici",
	organisationId: newId(),
	role,
	mandates: [],
	...(duties && { referral: { duties, secretBasis: "function" as const } }),
});

it("leaves the rights of persons to the DPO, whatever their role in the territory, and to nobody else whatever theirs", () => {
	const byDuty = { agent: false, manager: false, dpo: true } satisfies Record<ReferralDuty, boolean>;
	const roles = { admin: 0, cooperation_officer: 0, partner: 0, reader: 0 } satisfies Record<TerritoryRole, 0>;
	for (const role of Object.keys(roles) as TerritoryRole[]) {
		expect(policy.protectPersons(actorAs(role, null))).toEqual({ allowed: false, code: "referral.dpo-only" });
		for (const [duty, allowed] of Object.entries(byDuty) as [ReferralDuty, boolean][])
			expect({ role, duty, allowed: policy.protectPersons(actorAs(role, [duty])).allowed }).toEqual({ role, duty, allowed });
	}
});

it("lets those who sent put right what is sent and open to them", () => {
	const sent = { status: "sent", archivedAt: null } as const;
	const codeOf = (...facts: Parameters<typeof rectifyReferral>) => {
		const verdict = rectifyReferral(...facts);
		return verdict.allowed ? "allowed" : verdict.code;
	};
	const standing = (side: "sender" | "recipient" | "dpo") => ({ side, recipientId: null, isBound: true });
	expect(codeOf(standing("sender"), sent)).toBe("allowed");
	expect(codeOf(standing("recipient"), sent)).toBe("referral.sender-only");
	expect(codeOf(standing("dpo"), sent)).toBe("referral.sender-only");
	expect(codeOf(null, sent)).toBe("referral.sender-only");
	expect(codeOf(standing("sender"), { ...sent, status: "draft" })).toBe("referral.not-sent");
	expect(codeOf(standing("sender"), { ...sent, archivedAt: new Date() })).toBe("referral.archived");
});
