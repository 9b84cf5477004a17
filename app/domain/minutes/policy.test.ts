import { expect, it } from "vitest";
import type { Actor, MandateRole, TerritoryRole } from "../kernel/actor.ts";
import { mandateRoles, territoryRoles } from "../kernel/actor.ts";
import type { CommitteeId } from "../kernel/ids.ts";
import * as policy from "./policy.ts";
import type { MinutesStatus } from "./types.ts";

const committeeId = "c" as CommitteeId;
const actor = (role: TerritoryRole, mandate?: MandateRole, of = committeeId): Actor => ({
	personId: "p" as Actor["personId"],
	displayName: "P",
	territoryId: "t" as Actor["territoryId"],
	territorySlug: "t",
	organisationId: "o" as Actor["organisationId"],
	role,
	mandates: mandate ? [{ committeeId: of, role: mandate }] : [],
});
const draft = { committeeId, status: "draft" as MinutesStatus, isOpenToCommittee: false };

it("gives each mandate its part, and no more", () => {
	const table = {
		chair: { read: true, write: false, approve: true },
		substitute: { read: true, write: false, approve: true },
		technical_lead: { read: true, write: true, approve: false },
		member: { read: true, write: false, approve: false },
	} satisfies Record<MandateRole, object>;
	for (const mandate of mandateRoles) {
		const who = actor("partner", mandate);
		expect(verdicts(who)).toEqual(table[mandate]);
		expect(verdicts(actor("partner", mandate, "other" as CommitteeId)), `${mandate} of another committee`).toEqual(nothing);
	}
});

it("lets the whole committee write where its lead opened the text to it, readers excepted", () => {
	const open = { ...draft, isOpenToCommittee: true };
	for (const mandate of mandateRoles) {
		expect(policy.writeMinutes(actor("partner", mandate), open).allowed).toBe(true);
		expect(policy.writeMinutes(actor("reader", mandate), open).allowed).toBe(false);
		expect(policy.leadMinutes(actor("partner", mandate), open).allowed).toBe(mandate === "technical_lead");
	}
	expect(policy.writeMinutes(actor("partner"), open).allowed).toBe(false);
});

const nothing = { read: false, write: false, approve: false };
it("lets those who run the workspace write but not approve, and readers only read what is approved", () => {
	const table = {
		admin: { read: true, write: true, approve: false },
		cooperation_officer: { read: true, write: true, approve: false },
		partner: nothing,
		reader: nothing,
	} satisfies Record<TerritoryRole, object>;
	for (const role of territoryRoles) {
		expect(verdicts(actor(role))).toEqual(table[role]);
		expect(policy.readMinutes(actor(role), { committeeId, status: "approved" }).allowed).toBe(true);
	}
	expect(verdicts(actor("reader", "chair"))).toEqual({ read: true, write: false, approve: false });
	expect(verdicts(actor("reader", "technical_lead"))).toEqual({ read: true, write: false, approve: false });
});

it("hides a text from outsiders in every state but the last", () => {
	const states = { draft: false, submitted: false, changes_requested: false, approved: true } satisfies Record<MinutesStatus, boolean>;
	for (const [status, isRead] of Object.entries(states)) {
		expect(policy.readMinutes(actor("partner"), { committeeId, status: status as MinutesStatus }).allowed).toBe(isRead);
	}
});

it("hears observations from who was there or sits in the committee, readers too", () => {
	const heard = (who: Actor, isParticipant: boolean) => policy.observeMinutes(who, { committeeId, isParticipant }).allowed;
	for (const role of territoryRoles) expect([heard(actor(role), false), heard(actor(role), true)]).toEqual([false, true]);
	for (const mandate of mandateRoles) expect(heard(actor("reader", mandate), false)).toBe(true);
	const wasThere = { committeeId, status: "submitted" as MinutesStatus, isParticipant: true };
	expect(policy.readMinutes(actor("partner"), wasThere).allowed).toBe(true);
	expect(policy.readMinutes(actor("partner"), { ...wasThere, status: "draft" }).allowed).toBe(false);
});

it("lets the lead point out mistakes and deal with remarks, and the chair alone answer for what is approved", () => {
	const table = {
		chair: { remark: true, resolve: true, propose: true, decide: true, reopen: true },
		substitute: { remark: true, resolve: true, propose: true, decide: true, reopen: true },
		technical_lead: { remark: false, resolve: true, propose: true, decide: false, reopen: false },
		member: { remark: false, resolve: false, propose: false, decide: false, reopen: false },
	} satisfies Record<MandateRole, object>;
	for (const mandate of mandateRoles) {
		const who = actor("partner", mandate);
		expect({
			remark: policy.makeRemark(who, draft).allowed,
			resolve: policy.resolveRemark(who, draft).allowed,
			propose: policy.proposeErratum(who, draft).allowed,
			decide: policy.decideErratum(who, draft).allowed,
			reopen: policy.reopenMinutes(who, draft).allowed,
		}).toEqual(table[mandate]);
	}
});

const verdicts = (who: Actor) => ({
	read: policy.readMinutes(who, draft).allowed,
	write: policy.writeMinutes(who, draft).allowed,
	approve: policy.approveMinutes(who, draft).allowed && policy.requestChanges(who, draft).allowed,
});
