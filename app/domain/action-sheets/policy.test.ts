import { describe, expect, it } from "vitest";
import { type Actor, type MandateRole, mandateRoles, type TerritoryRole, territoryRoles } from "../kernel/actor.ts";
import { type CommitteeId, newId, type OrganisationId, type PersonId, type SheetId, type TerritoryId } from "../kernel/ids.ts";
import { changeSheetStatus, completeMilestone, createSheet, createSomeSheet, editSheet, readSheet } from "./policy.ts";
import type { SheetFacts } from "./types.ts";

const insertion = newId<CommitteeId>();
const gerontologie = newId<CommitteeId>();
const territoryId = newId<TerritoryId>();
const me = newId<PersonId>();

const actor = (role: TerritoryRole, mandate?: MandateRole): Actor => ({
	personId: me,
	displayName: "Moi",
	territoryId,
	territorySlug: "ici",
	organisationId: newId<OrganisationId>(),
	role,
	mandates: mandate ? [{ committeeId: insertion, role: mandate }] : [],
});
const sheet = (facts: Partial<SheetFacts> = {}): SheetFacts => ({
	id: newId<SheetId>(),
	territoryId,
	status: "in_progress",
	leadPersonId: newId<PersonId>(),
	leadOrganisationId: null,
	committeeId: null,
	axisCommitteeId: gerontologie,
	parentId: null,
	...facts,
});
const elsewhere = sheet();
const ofTheirAxis = sheet({ axisCommitteeId: insertion });
const ofTheirCommittee = sheet({ committeeId: insertion });
const piloted = sheet({ leadPersonId: me });

const byRole = {
	admin: { edit: true, pilot: true, create: true, gate: true },
	cooperation_officer: { edit: true, pilot: true, create: true, gate: true },
	partner: { edit: false, pilot: true, create: false, gate: false },
	reader: { edit: false, pilot: false, create: false, gate: false },
} satisfies Record<TerritoryRole, { edit: boolean; pilot: boolean; create: boolean; gate: boolean }>;

describe.each(territoryRoles)("a %s without a mandate", (role) => {
	const expected = byRole[role];
	it("reads every sheet of the territory and none of another", () => {
		expect(readSheet(actor(role), elsewhere).allowed).toBe(true);
		expect(readSheet(actor(role), sheet({ territoryId: newId<TerritoryId>() })).allowed).toBe(false);
	});
	it(`${expected.edit ? "edits" : "does not edit"} a sheet of others, ${expected.pilot ? "edits" : "does not edit"} the one they pilot`, () => {
		expect(editSheet(actor(role), elsewhere).allowed).toBe(expected.edit);
		expect(editSheet(actor(role), piloted).allowed).toBe(expected.pilot);
		expect(editSheet(actor(role), sheet({ leadPersonId: me, territoryId: newId<TerritoryId>() })).allowed).toBe(false);
	});
	it(`${expected.create ? "writes" : "does not write"} a new sheet`, () => {
		expect(createSheet(actor(role), elsewhere).allowed).toBe(expected.create);
		expect(createSomeSheet(actor(role)).allowed).toBe(expected.create);
	});
	it("tells how the work goes where they edit, and a body's decision only as a steward", () => {
		expect(changeSheetStatus(actor(role), piloted, "completed").allowed).toBe(expected.pilot);
		expect(changeSheetStatus(actor(role), piloted, "abandoned").allowed).toBe(expected.gate);
		expect(changeSheetStatus(actor(role), elsewhere, "completed").allowed).toBe(expected.edit);
	});
	it(`${expected.pilot ? "ticks" : "does not tick"} a milestone of their own`, () => {
		expect(completeMilestone(actor(role), elsewhere, { ownerId: me }).allowed).toBe(expected.pilot);
		expect(completeMilestone(actor(role), elsewhere, { ownerId: null }).allowed).toBe(expected.edit);
	});
});

const byMandate = {
	chair: false,
	substitute: false,
	technical_lead: true,
	member: false,
} satisfies Record<MandateRole, boolean>;

describe.each(mandateRoles)("a partner who is %s of a committee", (mandate) => {
	const works = byMandate[mandate];
	it(`${works ? "edits" : "only reads"} the sheets of its axis and those it follows`, () => {
		expect(editSheet(actor("partner", mandate), ofTheirAxis).allowed).toBe(works);
		expect(editSheet(actor("partner", mandate), ofTheirCommittee).allowed).toBe(works);
		expect(editSheet(actor("partner", mandate), elsewhere).allowed).toBe(false);
		expect(editSheet(actor("reader", mandate), ofTheirAxis).allowed).toBe(false);
	});
	it(`${works ? "writes" : "does not write"} a new sheet under its axis`, () => {
		expect(createSheet(actor("partner", mandate), ofTheirAxis).allowed).toBe(works);
		expect(createSheet(actor("partner", mandate), elsewhere).allowed).toBe(false);
		expect(createSomeSheet(actor("partner", mandate)).allowed).toBe(works);
	});
	it("records no decision of a body", () => {
		expect(
			changeSheetStatus(actor("partner", mandate), sheet({ axisCommitteeId: insertion, status: "reviewed" }), "validated").allowed,
		).toBe(false);
	});
});
