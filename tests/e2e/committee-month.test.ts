import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { instantAt } from "#app/domain/kernel/calendar.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { type Db, openDb } from "#db/client.server.ts";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { desktop, phone, useBrowser } from "#tests/support/browser.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { useProduct } from "#tests/support/product.ts";
import { until } from "#tests/support/until.ts";

// The main job, as the people of CCALS would live it: prepare, meet, write, approve, and see the decision come back as a task.

const meetingDay = "2026-11-25" as Day;
const dayAfter = "2026-11-26" as Day;
const taskDue = "2026-12-03"; // a week after the day after: its first reminder leaves that morning

const product = useProduct();
const browser = useBrowser();
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
const openAs = async (local: string, options = desktop) => {
	const page = await browser.open(options);
	await signIn(page, local);
	return page;
};
const isSaved = (page: Page) => page.locator(".live-status", { hasText: /^Enregistré$/ }).waitFor();
const readOver = async (page: Page) => {
	await page.getByRole("button", { name: "Relire et soumettre" }).click();
	await page.waitForURL(/compte-rendu$/);
};

/** Subjects of the mails that one account received, newest first. */
async function mailsTo(local: string): Promise<string[]> {
	const page = await browser.open();
	await page.goto(`${product.url}/boite-aux-lettres?destinataire=${local}@ccals.example`);
	const subjects = await page.locator("main a[href^='/boite-aux-lettres/']").allInnerTexts();
	await page.context().close();
	return subjects;
}

