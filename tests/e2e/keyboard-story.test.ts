import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { type Day, instantAt } from "#app/domain/kernel/calendar.ts";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { desktop, useBrowser } from "#tests/support/browser.ts";
import { choose, press, tabTo } from "#tests/support/keyboard.ts";
import { useProduct } from "#tests/support/product.ts";
import { faultsByScreen, tellScreens } from "#tests/support/screens.ts";

// The main job by people who have no pointer: nothing here is clicked, filled or checked but through keys.

const day = "2026-11-24" as Day;
const product = useProduct();
const browser = useBrowser();

afterAll(() => tellScreens("a dialog open over the text"));

async function signIn(account: string, javaScriptEnabled: boolean): Promise<Page> {
	const page = await browser.open({ ...desktop, javaScriptEnabled, reducedMotion: "reduce" });
	await page.goto(`${product.url}/connexion`);
	await tabTo(page, /^Adresse de courriel/);
	await page.keyboard.type(`${account}@ccals.example`);
	await tabTo(page, /^Mot de passe/);
	await page.keyboard.type(demonstrationPassword);
	await press(page, /^Se connecter$/);
	expect(page.url()).toBe(`${product.url}/`);
	return page;
}
const mainOf = (page: Page) => page.locator("main").innerText();
const exactly = (words: string) => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);

describe("the main job", { timeout: 240_000 }, () => {
	it.each([
		{ how: "with scripts", isScripted: true },
		{ how: "without scripts but for live writing", isScripted: false },
	])("goes from the agenda to a task done, by the keyboard alone, $how", async ({ how, isScripted }) => {
		const title = `Comité au clavier, ${isScripted ? "avec" : "sans"} scripts`;
		const task = `Appeler la Caf (${isScripted ? "avec" : "sans"})`;
		const decision = `Le comité retient la permanence du jeudi, ${how}.`;
		product.clock.now = instantAt(day, "09:00");

		// a sheet, and a note on it
		const lead = await signIn("technique-insertion", isScripted);
		await lead.goto(`${product.url}/t/ccals`);
		await press(lead, /^Fiches actions/);
		const sheet = await lead.locator("main a[href$='/fiches/ccals-5-1']").first().innerText();
		await press(lead, exactly(sheet.trim()));
		await press(lead, /^Voir le suivi$/);
		await press(lead, /^Écrire une note$/);
		await tabTo(lead, /^Note/);
		await lead.keyboard.type(`Deux permanences tenues, ${how}.`);
		await press(lead, /^Ajouter la note$/);
		expect(await mainOf(lead)).toContain(`Deux permanences tenues, ${how}.`);

		// a meeting, and its agenda
		await lead.goto(`${product.url}/t/ccals/comites/insertion/reunions/nouvelle`);
		await tabTo(lead, /^Objet de la réunion/);
		await lead.keyboard.press("Control+A");
		await lead.keyboard.type(title);
		await tabTo(lead, /^Jour/);
		await lead.keyboard.type("11242026");
		await tabTo(lead, /^Heure de début/);
		await lead.keyboard.type("1000AM");
		await press(lead, /^Créer la réunion$/);
		await choose(lead, /^Fiche action/, "5.1");
		await tabTo(lead, /^Durée/);
		await lead.keyboard.type("20");
		await press(lead, /^Ajouter le point$/);
		expect(await mainOf(lead)).toContain("5.1");
		await press(lead, /^Revenir à la réunion$/);
		const meeting = lead.url();

		// it is held: who was there, and what was decided
		product.clock.now = instantAt(day, "17:00");
		await lead.goto(`${meeting}/presences`);
		await tabTo(lead, /^Enregistrer les présences$/, async (focus) => {
			if (await focus.evaluate((element) => (element as HTMLInputElement).type === "radio")) await lead.keyboard.press("Space");
		});
		await Promise.all([lead.waitForEvent("domcontentloaded"), lead.keyboard.press("Enter")]);
		const writer = isScripted ? lead : await signIn("technique-insertion", true);
		await writer.goto(`${meeting}/compte-rendu`);
		await press(writer, /^Commencer le compte rendu$/);
		const text = writer.getByRole("textbox", { name: "Texte du compte rendu" });
		await text.waitFor();
		await tabTo(writer, /^Texte du compte rendu$/);
		await writer.keyboard.press("Control+End");
		await writer.keyboard.type("/déc");
		await writer.getByRole("option", { name: "Décision", selected: true }).waitFor();
		await writer.keyboard.press("Enter");
		const dialog = writer.getByRole("dialog", { name: "Insérer la décision" });
		await dialog.waitFor();
		if (isScripted) expect(await faultsByScreen(writer)).toEqual({});
		await tabTo(writer, /^Décision \(obligatoire\)/);
		await writer.keyboard.type(decision);
		await choose(writer, /^Fiche action concernée/, "5.1");
		await tabTo(writer, /^Ce qui est à faire/);
		await writer.keyboard.type(task);
		await choose(writer, /^Responsable/, "France Services");
		await tabTo(writer, /^Échéance/);
		await writer.keyboard.type("12032026");
		await tabTo(writer, /^Insérer la décision$/);
		await writer.keyboard.press("Enter");
		await dialog.waitFor({ state: "detached" });
		await writer.locator(".live-status", { hasText: /^Enregistré$/ }).waitFor();
		expect(await text.innerText()).toContain(decision);
		// Escape gives the next Tab back to the page
		await writer.keyboard.press("Escape");
		await tabTo(writer, /^Relire et soumettre$/);
		await writer.keyboard.press("Enter");
		await writer.waitForURL(/compte-rendu$/);
		if (!isScripted) await writer.context().close();

		// submitted, read and approved
		await lead.goto(`${meeting}/compte-rendu`);
		await press(lead, /^Soumettre à la présidence$/);
		expect(await mainOf(lead)).toMatch(/soumis/);
		await lead.context().close();
		const chair = await signIn("presidence-insertion", isScripted);
		await press(chair, exactly(title));
		expect(chair.url()).toBe(`${meeting}/compte-rendu/approbation`);
		expect(await mainOf(chair)).toContain(decision);
		await tabTo(chair, /^Votre mot de passe/);
		await chair.keyboard.type(demonstrationPassword);
		await press(chair, /^Approuver$/);
		expect(await mainOf(chair)).toContain("Ce compte rendu est approuvé");
		await chair.context().close();

		// whoever has something to do does it
		const owner = await signIn("france-services", isScripted);
		await press(owner, exactly(task));
		await tabTo(owner, /^Ce qui a été fait/);
		await owner.keyboard.type("Appelée ce matin.");
		await press(owner, /^Marquer comme faite$/);
		const done = await mainOf(owner);
		expect(done).toContain("Remettre à faire");
		expect(done).toContain("Appelée ce matin.");
		await owner.context().close();
	});
});
