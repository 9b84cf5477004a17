import { describe, expect, it } from "vitest";
import { newId } from "../kernel/ids.ts";
import { AddBudgetLine, AddFunding, AddFundingLink } from "./schema.ts";

const sheetId = newId();
const line = (over: object) =>
	AddBudgetLine.safeParse({ sheetId, stage: "planned", nature: "running", year: "2027", label: "Animation", amount: "10", ...over });
const codeOf = (result: { success: boolean; error?: { issues: { message: string }[] } }) => result.error?.issues[0]?.message;

describe("an amount", () => {
	it.each([
		["12500", 12_500],
		["12 500,50", 12_500.5],
		["12\u202f500 €", 12_500],
		["0,5", 0.5],
		["0", 0],
		["100000000", 100_000_000],
	])("« %s » is read as %d", (text, amount) => {
		expect(line({ amount: text }).data?.amount).toBe(amount);
	});

	it.each([
		["-5", "budget.negative"],
		["−5", "budget.negative"],
		["100 000 000,01", "budget.too-much"],
		["1e9", "budget.not-an-amount"],
		["12,345", "budget.not-an-amount"],
		["12.500,50", "budget.not-an-amount"],
		["beaucoup", "budget.not-an-amount"],
	])("« %s » is refused: %s", (text, code) => {
		expect(codeOf(line({ amount: text }))).toBe(code);
	});

	it("of working time has its own bound, and is no investment", () => {
		expect(codeOf(line({ unit: "fte", amount: "1001" }))).toBe("budget.too-many-posts");
		expect(codeOf(line({ unit: "fte", nature: "investment", amount: "1" }))).toBe("budget.posts-are-running");
	});

	it("belongs to a year one can believe", () => {
		for (const year of ["1999", "20277", "deux mille", "2027,5"]) expect(codeOf(line({ year }))).toBe("budget.year");
	});
});

describe("a funding", () => {
	const funding = (over: object) => AddFunding.safeParse({ sheetId, year: "2027", ...over });
	it("has one funder and at least one amount", () => {
		expect(codeOf(funding({ promised: "1" }))).toBe("funding.funder-required");
		expect(codeOf(funding({ funderName: "ANS", organisationId: newId(), promised: "1" }))).toBe("funding.two-funders");
		expect(codeOf(funding({ funderName: "ANS" }))).toBe("funding.amount-required");
		expect(funding({ funderName: "ANS", received: "12,5" }).data).toMatchObject({ promised: null, received: 12.5 });
	});
});

describe("a link to the Caf's funding", () => {
	const link = (url: string) => AddFundingLink.safeParse({ sheetId, kind: "caf_agreement", label: "Convention", url });
	it("is a secure address, and hides neither name nor script", () => {
		expect(link("https://caf.fr/convention").data?.url).toBe("https://caf.fr/convention");
		for (const url of ["http://caf.fr", "javascript:alert(1)", "https://caf.fr@ailleurs.example", "caf.fr", "//caf.fr"]) {
			expect(codeOf(link(url))).toBe("funding-link.https-only");
		}
	});
});
