import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { OrganisationId, SheetId } from "../kernel/ids.ts";
import {
	BudgetLineId,
	budgetNatures,
	budgetStages,
	budgetUnits,
	CommitmentId,
	FundingId,
	FundingLinkId,
	fundingLinkKinds,
} from "./types.ts";

const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);
const revision = z.coerce.number().int();

/** More than this for one line is a slip of the keyboard. */
const most = { euro: 100_000_000, fte: 1_000 } as const;

/** An amount as one writes it in French: « 12 500,50 » or « 12 500 € »; never negative, two decimals at most. */
const Amount = z
	.string()
	.trim()
	.max(30)
	.transform((text) => text.replace(/\s*€$/, ""))
	.refine((text) => !/^[-−–]/.test(text), { error: "budget.negative", abort: true })
	.refine((text) => /^(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d{1,2})?$/.test(text), { error: "budget.not-an-amount", abort: true })
	.transform((text) => Number(text.replace(/[ \u00a0\u202f]/g, "").replace(",", ".")))
	.refine((amount) => amount <= most.euro, { error: "budget.too-much" });

const Year = z.coerce.number({ error: "budget.year" }).int({ error: "budget.year" }).min(2000, "budget.year").max(2100, "budget.year");

const lineFields = {
	stage: z.enum(budgetStages),
	nature: z.enum(budgetNatures),
	unit: z.enum(budgetUnits).default("euro"),
	year: Year,
	label: z.string().trim().min(1).max(200),
	amount: Amount,
};
const lineSeen = { sheetId: SheetId, lineId: BudgetLineId, revision };

interface LineInput {
	unit: "euro" | "fte";
	nature: "running" | "investment";
	amount: number;
}
const checkLine = <Schema extends z.ZodType<LineInput>>(schema: Schema) =>
	schema
		.refine(({ unit, amount }) => amount <= most[unit], { error: "budget.too-many-posts", path: ["amount"] })
		.refine(({ unit, nature }) => unit === "euro" || nature === "running", { error: "budget.posts-are-running", path: ["nature"] });

export const AddBudgetLine = checkLine(z.strictObject({ sheetId: SheetId, ...lineFields }));
export type AddBudgetLine = z.output<typeof AddBudgetLine>;
export const EditBudgetLine = checkLine(z.strictObject({ ...lineSeen, ...lineFields }));
export type EditBudgetLine = z.output<typeof EditBudgetLine>;
export const RemoveBudgetLine = z.strictObject(lineSeen);
export type RemoveBudgetLine = z.output<typeof RemoveBudgetLine>;

const fundingFields = {
	organisationId: orNull(OrganisationId),
	funderName: orNull(z.string().trim().max(200)),
	year: Year,
	promised: orNull(Amount),
	received: orNull(Amount),
	comment: orNull(z.string().trim().max(500)),
};
const fundingSeen = { sheetId: SheetId, fundingId: FundingId, revision };

interface FundingInput {
	organisationId: string | null;
	funderName: string | null;
	promised: number | null;
	received: number | null;
}
const checkFunding = <Schema extends z.ZodType<FundingInput>>(schema: Schema) =>
	schema
		.refine(({ organisationId, funderName }) => organisationId !== null || funderName !== null, {
			error: "funding.funder-required",
			path: ["organisationId"],
		})
		.refine(({ organisationId, funderName }) => organisationId === null || funderName === null, {
			error: "funding.two-funders",
			path: ["funderName"],
		})
		.refine(({ promised, received }) => promised !== null || received !== null, { error: "funding.amount-required", path: ["promised"] });

export const AddFunding = checkFunding(z.strictObject({ sheetId: SheetId, ...fundingFields }));
export type AddFunding = z.output<typeof AddFunding>;
export const EditFunding = checkFunding(z.strictObject({ ...fundingSeen, ...fundingFields }));
export type EditFunding = z.output<typeof EditFunding>;
export const RemoveFunding = z.strictObject(fundingSeen);
export type RemoveFunding = z.output<typeof RemoveFunding>;

/** An address that only ever leads to a page: https, without a name or a password in it. */
const isSecureAddress = (text: string): boolean => {
	const url = URL.canParse(text) ? new URL(text) : null;
	return url?.protocol === "https:" && url.username === "" && url.password === "";
};

export const AddFundingLink = z.strictObject({
	sheetId: SheetId,
	kind: z.enum(fundingLinkKinds),
	label: z.string().trim().min(1).max(200),
	url: z
		.string()
		.trim()
		.max(1_000)
		.refine(isSecureAddress, { error: "funding-link.https-only", abort: true })
		.transform((text) => new URL(text).href),
});
export type AddFundingLink = z.output<typeof AddFundingLink>;
export const RemoveFundingLink = z.strictObject({ sheetId: SheetId, linkId: FundingLinkId });
export type RemoveFundingLink = z.output<typeof RemoveFundingLink>;

const commitmentFields = {
	promise: z.string().trim().min(1).max(500),
	dueOn: orNull(Day),
	deliveredOn: orNull(Day),
	delivery: orNull(z.string().trim().max(1_000)),
};
const commitmentSeen = { sheetId: SheetId, commitmentId: CommitmentId, revision };

export const AddCommitment = z.strictObject({ sheetId: SheetId, organisationId: OrganisationId, ...commitmentFields });
export type AddCommitment = z.output<typeof AddCommitment>;
/** Who promised does not change: another partner's promise is another commitment. */
export const EditCommitment = z.strictObject({ ...commitmentSeen, ...commitmentFields });
export type EditCommitment = z.output<typeof EditCommitment>;
export const RemoveCommitment = z.strictObject(commitmentSeen);
export type RemoveCommitment = z.output<typeof RemoveCommitment>;

/** The table's filters, as its address says them; whatever cannot be read filters nothing. */
export const BudgetFilters = z.object({ nature: z.enum(budgetNatures).optional().catch(undefined) });
export type BudgetFilters = z.output<typeof BudgetFilters>;
