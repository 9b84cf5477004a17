import { expect, it } from "vitest";
import { presentDeclaration } from "./accessibility.server.ts";

it("names whom the host says to write to, by mail or on a page, or nobody", () => {
	const contactOf = (contact: string | null) => presentDeclaration({ contact, scheme: null }).contact;
	expect(contactOf("acces@ville.example")).toEqual({ text: "acces@ville.example", href: "mailto:acces@ville.example" });
	expect(contactOf("https://ville.example/contact")?.href).toBe("https://ville.example/contact");
	expect(contactOf(null)).toBeNull();
});

it("shows every criterion with how it stands, and says of none that it fails unless somebody found so", () => {
	const { themes, failures, applicable, conforming, unverified } = presentDeclaration({ contact: null, scheme: null });
	const rows = themes.flatMap(({ criteria }) => criteria);
	const count = (standing: string) => rows.filter((row) => row.standing === standing).length;
	expect(rows).toHaveLength(106);
	expect(count("tested") + count("checked")).toBe(conforming);
	expect(count("unverified")).toBe(unverified);
	expect(count("failing")).toBe(failures.length);
	expect(rows.length - count("absent")).toBe(applicable);
});
