import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { desktop, phone, useBrowser } from "#tests/support/browser.ts";
import { useProduct } from "#tests/support/product.ts";

// Redon's flagship action 3.2, from light action to validated full sheet, by four people of four organisations.

const product = useProduct();
const browser = useBrowser();
const sheet = "/t/redon/fiches/redon-3-2-phare";
const context = "Deux accueils, deux dossiers, des habitants renvoyés de l'un à l'autre.";
const ofCdas = "Un référent au CDAS et une permanence par mois.";
const ofCaf = "Un correspondant pour les droits.";

/** The four, each on the device they have: only one of them has JavaScript on. */
const devices = {
	cooperation: desktop,
	ccas: { ...desktop, javaScriptEnabled: false },
	cdas: { ...phone, javaScriptEnabled: false },
	caf: { ...phone, javaScriptEnabled: false },
} satisfies Record<string, BrowserContextOptions>;
type Account = keyof typeof devices;
const names = {} as Record<Account, string>;

async function openAs(account: Account): Promise<Page> {
	const page = await browser.open(devices[account]);
	await page.goto(`${product.url}/connexion`);
	await page.getByLabel("Adresse de courriel").fill(`${account}@redon.example`);
	await page.getByLabel("Mot de passe").fill(demonstrationPassword);
	await page.getByRole("button", { name: "Se connecter" }).click();
	await page.waitForURL(`${product.url}/`);
	return page;
}
const go = (page: Page, path = "") => page.goto(`${product.url}${sheet}${path}`);
const section = (page: Page, name: string) => go(page, `/modification?partie=${name}`);
const save = async (page: Page, name = "Enregistrer") => {
	await page.getByRole("button", { name, exact: true }).click();
	await page.waitForURL(({ pathname }) => pathname === sheet);
};
const choose = async (page: Page, label: string, option: string) => {
	const list = page.getByLabel(label, { exact: true });
	await list.selectOption(await list.locator("option", { hasText: option }).first().getAttribute("value"));
};
const fill = async (page: Page, values: Record<string, string>) => {
	for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
};
const become = async (page: Page, status: string) => {
	await go(page, "/statut");
	await page.getByRole("radio", { name: status }).check();
	await save(page, "Changer le statut");
};
/** A form made by hand, from inside the person's own session. */
const forge = async (page: Page, path: string, form: Record<string, string>) =>
	(await page.request.post(`${product.url}${sheet}${path}`, { form, headers: { Origin: product.url }, maxRedirects: 0 })).status();
const canWrite = async (page: Page) => ({
	edit: (await page.getByRole("link", { name: /^(Modifier|Compléter la fiche)$/ }).count()) > 0,
	status: (await page.getByRole("link", { name: "Changer le statut" }).count()) > 0,
	contributions: await page.locator("main a[href*='/contributions/']").count(),
});
const contributionsOf = (page: Page) =>
	page
		.locator("main a[href*='/contributions/']")
		.evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));

