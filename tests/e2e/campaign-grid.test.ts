import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { recordMeasurement } from "#app/domain/indicators/commands/record-measurement.server.ts";
import { AddIndicator, RecordMeasurement } from "#app/domain/indicators/schema.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { SheetId, TerritoryId } from "#app/domain/kernel/ids.ts";
import { listWriters } from "#app/domain/people/queries.server.ts";
import { type Db, inUnit, openDb } from "#db/client.server.ts";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { desktop, useBrowser } from "#tests/support/browser.ts";
import { useProduct } from "#tests/support/product.ts";
import { faultsByScreen, tellScreens } from "#tests/support/screens.ts";
import { demonstrationMorning } from "#tests/support/start-product.ts";

// A month's figures, from the campaign that asks for them to the chart that shows them; the grid is worked by keyboard alone.

const now = demonstrationMorning;
const product = useProduct();
const browser = useBrowser();
afterAll(() => tellScreens("figures to correct"));
/** A busy machine takes its time. */
const patiently = { timeout: 20_000 };
const campaign = "Valeurs d'octobre";
const labelOf = (index: number) => `Relevé ${String(index + 1).padStart(2, "0")}`;
const typedAt = (index: number) => `${index + 1},5`;
/** What the story changes after the paste. */
const corrected: Record<number, string> = { 1: "2,75", 2: "3,75", 3: "44,5", 4: "55,5" };
let indicatorIds: string[];
let dbs: Db[];

/** Forty indicators measured each month, on a sheet of `pilote`; the first has a value of September already. */
beforeAll(async () => {
	const open = (role: "owner" | "app") => openDb(role, product.databaseUrl, { maxConnections: 2 });
	dbs = [open("owner"), open("app")];
	const [owner, app] = dbs as [Db, Db];
	const { sheetId, steward } = await inUnit(owner, { personId: null, territoryIds: [], now }, async (tx) => {
		const sheet = await tx
			.selectFrom("actionSheet")
			.select(["id", "territoryId"])
			.where("slug", "=", "ccals-6-2")
			.executeTakeFirstOrThrow();
		const writers = await listWriters(tx, sheet.territoryId as TerritoryId, dayOf(now));
		return { sheetId: sheet.id as SheetId, steward: writers.find(({ role }) => role === "cooperation_officer") as Actor };
	});
	const ctx = { db: app, actor: steward, now };
	indicatorIds = [];
	for (let index = 0; index < 40; index++) {
		const fields = { sheetId, label: labelOf(index), type: "output", unit: "personnes", frequency: "monthly", yearlyTargets: "2026 : 50" };
		indicatorIds.push(await addIndicator(ctx, AddIndicator.parse(fields)));
	}
	await recordMeasurement(ctx, RecordMeasurement.parse({ sheetId, indicatorId: indicatorIds[0], measuredOn: "2026-09-30", value: "4" }));
});
afterAll(async () => {
	for (const db of dbs ?? []) await db.close();
});

async function openAs(local: string): Promise<Page> {
	const page = await browser.open(desktop);
	await page.goto(`${product.url}/connexion`);
	await page.getByLabel("Adresse de courriel").fill(`${local}@ccals.example`);
	await page.getByLabel("Mot de passe").fill(demonstrationPassword);
	await page.getByRole("button", { name: "Se connecter" }).click();
	await page.waitForURL(`${product.url}/`);
	return page;
}

const valueCell = (page: Page, index: number) => page.getByLabel(new RegExp(`^Valeur.*${labelOf(index)}$`));
const stateOf = (page: Page, index: number) =>
	page
		.getByRole("row", { name: labelOf(index) })
		.locator("td")
		.last();
const focused = (page: Page) => page.evaluate(() => ({ ...(document.activeElement as HTMLElement | null)?.dataset }));
const valuesIn = (page: Page) =>
	page.locator("[data-field=value]").evaluateAll((cells) => cells.map((cell) => (cell as HTMLInputElement).value));

/** From the top of the page to the grid's first cell, by the Tab key. */
async function tabToGrid(page: Page): Promise<void> {
	for (let presses = 0; presses < 60; presses++) {
		const { row, field } = await focused(page);
		if (row === "0" && field === "value") return;
		await page.keyboard.press("Tab");
	}
	throw new Error("the Tab key does not lead to the grid");
}

/** What a spreadsheet leaves in the clipboard, copied from a page beside as a person would copy it. */
async function copy(page: Page, text: string): Promise<void> {
	const beside = await page.context().newPage();
	await beside.setContent("<textarea></textarea>");
	await beside.locator("textarea").fill(text);
	await beside.locator("textarea").focus();
	await beside.keyboard.press("Control+A");
	await beside.keyboard.press("Control+C");
	await beside.close();
	await page.bringToFront();
}

