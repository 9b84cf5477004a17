import { describe, expect, it } from "vitest";
import { decision, docOf, heading, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { confide, openCutOf, wordsOf } from "./open-cut.ts";
import { skeletonOf } from "./skeleton.ts";
import type { DocNode } from "./types.ts";

const confidential = (...content: DocNode[]): DocNode => ({ type: "confidential", content });
const cut = (points: { title: string; isConfidential?: boolean }[], ...content: DocNode[]) =>
	openCutOf(
		{ agenda: points.map(({ title }) => ({ title })), doc: docOf(...content), decisions: ["2026-01", "2026-02", "2026-03"] },
		points,
	);
const closed = { title: "Situation d'une famille", isConfidential: true };

describe("the open cut", () => {
	it("leaves out passages and records, and keeps the numbers of the decisions that are left", () => {
		const open = cut(
			[],
			decision({ text: "Une" }),
			confidential(paragraph("caché")),
			decision({ text: "Deux", isConfidential: true }),
			decision({ text: "Trois" }),
		);
		expect(wordsOf(open.doc)).toBe("Une\nTrois");
		expect(open.decisions).toEqual(["2026-01", "2026-03"]);
	});

	it("takes a confidential point with all that stands under its heading, up to the next of its rank", () => {
		const open = cut(
			[{ title: "Budget" }, closed],
			heading("1. Budget"),
			paragraph("ouvert"),
			heading("2. SITUATION d'une  famille (fiche 1.2)"),
			paragraph("caché"),
			heading("Détail", 3),
			decision({ text: "cachée" }),
			heading("3. Suite"),
			decision({ text: "Ouverte" }),
		);
		expect(wordsOf(open.doc)).toBe("1. Budget\nouvert\n3. Suite\nOuverte");
		expect(open.decisions).toEqual(["2026-02"]);
		expect(open.agenda).toEqual([{ title: "Budget" }]);
	});

	it("knows the point's heading inside a confidential passage too", () => {
		const open = cut([closed], confidential(heading("1. Situation d'une famille")), paragraph("caché"), heading("2. Suite"));
		expect(wordsOf(open.doc)).toBe("2. Suite");
	});

	it("keeps the neutral heading of a confidential point, and nothing of what stands under it, records and headings included", () => {
		const { content = [] } = skeletonOf([
			{ title: "Budget", sheet: null },
			{ ...closed, sheet: { code: "1.2", title: "Fiche" } },
		]);
		const open = cut(
			[{ title: "Budget" }, closed],
			...content,
			confidential(heading("Détail")),
			decision({ text: "cachée" }),
			paragraph("caché"),
			heading("3. Suite"),
			decision({ text: "Ouverte" }),
		);
		expect(wordsOf(open.doc)).toBe("1. Budget\n2. Point confidentiel\n3. Suite\nOuverte");
		expect(open.decisions).toEqual(["2026-02"]);
	});

	it("keeps what was written in the place of a confidential point, whatever became of its heading and of its title", () => {
		const [, , ...place] = skeletonOf([{ ...closed, sheet: null }]).content ?? [];
		const open = cut([{ title: "Autre titre", isConfidential: true }], heading("1. Point reformulé"), ...place, heading("2. Suite"));
		expect(wordsOf(open.doc)).toBe("1. Point reformulé\n2. Suite");
	});

	it("does not carry the salt of the whole, which would let its reader try what the rest may say", () => {
		const whole = { agenda: [], doc: docOf(paragraph("ouvert")), decisions: [], salt: "secret" };
		expect(openCutOf(whole, [])).toEqual({ agenda: [], doc: whole.doc, decisions: [] });
	});

	it("is a text even when nothing is left", () => {
		expect(cut([], confidential(paragraph("caché"))).doc).toEqual(docOf({ type: "paragraph" }));
	});
});

it("marks the decisions written under a confidential point, and them alone", () => {
	const doc = confide(docOf(decision({ text: "Ouverte" }), heading("1. Situation d'une famille"), decision({ text: "cachée" })), [closed]);
	expect((doc.content ?? []).filter(({ type }) => type === "decision").map(({ attrs }) => attrs?.isConfidential)).toEqual([false, true]);
});
