import { describe, expect, it } from "vitest";
import { type Actor, type TerritoryRole, territoryRoles } from "../kernel/actor.ts";
import { type CommitteeId, newId, type OrganisationId, type PersonId, type TerritoryId } from "../kernel/ids.ts";
import { allow, deny } from "../kernel/verdict.ts";
import { recordMeasurement, reviewMeasurement, reviewSomeMeasurement } from "./policy.ts";

const home = newId<OrganisationId>();
const other = newId<OrganisationId>();
const actor = (role: TerritoryRole): Actor => ({
	personId: newId<PersonId>(),
	displayName: "Moi",
	territoryId: newId<TerritoryId>(),
	territorySlug: "ici",
	organisationId: home,
	role,
	mandates: [],
});
const recordsWhatTheirOrganisationProduces = {
	admin: true,
	cooperation_officer: true,
	partner: true,
	reader: false,
} satisfies Record<TerritoryRole, boolean>;

describe.each(territoryRoles)("a %s who does not edit the sheet", (role) => {
	const expected = recordsWhatTheirOrganisationProduces[role];
	const may = (producerId: OrganisationId | null, leadOrganisationId: OrganisationId | null) =>
		recordMeasurement(actor(role), { producerId, leadOrganisationId }, deny("sheet.not-yours")).allowed;
	it(`${expected ? "enters" : "does not enter"} the values that their organisation produces`, () => {
		expect(may(home, other)).toBe(expected);
		expect(may(null, home)).toBe(expected);
	});
	it("enters no value that another organisation produces", () => {
		expect(may(other, home)).toBe(false);
		expect(may(null, other)).toBe(false);
		expect(may(null, null)).toBe(false);
	});
});

it("lets whoever edits the sheet enter any of its values", () => {
	expect(recordMeasurement(actor("partner"), { producerId: other, leadOrganisationId: other }, allow).allowed).toBe(true);
});

describe.each(territoryRoles)("the values of a sheet, for a %s", (role) => {
	it("are reviewed by stewards and by the technical lead of a committee that follows it", () => {
		const led = newId<CommitteeId>();
		const isSteward = role === "admin" || role === "cooperation_officer";
		const lead = { ...actor(role), mandates: [{ committeeId: led, role: "technical_lead" as const }] };
		const may = (who: Actor, axisCommitteeId: CommitteeId | null, committeeId: CommitteeId | null) =>
			reviewMeasurement(who, { axisCommitteeId, committeeId }).allowed;
		expect(may(lead, led, null)).toBe(role !== "reader");
		expect(may(lead, null, led)).toBe(role !== "reader");
		expect(may(lead, null, null)).toBe(isSteward);
		expect(may(actor(role), led, led)).toBe(isSteward);
		expect(reviewSomeMeasurement(lead).allowed).toBe(role !== "reader");
		expect(reviewSomeMeasurement(actor(role)).allowed).toBe(isSteward);
	});
});
