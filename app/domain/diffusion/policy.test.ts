import { expect, it } from "vitest";
import type { Actor, MandateRole, TerritoryRole } from "../kernel/actor.ts";
import type { CommitteeId } from "../kernel/ids.ts";
import * as policy from "./policy.ts";
import { cuts } from "./types.ts";

const committeeId = "c" as CommitteeId;
const actor = (role: TerritoryRole, mandate?: MandateRole): Actor =>
	({ role, mandates: mandate ? [{ committeeId, role: mandate }] : [] }) as unknown as Actor;

/** Role without a mandate here, then with each: who sends round, and whose is the whole text. */
const roles = {
	admin: { sends: true, isOwn: true },
	cooperation_officer: { sends: true, isOwn: true },
	partner: { sends: false, isOwn: false },
	reader: { sends: false, isOwn: false },
} satisfies Record<TerritoryRole, { sends: boolean; isOwn: boolean }>;
const mandates = { chair: true, substitute: true, technical_lead: true, member: false } satisfies Record<MandateRole, boolean>;

it.each(Object.entries(roles))("judges a %s without a mandate", (role, { sends, isOwn }) => {
	const who = actor(role as TerritoryRole);
	expect(policy.distributeMinutes(who, { committeeId }).allowed).toBe(sends);
	expect(policy.editLetterhead(who).allowed).toBe(sends);
	for (const cut of cuts) {
		expect(policy.readEdition(who, { committeeId, status: "approved" }, cut).allowed).toBe(isOwn || cut !== "comite");
		expect(policy.readEdition(who, { committeeId, status: "submitted" }, cut).allowed, "not approved").toBe(isOwn);
	}
});

it.each(Object.entries(mandates))("judges a partner who is %s of the committee", (mandate, sends) => {
	const who = actor("partner", mandate as MandateRole);
	expect(policy.distributeMinutes(who, { committeeId }).allowed).toBe(sends);
	expect(policy.distributeMinutes(actor("reader", mandate as MandateRole), { committeeId }).allowed).toBe(false);
	expect(policy.readEdition(who, { committeeId, status: "draft" }, "comite").allowed).toBe(true);
});
