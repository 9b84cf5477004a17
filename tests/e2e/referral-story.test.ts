import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Day, instantAt } from "#app/domain/kernel/calendar.ts";
import { openDb } from "#db/client.server.ts";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { desktop, phone, useBrowser } from "#tests/support/browser.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { useProduct } from "#tests/support/product.ts";
import { faultsByScreen, tellScreens } from "#tests/support/screens.ts";
import { until } from "#tests/support/until.ts";

// A person comes to France Services in Redon and is sent to the CCAS and the CDAS: what each does of it, until the file is closed and archived.

const product = useProduct(instantAt("2026-11-23" as Day, "09:00"));
const browser = useBrowser();
afterAll(() => tellScreens("a referral by its link"));
const at = (day: string, time = "10:00") => {
	product.clock.now = instantAt(day as Day, time);
};
const name = { last: "Quévert-Landemaine", first: "Aziliz", phone: "02 99 71 45 23" };
let owner: pg.Client;
/** Address of the referral. */
let referral: string;

beforeAll(async () => {
	owner = new pg.Client({ connectionString: product.databaseUrl });
	await owner.connect();
});
afterAll(() => owner?.end());

async function openAs(local: string, options = desktop): Promise<Page> {
	const page = await browser.open(options);
	await page.goto(`${product.url}/connexion`);
	await page.getByLabel("Adresse de courriel").fill(`${local}@redon.example`);
	await page.getByLabel("Mot de passe").fill(demonstrationPassword);
	await page.getByRole("button", { name: "Se connecter" }).click();
	await page.waitForURL(`${product.url}/`);
	return page;
}
/** Those who work without scripts, as the product must let them. */
const withoutScripts = { ...desktop, javaScriptEnabled: false };
const mainOf = (page: Page) => page.locator("main").innerText();

/** Takes one step of one's own answer, from the referral's page. */
async function step(page: Page, label: string, fill: (page: Page) => Promise<void> = async () => {}) {
	await page.goto(referral);
	await page.getByRole("link", { name: label }).first().click();
	await fill(page);
	await page.getByRole("button", { name: label }).click();
	await page.waitForURL(referral);
}
const appointment = (day: string, time: string) => async (page: Page) => {
	await page.getByLabel("Date").fill(day);
	await page.getByLabel("Heure").fill(time);
};

it("France Services writes it, is told what is missing, collects the person's agreement, and sends it to both", async () => {
	const page = await openAs("france-services", withoutScripts);
	await page.goto(`${product.url}/t/redon/orientations`);
	await page.getByRole("link", { name: "Orienter une personne" }).first().click();
	await page.getByLabel("Non", { exact: true }).check();
	await page.getByLabel("Besoin principal").selectOption({ label: "Accès aux droits et démarches" });
	await page.getByLabel("Public").selectOption({ label: "Adultes sans enfant à charge" });
	await page.getByLabel("Évaluer la situation").check();
	await page.getByLabel("Ordinaire").check();
	await page.getByRole("button", { name: "Continuer" }).click();

	await page.getByLabel("Nom", { exact: true }).fill(name.last);
	await page.getByLabel("Prénom").fill(name.first);
	await page.getByLabel("Téléphone", { exact: true }).first().fill(name.phone);
	await page.getByLabel("Objet").fill(`Droits à reprendre pour ${name.last}`);
	await page.getByLabel("Ce qui a déjà été fait").fill("Dossier ouvert en ligne, resté sans réponse.");
	await page.getByLabel("Ce qui est demandé").fill("Reprendre le dossier et proposer un rendez-vous.");
	await page.getByLabel("Accord de la personne").check();
	await page.getByLabel("Oui", { exact: true }).check();
	await page.getByRole("button", { name: "Enregistrer et choisir les destinataires" }).click();
	// the name has its place on the card, and nowhere else; nothing typed is lost
	expect(await mainOf(page)).toContain("Retirez le nom de la personne de ce texte");
	expect(await page.getByLabel("Ce qui est demandé").inputValue()).toContain("proposer un rendez-vous");
	await page.getByLabel("Objet").fill("Droits à reprendre");
	await page.getByRole("button", { name: "Enregistrer et choisir les destinataires" }).click();

	// the split of missions proposes the CCAS; the CDAS is looked for by its name
	const passing = (organisation: string) => page.locator("fieldset").filter({ hasText: `Ce qui passe à ${organisation}` });
	await passing("CCAS de Redon").getByLabel("Toute la demande").check();
	await page.getByLabel("Nom de l'organisation").fill("CDAS");
	await page.getByRole("button", { name: "Chercher" }).click();
	await passing("CDAS").getByLabel("Toute la demande").check();
	await page.getByRole("button", { name: "Enregistrer et vérifier" }).click();
	expect(await mainOf(page)).toContain("L'accord de la personne ne couvre pas cet envoi");
	await page.getByRole("link", { name: "Recueillir l'accord" }).first().click();
	await page.getByLabel("Associations de quartier").check();
	await page.getByLabel("La notice a été lue avec la personne").check();
	await page.getByRole("button", { name: "Enregistrer l'accord" }).click();
	referral = page.url().replace(/\/accord.*$/, "");
	await page.goto(`${referral}/envoi`);
	await page.getByRole("button", { name: "Envoyer l'orientation" }).click();
	await page.waitForURL(referral);
	expect(await mainOf(page)).toContain("L'orientation est envoyée");
	await page.context().close();
});

