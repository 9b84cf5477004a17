import { describe, expect, it } from "vitest";
import type { Actor, MandateRole, TerritoryRole } from "../kernel/actor.ts";
import type { CommitteeId, OrganisationId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { enterCount, readCounts } from "./policy.ts";

const territoryId = "here" as TerritoryId;
const actor = (role: TerritoryRole, mandate?: MandateRole): Actor => ({
	personId: "someone" as PersonId,
	displayName: "Quelqu'un",
	territoryId,
	territorySlug: "ici",
	organisationId: "ccas" as OrganisationId,
	role,
	mandates: mandate ? [{ committeeId: "insertion" as CommitteeId, role: mandate }] : [],
});

const judged = {
	admin: { reads: true, enters: true },
	cooperation_officer: { reads: true, enters: true },
	partner: { reads: true, enters: false },
	reader: { reads: true, enters: false },
} satisfies Record<TerritoryRole, { reads: boolean; enters: boolean }>;

describe.each(Object.entries(judged) as [TerritoryRole, { reads: boolean; enters: boolean }][])(
	"the role %s",
	(role, { reads, enters }) => {
		it("reads and carries over published counts as its place says, elected or not", () => {
			for (const mandate of [undefined, "chair", "substitute"] as const) {
				expect(readCounts(actor(role, mandate), { territoryId }).allowed).toBe(reads);
				expect(enterCount(actor(role, mandate)).allowed).toBe(enters);
			}
		});

		it("reads nothing of another territory", () => {
			expect(readCounts(actor(role), { territoryId: "elsewhere" })).toEqual({ allowed: false, code: "referral-count.other-territory" });
		});
	},
);