async function openGrid(page: Page): Promise<void> {
	await page.goto(product.url);
	await page.getByRole("link", { name: campaign }).first().click();
	await page.getByText("chaque cellule s'enregistre").waitFor(); // the scripts are there
}

describe("a month's figures", { timeout: 240_000 }, () => {
	it("are asked for by a campaign that the cooperation officer opens", async () => {
		const officer = await openAs("cooperation");
		await officer.goto(`${product.url}/t/ccals/indicateurs/campagnes/nouvelle`);
		await officer.getByLabel("Nom de la campagne").fill(campaign);
		await officer.getByLabel("Début de la période").fill("2026-10-01");
		await officer.getByLabel("Fin de la période").fill("2026-10-31");
		await officer.getByLabel("À saisir avant le").fill("2026-12-10");
		await officer.getByRole("button", { name: "Ouvrir la campagne" }).click();
		await officer.waitForURL(/campagnes\/[0-9a-f-]{36}$/);
		const main = await officer.locator("main").innerText();
		expect(main).toMatch(/Valeurs attendues\s+40/);
		expect(main).toMatch(/Encore à saisir\s+40/);
		await officer.context().close();
	});

	it("are refused beside the cell when they are not figures of the unit, and stay as typed", async () => {
		const person = await openAs("pilote");
		await openGrid(person);
		expect(await valuesIn(person)).toHaveLength(40);
		await tabToGrid(person);
		// the first answer comes back in the middle of the next figure, which is no figure yet
		await person.route("**/saisie/ligne", async (route) => {
			await person.keyboard.type("1");
			await route.continue();
		});
		await person.keyboard.type("12 %");
		await person.keyboard.press("Enter");
		await expect.poll(() => stateOf(person, 0).innerText(), patiently).toBe("Non enregistrée");
		await person.unroute("**/saisie/ligne");
		for (const text of [".2.3", "douze"]) {
			await person.keyboard.type(text);
			await person.keyboard.press("Enter");
		}
		const errors = person.locator(".grid-error");
		await expect.poll(() => errors.count(), patiently).toBe(3);
		for (const index of [0, 1, 2]) expect(await valueCell(person, index).getAttribute("aria-invalid")).toBe("true");
		expect(await stateOf(person, 0).innerText()).toBe("Non enregistrée");
		expect(await valuesIn(person)).toEqual(["12 %", "1.2.3", "douze", ...Array(37).fill("")]);
		await person.getByText("3 lignes sont à corriger").waitFor();
		expect(await faultsByScreen(person)).toEqual({});

		// nothing of it was kept: the page as the server has it is empty
		person.on("dialog", (dialog) => dialog.accept());
		await openGrid(person);
		expect(await valuesIn(person)).toEqual(Array(40).fill(""));
		await person.context().close();
	});

	it("are pasted by keyboard while the connection fails, kept, and saved once when it is back", async () => {
		const person = await openAs("pilote");
		await openGrid(person);
		await copy(person, Array.from({ length: 40 }, (_, index) => `${typedAt(index)}\t\t${index === 1 ? "Hors enfants" : ""}`).join("\n"));
		await tabToGrid(person);

		// the server saves the paste, and its answer is lost on the way
		await person.route("**/saisie/ligne", async (route) => {
			await route.fetch();
			await route.abort("connectionreset");
		});
		await person.keyboard.press("Control+V");
		await person.getByText("Connexion interrompue").waitFor();
		expect(await valuesIn(person)).toEqual(Array.from({ length: 40 }, (_, index) => typedAt(index)));
		expect(await stateOf(person, 39).innerText()).toBe("Pas encore enregistrée");

		// then nothing leaves at all; what is typed meanwhile stays too
		await person.unroute("**/saisie/ligne");
		await person.context().setOffline(true);
		await person.keyboard.press("ArrowDown");
		await person.keyboard.type("2,75");
		await person.keyboard.press("Enter");
		await expect.poll(() => stateOf(person, 1).innerText(), patiently).toBe("Pas encore enregistrée");
		await person.context().setOffline(false);
		await person.getByText("Connexion interrompue").waitFor({ state: "detached" });
		await expect.poll(() => person.locator("tr[data-saving=saved]").count(), patiently).toBe(39);
		expect(await stateOf(person, 0).innerText()).toContain("Enregistrée");
		expect(await stateOf(person, 0).innerText()).toContain("Proposée");

		// the second cell changed after the lost answer: both values are told, none replaces the other until one says so
		const second = person.getByRole("row", { name: labelOf(1) });
		expect(await second.locator(".grid-error").innerText()).toContain("2,5");
		expect(await valueCell(person, 1).inputValue()).toBe("2,75");
		await person.keyboard.press("ArrowUp");
		expect((await focused(person)).row).toBe("1");
		await person.keyboard.press("Enter");
		await expect.poll(() => stateOf(person, 1).innerText(), patiently).toContain("Enregistrée");
		await person.getByText("Toutes les valeurs sont saisies").waitFor();

		// a cell typed over is saved alone when it is left
		const sent: number[] = [];
		person.on("request", (request) => request.url().endsWith("/ligne") && sent.push(request.postDataJSON().rows.length));
		expect((await focused(person)).row).toBe("2");
		await person.keyboard.type("3,75");
		await person.keyboard.press("Tab");
		await expect.poll(() => stateOf(person, 2).innerText(), patiently).toContain("Enregistrée");
		expect(sent).toEqual([1]);
		await person.goto(product.url);
		expect(await person.getByRole("link", { name: campaign }).count()).toBe(0);
		await person.context().close();
	});

	it("come back to the person when the lead returns two with a reason, are corrected, and accepted", async () => {
		const lead = await openAs("technique-insertion");
		await lead.getByText("Valeurs à relire").first().waitFor();
		await lead.goto(`${product.url}/t/ccals/indicateurs/campagnes`);
		await lead.getByRole("link", { name: campaign }).click();
		await lead.getByRole("link", { name: "Relire les valeurs proposées" }).click();
		await lead.waitForURL(/relecture/);
		const choose = async (indexes: readonly number[]) => {
			for (const index of indexes) await lead.getByRole("checkbox", { name: labelOf(index) }).check();
		};
		await choose([3, 4]);
		await lead.getByLabel("Ce qu'il faut revoir").fill("Comptez aussi les enfants.");
		await lead.getByRole("button", { name: "Renvoyer les valeurs choisies" }).click();
		await lead.getByRole("checkbox", { name: labelOf(3) }).waitFor({ state: "detached" });
		await choose(Array.from({ length: 40 }, (_, index) => index).filter((index) => index !== 3 && index !== 4));
		await lead.getByRole("button", { name: "Accepter les valeurs choisies" }).click();
		await lead.getByText("Aucune valeur n'attend votre avis").waitFor();

		const person = await openAs("pilote");
		await openGrid(person);
		for (const index of [3, 4]) expect(await stateOf(person, index).innerText()).toContain("Comptez aussi les enfants.");
		expect(await valueCell(person, 0).getAttribute("readonly")).not.toBeNull();
		await valueCell(person, 3).focus();
		await copy(person, `${corrected[3]}\n${corrected[4]}`);
		await person.keyboard.press("Control+A");
		await person.keyboard.press("Control+V");
		await expect.poll(() => person.locator("tr[data-saving=saved]").count(), patiently).toBe(2);
		await person.context().close();

		await lead.reload();
		await choose([3, 4]);
		await lead.getByRole("button", { name: "Accepter les valeurs choisies" }).click();
		await lead.getByText("Aucune valeur n'attend votre avis").waitFor();
		await lead.context().close();
	});

	it("are the same in the chart, in the table beside it and in the files", async () => {
		const reader = await openAs("lecture");
		for (const [index, value] of [
			[0, "1,5"],
			[1, "2,75"],
			[3, "44,5"],
			[39, "40,5"],
		] as const) {
			const page = `${product.url}/t/ccals/indicateurs/${indicatorIds[index]}`;
			await reader.goto(page);
			const said = await reader.locator(".chart desc").first().textContent();
			expect(said).toContain(`${value} personnes le 31 octobre 2026`);
			if (index === 0) expect(said).toContain("2 valeurs, de 4 personnes le 30 septembre 2026");
			expect(await reader.locator(".chart svg").first().locator(".chart-point").count()).toBe(index === 0 ? 2 : 1);
			const [row] = await reader.getByRole("table").first().locator("tbody tr").allInnerTexts();
			expect(row).toMatch(/31 octobre 2026|31 oct\. 2026/);
			expect(row).toContain(`${value}`);
			expect(row).toContain("Acceptée");
			const csv = await (await reader.request.get(`${page}/valeurs.csv`)).text();
			expect(csv.split("\r\n")[1]).toMatch(new RegExp(`^"?(31/10/2026|2026-10-31)"?;"?${value}"?;`));
		}
		const list = await (await reader.request.get(`${product.url}/t/ccals/indicateurs/liste.csv?q=Relev%C3%A9`)).text();
		const rows = list.split("\r\n").filter((line) => line.includes("Relevé"));
		expect(rows).toHaveLength(40);
		for (const [index, line] of rows.entries()) {
			expect(line).toContain(`;${corrected[index] ?? typedAt(index)};`);
		}
		await reader.context().close();
	});
});
