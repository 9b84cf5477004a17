import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Db, openDb } from "#db/client.server.ts";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { phone, useBrowser } from "#tests/support/browser.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import { useProduct } from "#tests/support/product.ts";
import { faultsByScreen, tellScreens } from "#tests/support/screens.ts";
import { demonstrationMorning } from "#tests/support/start-product.ts";
import { until } from "#tests/support/until.ts";

// A notice from the page that sends it to the answers that come back, one of them by phone and without an account.

const now = demonstrationMorning;
const product = useProduct();
const browser = useBrowser();
afterAll(() => tellScreens("a convocation by its link"));
let workerDb: Db;
beforeAll(() => {
	workerDb = openDb("worker", product.databaseUrl, { maxConnections: 3 });
});
afterAll(() => workerDb.close());

async function signIn(page: Page, local: string) {
	await page.goto(`${product.url}/connexion`);
	await page.getByLabel("Adresse de courriel").fill(`${local}@ccals.example`);
	await page.getByLabel("Mot de passe").fill(demonstrationPassword);
	await page.getByRole("button", { name: "Se connecter" }).click();
	await page.waitForURL(`${product.url}/`);
}

it("leaves from its page, is answered by link on a phone, and shows who comes", { timeout: 120_000 }, async () => {
	const lead = await browser.open();
	await signIn(lead, "technique-insertion");
	await lead.goto(`${product.url}/t/ccals/comites/insertion`);
	await lead.getByRole("link", { name: "Bureau du comité insertion" }).click();
	await lead.waitForURL(/\/reunions\/[0-9a-f-]{36}$/);
	const meeting = lead.url();
	await lead.getByText("Pas encore convoquée").waitFor();
	await lead.getByRole("link", { name: "Convoquer" }).click();
	await lead.getByLabel("Mot d'accompagnement").fill("Merci de venir.");
	await lead.getByRole("button", { name: /^Envoyer à \d+/ }).click();
	await lead.waitForURL(meeting);
	await testJobs({ db: workerDb, clock: () => now, publicUrl: new URL(product.url) }).settle();

	const addressIn = async () =>
		(await mailsIn(workerDb, "ccas@ccals.example")).map(({ text }) => text.match(/\/convocation\/[\w-]{43}/)?.[0]).find(Boolean);
	await until(async () => (await addressIn()) !== undefined);
	const address = product.url + (await addressIn());
	const visitor = await browser.open(phone);
	await visitor.goto(address);
	await visitor.getByRole("heading", { level: 1, name: "Bureau du comité insertion" }).waitFor();
	expect(await visitor.locator("main").innerText()).not.toContain("Candidatures");
	expect(await faultsByScreen(visitor)).toEqual({});
	await visitor.getByRole("button", { name: "Envoyer ma réponse" }).click();
	await visitor.getByRole("alert").first().waitFor();
	expect(await faultsByScreen(visitor), "refused").toEqual({});
	await visitor.setViewportSize(phone.viewport as { width: number; height: number });
	await visitor.getByLabel("Je serai présent").check();
	await visitor.getByRole("button", { name: "Envoyer ma réponse" }).click();
	await visitor.getByRole("button", { name: "Changer ma réponse" }).waitFor();
	expect(await visitor.getByLabel("Je serai présent").isChecked()).toBe(true);

	await lead.goto(meeting);
	expect(await lead.locator("main").innerText()).toContain("1\u00a0présent annoncé");
	await lead.getByLabel("Je ne pourrai pas venir").check();
	await lead.getByRole("button", { name: "Envoyer ma réponse" }).click();
	await lead.waitForURL(meeting);
	expect(await lead.locator("main").innerText()).toContain("1\u00a0absent,");
});
