import type { Actor } from "../kernel/actor.ts";
import type { OrganisationId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

interface MeasuredFacts {
	/** Who produces the figure; the sheet's lead organisation unless another is named. */
	producerId: OrganisationId | null;
	leadOrganisationId: OrganisationId | null;
}

/** Whoever edits the sheet enters its values, and so do the people of the organisation that produces them. */
export function recordMeasurement(actor: Actor, { producerId, leadOrganisationId }: MeasuredFacts, editOfSheet: Verdict): Verdict {
	if (editOfSheet.allowed) return allow;
	if (actor.role === "reader") return deny("sheet.reader");
	return actor.organisationId === (producerId ?? leadOrganisationId) ? allow : deny("measurement.not-yours");
}
