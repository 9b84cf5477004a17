import { type Actor, holdsMandate, isSteward } from "../kernel/actor.ts";
import { daysBefore } from "../kernel/calendar.ts";
import type { CommitteeId, OrganisationId, PersonId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import { isGate } from "./rules.ts";
import type { BulkChangeFacts, SheetFacts, SheetStatus } from "./types.ts";

type Place = Pick<SheetFacts, "axisCommitteeId">;
type Editable = Pick<SheetFacts, "territoryId" | "axisCommitteeId" | "committeeId" | "leadPersonId">;

const leads = (actor: Actor, committeeId: CommitteeId | null): boolean =>
	committeeId !== null && holdsMandate(actor, committeeId, "technical_lead");

/** Every member of the territory reads every sheet. */
export const readSheet = (actor: Actor, sheet: Pick<SheetFacts, "territoryId">): Verdict =>
	sheet.territoryId === actor.territoryId ? allow : deny("sheet.other-territory");

/** Writing a new sheet under an axis, or moving one there. */
export function createSheet(actor: Actor, { axisCommitteeId }: Place): Verdict {
	if (actor.role === "reader") return deny("sheet.reader");
	return isSteward(actor) || leads(actor, axisCommitteeId) ? allow : deny("sheet.not-your-axis");
}

/** Whether there is at least one axis where this person may write a sheet. */
export const createSomeSheet = (actor: Actor): Verdict =>
	actor.role !== "reader" && (isSteward(actor) || actor.mandates.some(({ role }) => role === "technical_lead"))
		? allow
		: deny("sheet.not-your-axis");

export function editSheet(actor: Actor, sheet: Editable): Verdict {
	if (sheet.territoryId !== actor.territoryId) return deny("sheet.other-territory");
	if (actor.role === "reader") return deny("sheet.reader");
	const isTheirs =
		isSteward(actor) || sheet.leadPersonId === actor.personId || leads(actor, sheet.axisCommitteeId) || leads(actor, sheet.committeeId);
	return isTheirs ? allow : deny("sheet.not-yours");
}

/** How the work goes is told by whoever edits the sheet; what a body decided is recorded by the stewards. */
export function changeSheetStatus(actor: Actor, sheet: Editable & Pick<SheetFacts, "status" | "parentId">, to: SheetStatus): Verdict {
	const edit = editSheet(actor, sheet);
	if (!edit.allowed) return edit;
	// a sub-action passes before no body
	return isGate(sheet.status, to) && !sheet.parentId && !isSteward(actor) ? deny("sheet.gate-steward-only") : allow;
}

/** The owner of a milestone ticks it, as does whoever edits the sheet. */
export function completeMilestone(actor: Actor, sheet: Editable, milestone: { ownerId: PersonId | null }): Verdict {
	if (actor.role !== "reader" && sheet.territoryId === actor.territoryId && milestone.ownerId === actor.personId) return allow;
	return editSheet(actor, sheet);
}

/** A partner writes what its own organisation brings, and nothing else of the sheet; whoever edits the sheet may help. */
export function writeContribution(
	actor: Actor,
	sheet: Editable & { partners: readonly { organisationId: OrganisationId }[] },
	organisationId: OrganisationId,
): Verdict {
	if (sheet.territoryId !== actor.territoryId) return deny("sheet.other-territory");
	if (actor.role === "reader") return deny("sheet.reader");
	const isPartner = sheet.partners.some((partner) => partner.organisationId === organisationId);
	if (!isPartner) return deny("sheet.not-a-partner");
	return actor.organisationId === organisationId || editSheet(actor, sheet).allowed ? allow : deny("sheet.not-your-contribution");
}

/** Recording what the steering committee decided of a proposed version. */
export const decideVersion = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("sheet.gate-steward-only"));

/** Choosing what a programme asks of its sheets. */
export const chooseRequiredFields = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("sheet.required-steward-only"));

/** Each sheet is then judged by what is changed of it, as if it were alone. */
export const makeBulkChange = (actor: Actor): Verdict => (actor.role === "reader" ? deny("sheet.reader") : allow);

const undoDays = 7;
/** Whoever made it, or runs the workspace, for as long as people remember what it was. */
export function undoBulkChange(actor: Actor, { madeBy, madeAt }: Pick<BulkChangeFacts, "madeBy" | "madeAt">, now: Date): Verdict {
	if (actor.role === "reader") return deny("sheet.reader");
	if (madeBy !== actor.personId && !isSteward(actor)) return deny("bulk.not-yours");
	return madeAt >= daysBefore(now, undoDays) ? allow : deny("bulk.too-old");
}
