import { expect, it } from "vitest";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { desktop, useBrowser } from "#tests/support/browser.ts";
import { press, tabTo } from "#tests/support/keyboard.ts";
import { useProduct } from "#tests/support/product.ts";

// What waits, what one hears and when one is away: by the keyboard alone, in a browser that runs no script.

const product = useProduct();
const browser = useBrowser();

it("goes from what waits to what is done, to what one hears and to an absence", { timeout: 120_000 }, async () => {
	const page = await browser.open({ ...desktop, javaScriptEnabled: false, reducedMotion: "reduce" });
	await page.goto(`${product.url}/connexion`);
	await tabTo(page, /^Adresse de courriel/);
	await page.keyboard.type("technique-gerontologie@ccals.example");
	await tabTo(page, /^Mot de passe/);
	await page.keyboard.type(demonstrationPassword);
	await press(page, /^Se connecter$/);

	await press(page, /^Avis/);
	const notices = page.getByRole("list", { name: "Avis" }).getByRole("listitem");
	const before = await notices.count();
	expect(before).toBeGreaterThan(1);
	const title = await notices.first().locator(".item-title").innerText();
	await press(page, /^Pourquoi cet avis \?$/);
	expect(await notices.first().innerText()).toMatch(/Vous |Cette relance s'adresse à|Une valeur|Quelqu'un|Ce mandat|Rien ne vient/);
	await press(page, /^Classer : /);
	await page.getByText("Les avis sont classés.").waitFor();
	expect(await notices.count()).toBe(before - 1);
	await press(page, /^Annuler$/);
	expect(await notices.count()).toBe(before);
	await press(page, /^Tout marquer comme lu$/);
	expect(await page.getByText("Rien de nouveau.").count()).toBe(1);
	expect(await notices.first().locator(".item-title").innerText()).toBe(title);

	await press(page, /^Choisir ce que je reçois$/);
	await tabTo(page, /^Chaque jour ouvré/);
	await page.keyboard.press("ArrowDown");
	await press(page, /^Enregistrer le récapitulatif$/);
	expect(await page.getByLabel("Une fois par semaine").isChecked()).toBe(true);

	await tabTo(page, /^Premier jour/);
	await page.keyboard.type("12212026");
	await tabTo(page, /^Dernier jour/);
	await page.keyboard.type("12312026");
	await tabTo(page, /^Qui reçoit vos avis/);
	await page.keyboard.press("ArrowDown");
	await press(page, /^Déclarer cette absence$/);
	await page.getByText("Votre absence est enregistrée.").waitFor();
	const absences = page.getByRole("list", { name: "Absences" });
	expect(await absences.innerText()).toMatch(/reçoit vos avis[\s\S]*31 déc\. 2026/);
	await press(page, /^Retirer l'absence du/);
	await press(page, /^Retirer l'absence$/);
	expect(await absences.count()).toBe(0);
	await page.context().close();
});
