import { describe, expect, it } from "vitest";
import { dispositionOf } from "./stored-file.server.ts";

describe("the name of a stored file", () => {
	it("goes whole into the header, with a plain twin for old clients", () => {
		expect(dispositionOf("Bilan d'été (1).pdf")).toBe(
			"attachment; filename=\"Bilan d'ete (1).pdf\"; filename*=UTF-8''Bilan%20d%27%C3%A9t%C3%A9%20%281%29.pdf",
		);
		expect(dispositionOf("€ \u{1F600}.txt")).toMatch(/^attachment; filename="_ __\.txt"; filename\*=UTF-8''/);
	});
});
