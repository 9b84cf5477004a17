import type { ReadTx, Tx } from "../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../kernel/errors.ts";
import type { OrganisationId, SheetId, TerritoryId } from "../kernel/ids.ts";
import type { BudgetLine, BudgetLineId, Commitment, CommitmentId, Funding, FundingId } from "./types.ts";

/** A row of this sheet, held for the length of the transaction. @throws NotFound, also for a row of another sheet */
function found<T>(row: unknown): T {
	if (!row) throw new NotFound("not-found");
	return row as T;
}

export async function lockBudgetLine(tx: Tx, territoryId: TerritoryId, sheetId: SheetId, id: BudgetLineId): Promise<BudgetLine> {
	const row = await tx
		.selectFrom("budgetLine")
		.select(["id", "stage", "nature", "unit", "year", "label", "amount", "revision"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("id", "=", id)
		.forUpdate()
		.executeTakeFirst();
	return found(row);
}

export async function lockFunding(tx: Tx, territoryId: TerritoryId, sheetId: SheetId, id: FundingId): Promise<Funding> {
	const row = await tx
		.selectFrom("funding")
		.select(["id", "organisationId", "funderName", "year", "promised", "received", "comment", "revision"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("id", "=", id)
		.forUpdate()
		.executeTakeFirst();
	return found(row);
}

export async function lockCommitment(tx: Tx, territoryId: TerritoryId, sheetId: SheetId, id: CommitmentId): Promise<Commitment> {
	const row = await tx
		.selectFrom("commitment")
		.select(["id", "organisationId", "promise", "dueOn", "deliveredOn", "delivery", "revision"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("id", "=", id)
		.forUpdate()
		.executeTakeFirst();
	return found(row);
}

/** @throws RuleViolation beside the field when the territory has no such organisation */
export async function assertOrganisation(tx: ReadTx, territoryId: TerritoryId, organisationId: OrganisationId | null): Promise<void> {
	if (organisationId === null) return;
	const row = await tx
		.selectFrom("organisation")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("id", "=", organisationId)
		.executeTakeFirst();
	if (!row) throw new RuleViolation("sheet.unknown-organisation", "organisationId");
}
