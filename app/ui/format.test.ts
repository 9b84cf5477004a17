import { describe, expect, it } from "vitest";
import {
	daysBetween,
	formatCount,
	formatDateTime,
	formatDay,
	formatEuro,
	formatMonth,
	formatNumber,
	formatPercent,
	formatPeriod,
	formatShortDateTime,
	formatShortDay,
	formatTime,
	formatWeekday,
	relativeDay,
	sinceDay,
} from "./format.ts";

describe("days", () => {
	it("are written in full", () => {
		expect(formatDay("2026-11-22")).toBe("22 novembre 2026");
		expect(formatDay("2026-08-05")).toBe("5 août 2026");
	});
	it("make the first of a month an ordinal", () => {
		expect(formatDay("2026-05-01")).toBe("1er mai 2026");
	});
	it("have a short form", () => {
		expect(formatShortDay("2026-11-22")).toBe("22 nov. 2026");
		expect(formatShortDay("2026-07-09")).toBe("9 juill. 2026");
	});
	it("name their weekday", () => {
		expect(formatWeekday("2026-11-23")).toBe("lundi 23 novembre 2026");
		expect(formatWeekday("2026-03-01")).toBe("dimanche 1er mars 2026");
	});
	it("head a month", () => {
		expect(formatMonth("2026-02-14")).toBe("février 2026");
	});
	it("make periods that say each word once", () => {
		expect(formatPeriod("2026-03-03", "2026-03-03")).toBe("le 3 mars 2026");
		expect(formatPeriod("2026-03-01", "2026-03-07")).toBe("du 1er au 7 mars 2026");
		expect(formatPeriod("2026-02-28", "2026-03-03")).toBe("du 28 février au 3 mars 2026");
		expect(formatPeriod("2026-03-03", "2027-03-02")).toBe("du 3 mars 2026 au 2 mars 2027");
	});
	it("refuse what is not a day", () => {
		expect(() => formatDay("demain")).toThrow(RangeError);
	});
});

describe("instants", () => {
	it("are read on a French clock in winter", () => {
		expect(formatDateTime("2026-11-23T13:30:00Z")).toBe("lundi 23 novembre 2026 à 14\u00a0h\u00a030");
	});
	it("are read on a French clock in summer, past midnight too", () => {
		expect(formatDateTime(new Date("2026-07-13T22:05:00Z"))).toBe("mardi 14 juillet 2026 à 0\u00a0h\u00a005");
	});
	it("have a short form", () => {
		expect(formatShortDateTime("2026-11-23T08:00:00Z")).toBe("23 nov. 2026 à 9\u00a0h");
	});
	it("give their time alone, and wall clocks stay as they are", () => {
		expect(formatTime("2026-11-23T13:30:00Z")).toBe("14\u00a0h\u00a030");
		expect(formatTime("09:05")).toBe("9\u00a0h\u00a005");
		expect(formatTime("18:00:00")).toBe("18\u00a0h");
	});
});

describe("numbers", () => {
	it("group thousands with a narrow no-break space and use a comma", () => {
		expect(formatNumber(1234567.5)).toBe("1\u202f234\u202f567,5");
		expect(formatNumber(999)).toBe("999");
		expect(formatNumber(12.3456, 1)).toBe("12,3");
	});
	it("write a true minus sign, and no minus zero", () => {
		expect(formatNumber(-1500)).toBe("\u22121\u202f500");
		expect(formatNumber(-0.001)).toBe("0");
	});
	it("write amounts with cents only when there are some", () => {
		expect(formatEuro(12500)).toBe("12\u202f500\u00a0€");
		expect(formatEuro(12.5)).toBe("12,50\u00a0€");
	});
	it("write ratios as percentages", () => {
		expect(formatPercent(12 / 22)).toBe("55\u202f%");
		expect(formatPercent(0.0456, 1)).toBe("4,6\u202f%");
	});
	it("use the singular below two", () => {
		expect(formatCount(0, "action", "actions")).toBe("0\u00a0action");
		expect(formatCount(1, "action", "actions")).toBe("1\u00a0action");
		expect(formatCount(1200, "action", "actions")).toBe("1\u202f200\u00a0actions");
	});
});

describe("distances", () => {
	const today = "2026-11-22";
	it("count calendar days, over a change of clocks too", () => {
		expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
		expect(daysBetween("2026-10-26", "2026-10-24")).toBe(-2);
	});
	it("speak of a due day", () => {
		expect(relativeDay("2026-11-22", today)).toBe("aujourd'hui");
		expect(relativeDay("2026-11-23", today)).toBe("demain");
		expect(relativeDay("2026-11-25", today)).toBe("dans 3\u00a0jours");
		expect(relativeDay("2026-11-20", today)).toBe("en retard de 2\u00a0jours");
		expect(relativeDay("2026-11-21", today)).toBe("en retard de 1\u00a0jour");
		expect(relativeDay("2027-03-22", today)).toBe("dans 3\u00a0mois");
		expect(relativeDay("2030-01-01", today)).toBe("dans 3\u00a0ans");
	});
	it("speak of a past fact", () => {
		expect(sinceDay("2026-11-22", today)).toBe("aujourd'hui");
		expect(sinceDay("2026-11-21", today)).toBe("hier");
		expect(sinceDay("2026-11-19", today)).toBe("il y a 3\u00a0jours");
	});
});
