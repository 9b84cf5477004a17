import { describe, expect, it } from "vitest";
import { extensionOf, safeNameOf } from "./names.ts";

describe("the name of an attachment", () => {
	it.each([
		["Convention signée.pdf", "Convention signée.pdf"],
		["../../etc/passwd.pdf", "passwd.pdf"],
		["C:\\Users\\lea\\budget.pdf", "budget.pdf"],
		["facture\u202Efdp.exe.pdf", "facturefdp.exe.pdf"],
		["a\u0000b\r\nc.pdf", "abc.pdf"],
		["zéro\u200Blargeur.pdf", "zérolargeur.pdf"],
		["..pdf", "piece.pdf"],
		["con.pdf", "piece-con.pdf"],
		['a"b<c>.pdf', "a-b-c-.pdf"],
		[".htaccess.pdf", "htaccess.pdf"],
		["", "piece.pdf"],
	])("« %s » becomes « %s »", (sent, kept) => {
		expect(safeNameOf(sent, "pdf")).toBe(kept);
	});

	it("is never longer than the database holds", () => {
		expect(safeNameOf(`${"é".repeat(500)}.docx`, "docx").length).toBeLessThanOrEqual(150);
	});

	it("takes the extension that its content has", () => {
		expect(safeNameOf("photo.JPEG", "jpg")).toBe("photo.jpg");
		expect(extensionOf("Budget.2027.XLSX")).toBe("xlsx");
		expect(extensionOf("sans")).toBe("");
	});
});