it("the CCAS accepts, fixes an appointment to which nobody comes, then a second, and a right is opened", async () => {
	let page = await openAs("ccas", withoutScripts);
	await page.goto(`${product.url}/t/redon/orientations`);
	expect(await mainOf(page)).not.toContain(name.last);
	await page.goto(referral);
	expect(await mainOf(page)).toContain(name.last);
	await step(page, "Accepter");
	await step(page, "Fixer un rendez-vous", appointment("2026-11-26", "14:00"));
	await page.context().close();
	at("2026-11-26", "16:00");
	page = await openAs("ccas", withoutScripts);
	await step(page, "La personne n'est pas venue");
	await step(page, "Fixer un rendez-vous", appointment("2026-12-03", "09:30"));
	await page.context().close();
	at("2026-12-03", "11:00");
	page = await openAs("ccas", withoutScripts);
	await step(page, "La personne est venue");
	await step(page, "Terminer", (form) => form.getByLabel("Droit ouvert").check());
	expect(await mainOf(page)).toContain("Terminée");
	await page.context().close();
});

it("the CDAS relays it to an association, which answers by the link of its mail, on a telephone, once", async () => {
	const page = await openAs("cdas", phone);
	await step(page, "Passer à une autre organisation", async (form) => {
		await form.locator("select[name=organisationId]").selectOption({ label: "Associations de quartier" });
		await form.getByLabel("Fiche de contact seule").check();
	});
	await page.context().close();

	const mail = await until(async () => {
		const { rows } = await owner.query(
			"select subject, text from mailbox_message where recipient = 'accueil@asso-quartier.example' order by received_at desc limit 1",
		);
		return rows[0] as { subject: string; text: string } | undefined;
	});
	expect(`${mail.subject} ${mail.text}`).not.toMatch(new RegExp(`${name.last}|${name.first}|45 23|droits`, "i"));
	const link = /https?:\/\/\S+\/orientation\/[\w-]+/.exec(mail.text)?.[0] as string;

	const curious = await browser.open(phone);
	await curious.goto(link);
	expect(await faultsByScreen(curious), "not opened").toEqual({});
	await curious.context().close();

	const association = await browser.open({ ...phone, javaScriptEnabled: false });
	await association.goto(link);
	expect(await mainOf(association)).not.toContain(name.last);
	await association.getByRole("button", { name: "Ouvrir l'orientation" }).click();
	expect(await mainOf(association)).toContain(name.last);
	expect(await mainOf(association)).not.toContain("Droits à reprendre");
	expect(association.url()).toBe(`${product.url}/orientation`);
	// the same browser, with scripts, for what looks at the page
	const beside = await browser.open({ ...phone, storageState: await association.context().storageState() });
	await beside.goto(association.url());
	expect(await mainOf(beside)).toContain(name.last);
	expect(await faultsByScreen(beside), "opened").toEqual({});
	await beside.context().close();
	await association.getByText("Accepter", { exact: true }).first().click();
	await association.getByRole("button", { name: "Accepter" }).click();
	await association.getByText("Terminer", { exact: true }).first().click();
	await association.getByLabel("Suite donnée").selectOption({ label: "Réponse apportée" });
	await association.getByRole("button", { name: "Terminer" }).click();
	const other = await browser.open(phone);
	await other.goto(link);
	expect(await mainOf(other)).toMatch(/déjà servi|close/);
	expect(await faultsByScreen(other), "used").toEqual({});
	expect(await mainOf(other)).not.toContain(name.last);
	await other.context().close();
	await association.context().close();
});

it("France Services sees both ends; an elected official and an administrator see nothing", async () => {
	const page = await openAs("france-services", withoutScripts);
	await page.goto(referral);
	const told = await mainOf(page);
	expect(told).toContain("Droit ouvert");
	expect(told).toContain("La personne n'est pas venue");
	expect(told).toContain("Passée à une autre organisation");
	expect(told).toContain("Réponse apportée");
	await page.context().close();
	for (const local of ["presidence-insertion", "admin", "cooperation", "association"]) {
		const stranger = await openAs(local);
		const answer = await stranger.goto(referral);
		expect([local, answer?.status()]).toEqual([local, 404]);
		await stranger.context().close();
	}
});

it("a month later the file is archived: its content is closed, and the DPO can say who saw what", async () => {
	at("2027-01-08", "09:00");
	const worker = openDb("worker", product.databaseUrl, { maxConnections: 2 });
	await testJobs({ db: worker, clock: () => product.clock.now }).run("archive-referrals", {});
	await worker.close();
	const page = await openAs("france-services", withoutScripts);
	await page.goto(referral);
	expect(await mainOf(page)).toContain("archivée");
	expect(await mainOf(page)).not.toContain(name.last);
	await page.context().close();
	const dpo = await openAs("dpo", withoutScripts);
	await dpo.goto(`${product.url}/t/redon/orientations/acces`);
	expect(await mainOf(dpo)).toContain("CCAS de Redon");
	expect(await mainOf(dpo)).not.toContain(name.last);
	await dpo.context().close();
});
