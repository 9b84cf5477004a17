import { expect, it } from "vitest";
import { Day } from "./calendar.ts";

it.each(["", "22/11/2026", "2026-02-30", "2026-13-01", "0000-01-01", "0050-06-01", "9999-12-31", "2026-11-22T00:00"])(
	"refuses « %s » as a day, in one sentence",
	(text) => {
		expect(Day.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(["invalid.date"]);
	},
);

it("takes the days of a programme, past and to come", () => {
	for (const text of ["1998-07-12", "2028-02-29", "2199-12-31"]) expect(Day.parse(text)).toBe(text);
});
