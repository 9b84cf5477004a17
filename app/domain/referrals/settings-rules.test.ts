import { describe, expect, it } from "vitest";
import { assertGrounded, lacksOf } from "./organisation-rules.ts";
import { assertOrdered } from "./settings-rules.ts";
import { defaultSettings } from "./types.ts";

describe("delays", () => {
	it("hold as they come", () => {
		expect(() => assertOrdered(defaultSettings)).not.toThrow();
	});

	it.each([
		[{ soonDays: 1, immediateDays: 2 }, "referral-settings.delays-disordered"],
		[{ ordinaryDays: 2 }, "referral-settings.delays-disordered"],
		[{ ordinaryDays: 20, expiryDays: 30 }, "referral-settings.expires-too-soon"],
	])("are refused with %o", (over, code) => {
		expect(() => assertOrdered({ ...defaultSettings, ...over })).toThrow(code);
	});
});

describe("what binds an organisation", () => {
	const none = { secretBasis: "none", secretReference: null, nirReference: null } as const;

	it("is said with its ground, the absence of secrecy too", () => {
		expect(() => assertGrounded(none)).toThrow("referral-organisation.reference-needed");
		expect(() => assertGrounded({ ...none, secretReference: "Bénévoles" })).not.toThrow();
		expect(() => assertGrounded({ ...none, secretBasis: "mission" })).toThrow("referral-organisation.reference-needed");
	});

	it("opens the registration number to none that secrecy does not bind", () => {
		const nirReference = "Décret 2019-341, art. 2";
		expect(() => assertGrounded({ ...none, secretReference: "Bénévoles", nirReference })).toThrow(
			"referral-organisation.nir-without-secrecy",
		);
		expect(() => assertGrounded({ secretBasis: "function", secretReference: "CGFP, art. L121-6", nirReference })).not.toThrow();
	});

	it.each([
		[null, null, 0, ["secrecy", "reader"]],
		["CASF, art. L133-5", null, 0, ["reader"]],
		["CASF, art. L133-5", "contact@asso.example", 0, []],
		["CASF, art. L133-5", null, 1, []],
		[null, "contact@asso.example", 2, ["secrecy"]],
	])("ground %s, address %s and %i agents: it lacks %j", (secretReference, contactEmail, agents, lacks) => {
		expect(lacksOf({ secretReference, contactEmail }, agents)).toEqual(lacks);
	});
});