describe("one committee's month", { timeout: 240_000 }, () => {
	let meeting: string;
	const decision = "Le comité retient le minibus itinérant.";
	const task = "Établir le circuit du minibus";

	it("begins with the technical lead preparing tomorrow's meeting around two action sheets", async () => {
		const lead = await openAs("technique-insertion");
		await lead.goto(`${product.url}/t/ccals/comites/insertion`);
		await lead.getByRole("link", { name: "Réunion du comité insertion" }).click();
		await lead.waitForURL(/reunions/);
		meeting = new URL(lead.url()).pathname;
		await lead
			.getByRole("link", { name: /ordre du jour/i })
			.first()
			.click();
		for (const sheet of ["5.1", "6.1"]) {
			const option = lead.getByLabel("Fiche action").locator("option", { hasText: new RegExp(`^${sheet.replace(".", "\\.")} –`) });
			await lead.getByLabel("Fiche action").selectOption((await option.getAttribute("value")) as string);
			await lead.getByLabel("Durée").fill("20");
			await lead.getByRole("button", { name: "Ajouter le point" }).click();
			await lead.getByRole("table").getByText(sheet, { exact: false }).first().waitFor();
		}
		await lead.goto(`${product.url}${meeting}`);
		const agenda = await lead.locator("main").innerText();
		expect(agenda).toContain("5.1");
		expect(agenda).toContain("6.1");
		await lead.context().close();
	});

	it("goes on with minutes, written after the meeting with one decision, and submitted", async () => {
		product.clock.now = instantAt(meetingDay, "17:00");
		const lead = await openAs("technique-insertion");
		await lead.goto(`${product.url}${meeting}/presences`);
		for (const row of await lead.getByRole("radiogroup").all()) await row.getByLabel("Présent", { exact: true }).check();
		await lead.getByRole("button", { name: "Enregistrer les présences" }).click();
		await lead.waitForURL(`${product.url}${meeting}`);

		await lead.goto(`${product.url}${meeting}/compte-rendu`);
		await lead.getByRole("button", { name: "Commencer le compte rendu" }).click();
		const text = lead.getByRole("textbox", { name: "Texte du compte rendu" });
		await text.click();
		await lead.keyboard.press("Control+End");
		await lead.keyboard.type("Le comité a entendu France Services.");
		await lead.getByRole("button", { name: "Insérer une décision" }).click();
		const dialog = lead.getByRole("dialog");
		await dialog.getByLabel("Décision (obligatoire)").fill(decision);
		const sheet = dialog.getByLabel("Fiche action concernée");
		await sheet.selectOption((await sheet.locator("option", { hasText: /^5\.1 –/ }).getAttribute("value")) as string);
		await dialog.getByLabel("Ce qui est à faire").fill(task);
		const owner = dialog.getByLabel("Responsable");
		await owner.selectOption((await owner.locator("option", { hasText: "France Services" }).first().getAttribute("value")) as string);
		await dialog.getByLabel("Échéance").fill(taskDue);
		await dialog.getByRole("button", { name: "Insérer la décision" }).click();
		await isSaved(lead);

		await readOver(lead);
		expect(await lead.locator("main").innerText()).toContain(decision);
		await lead.getByRole("button", { name: "Soumettre à la présidence" }).click();
		await lead
			.getByText("Compte rendu à approuver")
			.or(lead.getByText(/soumis/i))
			.first()
			.waitFor();
		await lead.context().close();
		await until(async () => (await mailsTo("presidence-insertion")).length > 1);
	});

	it("lets the chair, on a phone without JavaScript, ask for a change", async () => {
		const chair = await openAs("presidence-insertion", { ...phone, javaScriptEnabled: false });
		await chair.getByRole("link", { name: "Réunion du comité insertion" }).first().click();
		await chair.waitForURL(/approbation/);
		expect(new URL(chair.url()).pathname).toBe(`${meeting}/compte-rendu/approbation`);
		await chair.getByText("Demander une modification").click();
		await chair.getByRole("button", { name: "Envoyer la demande" }).click();
		await chair.getByText("Écrivez votre remarque, ou faites-en une sur un passage du texte.").first().waitFor();
		await chair.getByLabel("Votre remarque").fill("Précisez que le circuit passe par Tiercé.");
		await chair.getByRole("button", { name: "Envoyer la demande" }).click();
		await chair
			.getByText(/modification est demandée/i)
			.first()
			.waitFor();
		await chair.context().close();
	});

	it("sends the lead back to the text, to correct it and submit again", async () => {
		const lead = await openAs("technique-insertion");
		await lead.goto(`${product.url}${meeting}/compte-rendu/redaction`);
		await lead.getByText("Précisez que le circuit passe par Tiercé.").waitFor();
		await lead.getByRole("textbox", { name: "Texte du compte rendu" }).click();
		await lead.keyboard.press("Control+Home");
		await lead.keyboard.press("ArrowDown"); // under the record of who was there
		await lead.keyboard.press("End");
		await lead.keyboard.press("Enter");
		await lead.keyboard.type("Le circuit passera par Tiercé.");
		await isSaved(lead);
		await readOver(lead);
		expect(await lead.locator("main").innerText()).toContain("Le circuit passera par Tiercé.");
		await lead.getByRole("button", { name: "Soumettre à la présidence" }).click();
		await lead.getByRole("button", { name: "Soumettre à la présidence" }).waitFor({ state: "detached" });
		await lead.context().close();
	});

	it("ends when the chair approves: the text is frozen, and a second approval is told so", async () => {
		const chair = await openAs("presidence-insertion", { ...phone, javaScriptEnabled: false });
		await chair.goto(`${product.url}${meeting}/compte-rendu/approbation`);
		const twin = await chair.context().newPage();
		await twin.goto(`${product.url}${meeting}/compte-rendu/approbation`);
		await chair.getByLabel("Votre mot de passe").fill("ce n'est pas le bon");
		await chair.getByRole("button", { name: "Approuver" }).click();
		await chair.getByText("Votre réponse n'est pas enregistrée").waitFor();
		await chair.getByLabel("Votre mot de passe").fill(demonstrationPassword);
		await chair.getByRole("button", { name: "Approuver" }).click();
		await chair.getByText("Ce compte rendu est approuvé").waitFor();
		expect(await chair.locator("main").innerText()).toMatch(/[0-9a-f]{64}/);
		const width = await chair.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(360);
		await twin.getByLabel("Votre mot de passe").fill(demonstrationPassword);
		await twin.getByRole("button", { name: "Approuver" }).click();
		await twin
			.getByText(/déjà (été )?approuvé/i)
			.first()
			.waitFor();
		await chair.context().close();
	});

	it("tells every member by mail, and shows the task on the sheet", async () => {
		for (const member of ["ccas", "caf", "technique-insertion"]) {
			await until(async () => (await mailsTo(member)).some((subject) => /approuvé/i.test(subject)));
		}
		const reader = await openAs("lecture");
		await reader.goto(`${product.url}/t/ccals/fiches/ccals-5-1`);
		const sheet = await reader.locator("main").innerText();
		expect(sheet).toContain(task);
		expect(sheet).toContain(decision);
		await reader.context().close();
	});

	it("reminds the task's owner the next morning, once, though the job runs twice", async () => {
		product.clock.now = instantAt(dayAfter, "07:00");
		const jobs = testJobs({ db: workerDb, clock: () => product.clock.now, publicUrl: new URL(product.url) });
		// whoever has it wants each reminder as a letter, rather than in the digest
		await inTransaction({ db: workerDb, now: product.clock.now }, (tx) =>
			tx
				.insertInto("noticePreference")
				.columns(["personId", "kind", "channel"])
				.expression((from) =>
					from
						.selectFrom("person")
						.select(["person.id", sql.lit("reminder").as("kind"), sql.lit("mail").as("channel")])
						.where((where) => where.or([where("email", "like", "pilote@%"), where("email", "like", "france-services@%")])),
				)
				.onConflict((conflict) => conflict.columns(["personId", "kind"]).doNothing())
				.execute(),
		);
		const before = (await mailsTo("pilote")).length + (await mailsTo("france-services")).length;
		await jobs.run("sweep-reminders", {});
		await jobs.run("sweep-reminders", {});
		const subjects = [...(await mailsTo("pilote")), ...(await mailsTo("france-services"))];
		expect(subjects.filter((subject) => subject.includes(task))).toHaveLength(1);
		expect(subjects.length).toBeGreaterThan(before);
	});

	it("is nobody's business in another territory", async () => {
		const stranger = await browser.open();
		await stranger.goto(`${product.url}/connexion`);
		await stranger.getByLabel("Adresse de courriel").fill("cooperation@redon.example");
		await stranger.getByLabel("Mot de passe").fill(demonstrationPassword);
		await stranger.getByRole("button", { name: "Se connecter" }).click();
		await stranger.waitForURL(`${product.url}/`);
		for (const address of [
			"/t/ccals",
			"/t/ccals/programme",
			"/t/ccals/fiches/ccals-5-1",
			"/t/ccals/comites/insertion",
			meeting,
			`${meeting}/compte-rendu`,
		]) {
			expect({ address, status: (await stranger.goto(`${product.url}${address}`))?.status() }).toEqual({ address, status: 404 });
		}
		await stranger.context().close();
	});
});
