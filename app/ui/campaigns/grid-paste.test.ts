import { expect, it } from "vitest";
import { cellsOf, placeCells } from "./grid-paste.ts";

it("reads what a spreadsheet puts in the clipboard", () => {
	expect(cellsOf("12\t\tbien\r\n3,5\t\t\r\n")).toEqual([
		["12", "", "bien"],
		["3,5", "", ""],
	]);
	expect(cellsOf('"deux\nlignes"\t"il dit ""oui"""')).toEqual([["deux\nlignes", 'il dit "oui"']]);
	expect(cellsOf("seul")).toEqual([["seul"]]);
	expect(cellsOf("")).toEqual([]);
});

it("fills down and to the right, past locked rows, erasing nothing", () => {
	expect(placeCells([["1", "", "oui\nnon"], ["2"], ["3"]], { row: 1, field: "value" }, [false, false, true, false])).toEqual({
		placed: [
			{ row: 1, field: "value", text: "1" },
			{ row: 1, field: "comment", text: "oui non" },
			{ row: 3, field: "value", text: "2" },
		],
		rowsLeftOut: 1,
	});
	expect(placeCells([["lien", "de trop"]], { row: 0, field: "evidenceUrl" }, [false]).placed).toEqual([
		{ row: 0, field: "evidenceUrl", text: "lien" },
	]);
});
