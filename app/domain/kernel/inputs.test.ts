import { expect, it } from "vitest";
import { z } from "zod";
import { CommitteeId } from "./ids.ts";
import { optionalText, Revision } from "./inputs.ts";
import { slugWords } from "./slug.ts";

it("takes a text left out, empty or made of blanks as absent", () => {
	const Form = z.strictObject({ place: optionalText(10) });
	for (const place of [undefined, null, "", "  "]) expect(Form.parse({ place })).toEqual({ place: null });
	expect(Form.parse({ place: " Mairie " })).toEqual({ place: "Mairie" });
	expect(Form.safeParse({ place: "x".repeat(11) }).success).toBe(false);
});

it("says of a choice left empty that it is missing, of anything else that is no id that it is wrong", () => {
	const messageOf = (input: unknown) => CommitteeId.safeParse(input).error?.issues[0]?.message;
	expect(messageOf("pas-un-id")).toBe("invalid.id");
	expect(messageOf(undefined)).not.toBe("invalid.id");
});

it("knows no revision before the first", () => {
	expect([1, 2].every((revision) => Revision.safeParse(revision).success)).toBe(true);
	expect([0, 1.5, "1", undefined].some((revision) => Revision.safeParse(revision).success)).toBe(false);
});

it("keeps of a text the words that an address can hold", () => {
	expect(slugWords("L'Œuvre de l'Île – 2026 !")).toEqual(["l", "oeuvre", "de", "l", "ile", "2026"]);
});
