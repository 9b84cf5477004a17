import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identifiersIn, isNir, namesPerson } from "./identifiers.ts";

const digits = (length: number) =>
	fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(""));

/** A registration number with its key. */
const nir = fc
	.tuple(
		fc.constantFrom("1", "2"),
		fc.integer({ min: 0, max: 99 }),
		fc.integer({ min: 1, max: 12 }),
		fc.integer({ min: 1, max: 95 }),
		digits(6),
	)
	.map(([sex, year, month, department, rest]) => {
		const two = (value: number) => String(value).padStart(2, "0");
		const body = `${sex}${two(year)}${two(month)}${two(department)}${rest}`;
		return `${body}${two(97 - (Number(body) % 97))}`;
	});

describe("what a text about a situation must not hold", () => {
	it("is a registration number, however it is spaced, wherever it stands", () => {
		fc.assert(
			fc.property(
				nir,
				fc.constantFrom("", " ", ".", "-", " - ", "/", "  ", "\u00a0", "\u202f"),
				fc.constantFrom("", "Son numéro : ", "n°"),
				(number, separator, before) => {
					expect(isNir(number)).toBe(true);
					const [, sex, year, month, department, town, order, key] = /^(.)(..)(..)(..)(...)(...)(..)$/.exec(number) as string[];
					const spaced = [sex, year, month, department, town, order, key].join(separator);
					expect(identifiersIn(`${before}${spaced}, à vérifier`)[0]).toBe("nir");
					expect(identifiersIn(`${before}${number.slice(0, 13)}.`)[0]).toBe("nir");
				},
			),
		);
	});
	it("is a Corsican one too", () => {
		expect(identifiersIn("2 85 05 2A 006 084 19")[0]).toBe("nir");
		expect(identifiersIn("285052b006084")[0]).toBe("nir");
	});
	it.each([
		["iban", "FR76 3000 6000 0112 3456 7890 189"],
		["card", "4970-1012 3456 7890"],
		["file-number", "allocataire 1234567"],
		["email", "écrire à zoe.durand@courriel.example"],
		["phone", "la joindre au 06.12.34.56.78"],
		["phone", "+33 6 12 34 56 78"],
	] as const)("is an identifier of the kind %s: %s", (kind, text) => {
		expect(identifiersIn(text)).toContain(kind);
	});
	it.each([
		"Dossier de droits à reprendre avec la personne.",
		"Levée du secret : article 226-14 du code pénal.",
		"CASF, art. L121-6-2 et L226-2-2",
		"Reçue le 23/11/2026 à 14 h 30, puis le 2026-12-01.",
		"Dette de 1 250,50 € sur un loyer de 642 €, soit 12 500 € par an",
		"Habite 35600 Redon, puis 44460 Fégréac",
		"3 enfants de 2, 5 et 11 ans ; 2 demandes en 2025 et 2026",
	])("is nothing of the kind in: %s", (text) => {
		expect(identifiersIn(text)).toEqual([]);
	});
	it("is none of the dates of an ordinary text, however many", () => {
		const date = fc.date({ min: new Date("1920-01-01"), max: new Date("2030-12-31"), noInvalidDate: true });
		fc.assert(
			fc.property(fc.array(date, { maxLength: 6 }), fc.constantFrom(", ", " puis ", " ; "), (dates, between) => {
				const text = dates.map((one) => one.toISOString().slice(0, 10).split("-").reverse().join("/")).join(between);
				expect(identifiersIn(`Rendez-vous les ${text}.`)).toEqual([]);
			}),
		);
	});
});

describe("a text that names the person", () => {
	const person = { lastName: "Le Goff-Kerguélen", firstName: "Zoé" };
	it.each(["Zoé ne vient pas", "ZOE a appelé", "Mme LE GOFF KERGUELEN attend", "(le goff-kerguelen)"])("is found: %s", (text) => {
		expect(namesPerson(text, person)).toBe(true);
	});
	it.each(["La personne attend", "Le zoéchrome", "Il y va"])("is not: %s", (text) => {
		expect(namesPerson(text, person)).toBe(false);
		expect(namesPerson(text, { lastName: "Y", firstName: "L" })).toBe(false);
	});
});
