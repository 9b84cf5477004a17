import { describe, expect, it } from "vitest";
import type { PersonId } from "../kernel/ids.ts";
import { assertTurns, mentionsIn } from "./rules.ts";

const person = (id: string, displayName: string) => ({ id: id as PersonId, displayName });
const people = [person("lea", "Léa Martin"), person("anne", "Anne Marie"), person("gall", "Anne Marie Le Gall")];

describe("a mention", () => {
	it.each([
		["Merci @Léa Martin, et bravo", ["lea"]],
		["merci @lea martin.", ["lea"]],
		["@Anne Marie Le Gall et @Léa Martin !", ["gall", "lea"]],
		["@Anne Marie : à vous", ["anne"]],
		["@Léa Martin et encore @Léa Martin", ["lea"]],
		["écrire à accueil@léa martin", []],
		["@Léa Martineau", []],
		["@Personne Inconnue", []],
		["sans appel", []],
	])("is read in « %s »", (text, ids) => {
		expect(mentionsIn(text, people)).toEqual(ids);
	});

	it("of a name that two people bear calls neither", () => {
		expect(mentionsIn("@Léa Martin", [...people, person("autre", "Lea Martin")])).toEqual([]);
	});
});

describe("a thread", () => {
	const at = new Date("2026-11-22T09:00:00Z");
	it("is resolved once, and reopened once", () => {
		expect(() => assertTurns({ resolvedAt: null }, "resolved")).not.toThrow();
		expect(() => assertTurns({ resolvedAt: at }, "open")).not.toThrow();
		expect(() => assertTurns({ resolvedAt: at }, "resolved")).toThrow("comment.already-resolved");
		expect(() => assertTurns({ resolvedAt: null }, "open")).toThrow("comment.already-open");
	});
});