describe("the sheet of Redon's flagship action 3.2", { timeout: 240_000 }, () => {
	const contributionPaths: string[] = [];

	it("is a light action that its partners read, and cannot touch", async () => {
		for (const account of ["ccas", "cdas"] as const) {
			const page = await openAs(account);
			await page.goto(`${product.url}/mon-compte`);
			names[account] = await page.getByLabel("Nom affiché").inputValue();
			await go(page);
			const main = await page.locator("main").innerText();
			for (const text of ["Brouillon", "C'est une action légère"]) expect(main).toContain(text);
			expect(await canWrite(page)).toEqual({ edit: false, status: false, contributions: 1 });
			expect(await forge(page, "/modification?partie=contexte", { revision: "1", context: "Forcé" })).toBe(403);
			expect(await forge(page, "/statut", { status: "proposed", revision: "1" })).toBe(403);
			await page.context().close();
		}
	});

	it("gets from the cooperation officer its pilot, its elected lead, its committee and a partner more", async () => {
		const caf = await openAs("caf");
		await caf.goto(`${product.url}/mon-compte`);
		names.caf = await caf.getByLabel("Nom affiché").inputValue();
		await caf.context().close();

		const officer = await openAs("cooperation");
		await officer.goto(`${product.url}/mon-compte`);
		names.cooperation = await officer.getByLabel("Nom affiché").inputValue();
		await section(officer, "qui");
		await choose(officer, "Organisation pilote", "CCAS de Redon");
		await choose(officer, "Personne pilote", names.ccas);
		await choose(officer, "Élu référent", "Ville de Redon");
		await choose(officer, "Instance de suivi", "Insertion");
		await choose(officer, "Partenaire 3", "Caf");
		await fill(officer, { "Rôle du partenaire 3": "Accès aux droits" });
		await save(officer);
		contributionPaths.push(...(await contributionsOf(officer)));
		expect(contributionPaths).toHaveLength(3);
		await officer.context().close();
	});

	it("is written by its pilot without JavaScript, part by part, and proposed, but not validated", async () => {
		const pilot = await openAs("ccas");
		await section(pilot, "identite");
		await pilot.getByLabel("Nature de l'action").selectOption({ index: 1 });
		await save(pilot);
		await section(pilot, "contexte");
		await fill(pilot, {
			"Contexte et constats": context,
			"Besoin repéré": "Un seul parcours pour l'habitant.",
			"Objectifs de l'action": "Partager l'instruction.",
			Description: "Une convention et des permanences communes.",
		});
		await pilot.getByRole("button", { name: "Enregistrer et continuer" }).click();
		await pilot.waitForURL(/partie=public/);
		await fill(pilot, { "Public cible": "Allocataires du RSA", "Communes et secteurs concernés": "Redon" });
		await save(pilot);
		await section(pilot, "moyens");
		await fill(pilot, { "Moyens humains": "0,3 équivalent temps plein", "Budget prévisionnel (€)": "12 500,50" });
		await save(pilot);
		await section(pilot, "evaluation");
		await fill(pilot, { "Résultats attendus": "Moins de refus.", "Modalités d'évaluation": "Bilan annuel." });
		await save(pilot);

		await go(pilot, "/jalons/nouveau");
		await fill(pilot, { "Jalon (obligatoire)": "Signer la convention", Échéance: "2027-03-01" });
		await save(pilot, "Ajouter le jalon");
		await go(pilot, "/indicateurs/nouveau");
		await fill(pilot, { "Ce que l'on mesure (obligatoire)": "Dossiers partagés", "Unité (obligatoire)": "dossiers" });
		await pilot.getByRole("radio", { name: "Résultat" }).check();
		await save(pilot, "Ajouter l'indicateur");
		await become(pilot, "Proposée");
		expect(await pilot.locator("main").innerText()).toContain("23 sur 23");

		await go(pilot, "/statut");
		expect(await pilot.getByRole("radio", { name: "Avis rendu" }).isDisabled()).toBe(true);
		const revision = await pilot.locator("input[name=revision]").getAttribute("value");
		expect(await forge(pilot, "/statut", { status: "reviewed", revision: revision as string })).toBe(403);
		await pilot.context().close();
	});

	it.each([
		["cdas", ofCdas],
		["caf", ofCaf],
	] as const)("takes from the %s its own contribution, on a phone without JavaScript, and nothing else", async (account, text) => {
		const partner = await openAs(account);
		await go(partner);
		expect(await canWrite(partner)).toEqual({ edit: false, status: false, contributions: 1 });
		expect(await partner.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
		const [own] = await contributionsOf(partner);
		await partner.locator("main a[href*='/contributions/']").click();
		await partner.getByLabel("Contribution", { exact: true }).fill(text);
		await save(partner, "Enregistrer la contribution");
		await partner.getByText(text).waitFor();

		for (const path of contributionPaths.filter((one) => one !== own)) {
			const of = path.slice(sheet.length);
			expect((await go(partner, of))?.status()).toBe(403);
			expect(await forge(partner, of, { contribution: "Forcé", revision: "1" })).toBe(403);
		}
		expect((await section(partner, "contexte"))?.status()).toBe(403);
		expect(await forge(partner, "/modification?partie=contexte", { revision: "9", context: "Forcé" })).toBe(403);
		expect(await forge(partner, "/statut", { status: "validated", revision: "9" })).toBe(403);
		expect(await forge(partner, "/jalons/nouveau", { title: "Forcé", dueOn: "2027-01-01", ownerId: "" })).toBe(403);
		await partner.context().close();
	});

	it("is validated by the cooperation officer, a full sheet", async () => {
		const officer = await openAs("cooperation");
		await become(officer, "Avis rendu");
		await become(officer, "Validée");
		const main = await officer.locator("main").innerText();
		expect(main).toContain("Validée");
		expect(main).not.toContain("Compléter la fiche");
		for (const text of [context, ofCdas, ofCaf, "Signer la convention", "Dossiers partagés"]) expect(main).toContain(text);
		await officer.context().close();
	});

	it("tells in its history who of the four changed what", async () => {
		const reader = await openAs("cdas");
		await go(reader, "/historique");
		const told = new Map<string, string>();
		// the latest change of each field comes first
		for (const row of await reader.locator("#champs tbody tr").all()) {
			const [field, , who, , after = ""] = (await row.locator("th, td").allInnerTexts()).map((text) => text.trim());
			if (!told.has(`${field} ${who}`)) told.set(`${field} ${who}`, after);
		}
		expect(told.get(`Personne pilote ${names.cooperation}`)).toContain(names.ccas);
		expect(told.get(`Contexte et constats ${names.ccas}`)).toContain(context);
		const written = [...told].filter(([field]) => field.startsWith("Contribution"));
		expect(
			written.map(([field, text]) => [field.endsWith(names.cdas) ? "cdas" : field.endsWith(names.caf) ? "caf" : field, text.trim()]),
		).toEqual(
			expect.arrayContaining([
				["cdas", ofCdas],
				["caf", ofCaf],
			]),
		);
		const statuses = await reader.getByRole("list", { name: "Statuts" }).innerText();
		for (const [status, by] of [
			["Proposée", names.ccas],
			["Avis rendu", names.cooperation],
			["Validée", names.cooperation],
		]) {
			expect(statuses).toContain(status);
			expect(statuses).toContain(by);
		}
		expect(JSON.stringify([...told])).not.toContain("Forcé");
		await reader.context().close();
	});
});
