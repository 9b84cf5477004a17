import type { Frequency } from "../indicators/types.ts";
import type { Day } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { OrganisationId, PersonId } from "../kernel/ids.ts";

/** Months, 1 to 12, at whose end an indicator of this frequency is measured. */
const terms: Record<Frequency, readonly number[]> = {
	monthly: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
	quarterly: [3, 6, 9, 12],
	half_yearly: [6, 12],
	yearly: [12],
};

/** Whether a period asks for an indicator: one of its terms (the end of a month, of a quarter…) falls in it. */
export function isExpected(frequency: Frequency, startsOn: Day, endsOn: Day): boolean {
	const firstYear = Number(startsOn.slice(0, 4));
	const lastYear = Number(endsOn.slice(0, 4));
	for (let year = firstYear; year <= lastYear; year++) {
		for (const month of terms[frequency]) {
			const term = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
			if (term >= startsOn && term <= endsOn) return true;
		}
	}
	return false;
}

/** A campaign collects what is already measurable, and leaves time to enter it. */
export function assertPeriod({ startsOn, endsOn, dueOn }: { startsOn: Day; endsOn: Day; dueOn: Day }, today: Day): void {
	if (endsOn < startsOn) throw new RuleViolation("campaign.ends-before-start", "endsOn");
	if (endsOn > today) throw new RuleViolation("campaign.period-not-over", "endsOn");
	if (dueOn < today) throw new RuleViolation("campaign.due-in-past", "dueOn");
}

interface Asked {
	producerId: OrganisationId | null;
	leadOrganisationId: OrganisationId | null;
	leadPersonId: PersonId | null;
}
export interface Contributor {
	personId: PersonId;
	organisationId: OrganisationId;
}

/**
 * Who is asked for a value: someone of the organisation that produces it, the sheet's pilot first; failing that the pilot, who may
 * enter any value of the sheet. `contributors` are today's, in the order in which they are preferred.
 */
export function personAsked(
	{ producerId, leadOrganisationId, leadPersonId }: Asked,
	contributors: readonly Contributor[],
): PersonId | null {
	const pilot = contributors.find(({ personId }) => personId === leadPersonId);
	const producer = producerId ?? pilot?.organisationId ?? leadOrganisationId;
	if (pilot && pilot.organisationId === producer) return pilot.personId;
	return contributors.find(({ organisationId }) => organisationId === producer)?.personId ?? pilot?.personId ?? null;
}
