import { expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { newId, type OrganisationId, type PersonId } from "../kernel/ids.ts";
import { isExpected, personAsked } from "./rules.ts";

it.each([
	["yearly", "2026-01-01", "2026-12-31", true],
	["yearly", "2026-01-01", "2026-12-30", false],
	["half_yearly", "2026-04-01", "2026-06-30", true],
	["quarterly", "2026-04-01", "2026-05-31", false],
	["monthly", "2024-02-01", "2024-02-29", true],
	["monthly", "2024-02-01", "2024-02-28", false],
	["yearly", "2025-10-01", "2026-03-31", true],
] as const)("a %s indicator, from %s to %s: %s", (frequency, startsOn, endsOn, expected) => {
	expect(isExpected(frequency, startsOn as Day, endsOn as Day)).toBe(expected);
});

it("asks the pilot when the pilot's organisation produces the figure, else someone of the producer, else the pilot", () => {
	const [ours, theirs, nobody] = [newId<OrganisationId>(), newId<OrganisationId>(), newId<OrganisationId>()];
	const [first, pilot, other] = [newId<PersonId>(), newId<PersonId>(), newId<PersonId>()];
	const contributors = [
		{ personId: first, organisationId: ours },
		{ personId: pilot, organisationId: ours },
		{ personId: other, organisationId: theirs },
	];
	const asked = (producerId: OrganisationId | null, leadPersonId: PersonId | null = pilot) =>
		personAsked({ producerId, leadOrganisationId: ours, leadPersonId }, contributors);
	expect(asked(null)).toBe(pilot);
	expect(asked(ours)).toBe(pilot);
	expect(asked(theirs)).toBe(other);
	expect(asked(nobody)).toBe(pilot);
	expect(asked(nobody, null)).toBeNull();
	// the pilot left: someone of the same organisation
	expect(asked(null, newId<PersonId>())).toBe(first);
});
