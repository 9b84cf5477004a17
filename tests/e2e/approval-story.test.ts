import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeSheetStatus } from "#app/domain/action-sheets/commands/change-sheet-status.server.ts";
import { chooseRequiredFields } from "#app/domain/action-sheets/commands/choose-required-fields.server.ts";
import { editSheet } from "#app/domain/action-sheets/commands/edit-sheet.server.ts";
import { endMandate } from "#app/domain/committees/commands/end-mandate.server.ts";
import type { Mandate } from "#app/domain/kernel/actor.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import { type Db, openDb } from "#db/client.server.ts";
import { decision as decisionBlock, docOf, draftMinutes, paragraph, submittedMinutes } from "#seeds/builders/submitted-minutes.ts";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { desktop, phone, useBrowser } from "#tests/support/browser.ts";
import { textOfFile } from "#tests/support/file-text.ts";
import { useProduct } from "#tests/support/product.ts";

// The minutes of Redon's insertion committee, approved by its elected chair on a telephone: what they do, what they prove, and who else may not.

const today = "2026-11-24" as Day;
const product = useProduct();
const browser = useBrowser();
const sheet = "/t/redon/fiches/redon-3-2-phare";
const committee = "/t/redon/comites/insertion";
const ruling = "Le comité valide la convention entre le CCAS et le CDAS.";
const chairOnly = "Seule la présidence du comité, ou sa suppléance en cours de mandat, peut se prononcer sur le compte rendu.";

let owner: pg.Client;
let app: Db;
/** Two texts of the committee: the first is approved; the second waits for whoever may not. */
let meeting: string;
let other: { path: string; revision: number };
let sha256: string;
const approval = (path: string) => `${product.url}${path}/compte-rendu/approbation`;

async function one<Row>(text: string, values: unknown[] = []): Promise<Row> {
	const { rows } = await owner.query(text, values);
	return rows[0] as Row;
}
async function as(local: string): Promise<Ctx> {
	const row = await one<Omit<Ctx["actor"], "mandates" | "territorySlug">>(
		`select p.id as "personId", p.display_name as "displayName", m.territory_id as "territoryId", m.organisation_id as "organisationId", m.role
			from person p join membership m on m.person_id = p.id join territory t on t.id = m.territory_id where t.slug = 'redon' and p.email = $1`,
		[`${local}@redon.example`],
	);
	const mandates = await owner.query(
		`select committee_id as "committeeId", role from mandate where person_id = $1 and territory_id = $2 and (ends_on is null or ends_on >= $3)`,
		[row.personId, row.territoryId, today],
	);
	return { db: app, actor: { ...row, territorySlug: "redon", mandates: mandates.rows }, now: product.clock.now };
}
async function openAs(local: string, options = desktop): Promise<Page> {
	const page = await browser.open(options);
	await page.goto(`${product.url}/connexion`);
	await page.getByLabel("Adresse de courriel").fill(`${local}@redon.example`);
	await page.getByLabel("Mot de passe").fill(demonstrationPassword);
	await page.getByRole("button", { name: "Se connecter" }).click();
	await page.waitForURL(`${product.url}/`);
	return page;
}
const chairOnPhone = () => openAs("presidence-insertion", { ...phone, javaScriptEnabled: false });
const mainOf = (page: Page) => page.locator("main").innerText();
/** The approval form made by hand, from inside the person's own session. */
async function forgeApproval(page: Page, path: string, revision: number) {
	const form = { intent: "approve", revision: String(revision), password: demonstrationPassword };
	const response = await page.request.post(approval(path), { form, headers: { Origin: product.url }, maxRedirects: 0 });
	return { status: response.status(), html: (await response.text()).replaceAll("&#x27;", "'") };
}
/** The sheet as the territory reads it. */
async function sheetStands() {
	const reader = await openAs("lecture");
	await reader.goto(`${product.url}${sheet}`);
	const header = await mainOf(reader);
	await reader.goto(`${product.url}${sheet}/historique`);
	const history = await mainOf(reader);
	await reader.context().close();
	return { header, history };
}

beforeAll(async () => {
	owner = new pg.Client({ connectionString: product.databaseUrl });
	await owner.connect();
	app = openDb("app", product.databaseUrl, { maxConnections: 2 });

	// the sheet, written and reviewed; the programme asks few fields of it, for filling them is another story
	const officer = await as("cooperation");
	const found = await one<{ id: string; revision: number; programmeId: string; programmeRevision: number; organisationId: string }>(
		`select s.id, s.revision, p.id as "programmeId", p.revision as "programmeRevision", o.id as "organisationId"
			from action_sheet s join objective b on b.id = s.objective_id join axis a on a.id = b.axis_id join programme p on p.id = a.programme_id
			join organisation o on o.territory_id = s.territory_id where s.slug = 'redon-3-2-phare' order by o.name limit 1`,
	);
	const asked = {
		programmeId: found.programmeId as never,
		fields: [],
		fullSheetFor: "flagship" as const,
		revision: found.programmeRevision,
	};
	await chooseRequiredFields(officer, asked);
	const sheetId = found.id as never;
	await editSheet(officer, { sheetId, revision: found.revision, leadOrganisationId: found.organisationId as never });
	for (const [index, status] of (["proposed", "reviewed"] as const).entries()) {
		await changeSheetStatus(officer, { sheetId, status, reason: null, revision: found.revision + 1 + index });
	}

	const lead = await as("technique-insertion");
	const { committeeId } = lead.actor.mandates[0] as Mandate;
	const attendance = [{ personId: lead.actor.personId, status: "present" as const }];
	const doc = docOf(paragraph("Le comité a relu la convention."), decisionBlock({ text: ruling, sheetId }));
	const { meetingId } = await draftMinutes(lead, { committeeId, title: "Convention CCAS et CDAS", attendance, doc });
	meeting = `${committee}/reunions/${meetingId}`;
	const later = await submittedMinutes(lead, {
		committeeId,
		title: "Suites",
		attendance,
		doc: docOf(paragraph("Rien n'est décidé.")),
		startTime: "11:00",
	});
	other = { path: `${committee}/reunions/${later.meetingId}`, revision: later.revision };
});
afterAll(async () => {
	await owner.end();
	await app.close();
});

describe("minutes that validate a sheet", { timeout: 120_000 }, () => {
	it("change nothing of it while they are written, nor when they are submitted", async () => {
		const before = await sheetStands();
		expect(before.header).toContain("Avis rendu");
		const lead = await openAs("technique-insertion");
		await lead.goto(`${product.url}${meeting}/compte-rendu`);
		await lead.getByRole("button", { name: "Soumettre à la présidence" }).click();
		await lead.getByText("Le compte rendu est soumis à la présidence du comité.").waitFor();
		await lead.context().close();
		const after = await sheetStands();
		expect(after).toEqual(before);
		expect(after.header).not.toContain(ruling);
	});

	it("are approved by the chair on a telephone, without JavaScript: with the wrong password nothing, with the right one at once", async () => {
		const chair = await chairOnPhone();
		await chair.goto(approval(meeting));
		expect(await mainOf(chair)).toContain("À l'approbation, la fiche passera au statut «\u00a0validée\u00a0».");
		const twin = await chair.context().newPage();
		await twin.goto(approval(meeting));

		const password = chair.getByLabel("Votre mot de passe");
		await password.fill("ce n'est pas le bon");
		const [refused] = await Promise.all([
			chair.waitForResponse((response) => response.request().method() === "POST"),
			chair.getByRole("button", { name: "Approuver" }).click(),
		]);
		expect(refused.status()).toBe(400);
		const described = await password.getAttribute("aria-describedby");
		const sentences = await Promise.all((described ?? "").split(" ").map((id) => chair.locator(`[id="${id}"]`).innerText()));
		expect(sentences.join(" ")).toContain("Ce n'est pas votre mot de passe actuel.");
		expect(await password.inputValue()).toBe("");
		expect(await mainOf(chair)).toContain(ruling);
		expect((await sheetStands()).header).toContain("Avis rendu");

		await password.fill(demonstrationPassword);
		await chair.getByRole("button", { name: "Approuver" }).click();
		await chair.getByText("Ce compte rendu est approuvé").waitFor();
		expect(await chair.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
		sha256 = (await chair.locator(".fingerprint").first().innerText()).trim();
		expect(sha256).toMatch(/^[0-9a-f]{64}$/);

		await twin.getByLabel("Votre mot de passe").fill(demonstrationPassword);
		const [second] = await Promise.all([
			twin.waitForResponse((response) => response.request().method() === "POST"),
			twin.getByRole("button", { name: "Approuver" }).click(),
		]);
		expect(second.status()).toBe(422);
		await twin.getByText("Ce compte rendu est déjà approuvé\u00a0: il n'y a plus rien à faire.").first().waitFor();
		expect((await one<{ count: number }>("select count(*)::int from minutes where sha256 = $1", [sha256])).count).toBe(1);
		await chair.context().close();
	});

	it("have validated it by then: its history names the decision, and the decision what it did", async () => {
		const { header, history } = await sheetStands();
		expect(header).toContain("Validée");
		expect(header).toContain(ruling);
		const [reference] = /Décision n°\u00a0\d{4}-\d{2}/.exec(history) ?? [];
		expect(reference).toBeDefined();
		const reader = await openAs("lecture");
		await reader.goto(`${product.url}/t/redon/decisions?fiche=redon-3-2-phare`);
		const register = await mainOf(reader);
		expect(register).toContain((reference as string).slice(-7));
		expect(register).toContain(ruling);
		expect(register).toContain("La fiche est passée au statut «\u00a0validée\u00a0».");
		await reader.context().close();
	});

	it("bear one fingerprint on the page, in the PDF and where anyone verifies it", async () => {
		const reader = await openAs("technique-insertion");
		await reader.goto(`${product.url}${meeting}/compte-rendu`);
		expect(await mainOf(reader)).toContain(sha256);
		for (const cut of ["comite", "partenaires", "public"]) {
			const pdf = await reader.request.get(`${product.url}${meeting}/compte-rendu/export.pdf?coupe=${cut}&contenu=complet`);
			expect(pdf.headers()["content-type"]).toBe("application/pdf");
			// the fingerprint may break anywhere in a line
			expect(textOfFile(await pdf.body(), "pdf").replaceAll("\u200b", ""), cut).toContain(sha256);
		}
		await reader.context().close();
		const anyone = await browser.open(phone);
		await anyone.goto(`${product.url}/verification`);
		await anyone.getByLabel("Empreinte SHA-256").fill(sha256.toUpperCase().replace(/(.{8})/g, "$1 "));
		await anyone.getByRole("button", { name: "Vérifier" }).click();
		await anyone.waitForURL(`${product.url}/verification/${sha256}`);
		const verified = await mainOf(anyone);
		expect(verified).toContain("Cette empreinte est celle d'un compte rendu approuvé");
		expect(verified).not.toContain("Convention CCAS et CDAS");
		expect((await anyone.goto(`${product.url}/verification/${"0".repeat(64)}`))?.status()).toBe(404);
		await anyone.context().close();
	});

	it("take an erratum beside their text, under the same fingerprint", async () => {
		const chair = await chairOnPhone();
		await chair.goto(`${product.url}${meeting}/compte-rendu`);
		await chair.getByText("Publier un erratum", { exact: true }).click();
		await chair.getByLabel("Ce qu'il faut lire").fill("Lire «\u00a0CDAS de Redon\u00a0».");
		await chair.getByRole("button", { name: "Publier cet erratum" }).click();
		await chair.getByText("L'erratum est publié sous le compte rendu.").waitFor();
		const reader = await openAs("lecture");
		await reader.goto(`${product.url}${meeting}/compte-rendu`);
		const page = await mainOf(reader);
		expect(page).toContain("Lire «\u00a0CDAS de Redon\u00a0».");
		expect(page).toContain(sha256);
		await reader.context().close();
		await chair.context().close();
	});

	it("are re-opened by the chair, who says why; the old text stays at its own address, and the sheet as it was decided", async () => {
		const chair = await chairOnPhone();
		await chair.goto(`${product.url}${meeting}/compte-rendu`);
		await chair.getByText("Rouvrir ce compte rendu…").click();
		const reopen = chair.getByRole("button", { name: "Rouvrir le compte rendu" });
		await reopen.click();
		expect(chair.url(), "without a reason, nothing").toBe(`${product.url}${meeting}/compte-rendu`);
		await chair.getByLabel("Motif de la réouverture").fill("Un signataire manque.");
		await reopen.click();
		await chair.getByText("Le compte rendu est rouvert. Le texte approuvé est conservé tel quel.").waitFor();
		expect(await mainOf(chair)).toContain("Un signataire manque.");
		await chair.getByRole("link", { name: /^Lire le texte approuvé le/ }).click();
		await chair.waitForURL(`${product.url}${meeting}/compte-rendu/approuve/${sha256}`);
		const kept = await mainOf(chair);
		for (const words of ["Ce texte a été remplacé", ruling, sha256, "Lire «\u00a0CDAS de Redon\u00a0»."]) expect(kept).toContain(words);
		await chair.goto(`${product.url}/verification/${sha256}`);
		expect(await mainOf(chair)).toContain("Ce compte rendu a été rouvert depuis");
		await chair.context().close();
		expect((await sheetStands()).header).toContain("Validée");
	});
});

describe("minutes that wait for their chair", { timeout: 120_000 }, () => {
	it.each(["technique-insertion", "pilote", "cooperation"])("are not approved by %s, with any password", async (local) => {
		const page = await openAs(local);
		expect((await page.goto(approval(other.path)))?.status()).toBe(403);
		expect(await mainOf(page)).toContain(chairOnly);
		const { status, html } = await forgeApproval(page, other.path, other.revision);
		expect(status).toBe(403);
		expect(html).toContain(chairOnly);
		await page.context().close();
	});

	it("are not approved by a chair whose mandate ended while the page was open", async () => {
		const chair = await chairOnPhone();
		await chair.goto(approval(other.path));
		const { id } = await one<{ id: string }>(
			"select m.id from mandate m join person p on p.id = m.person_id where p.email = 'presidence-insertion@redon.example' and m.role = 'chair'",
		);
		await endMandate(await as("cooperation"), { mandateId: id as never, endsOn: "2026-11-23" });
		await chair.getByLabel("Votre mot de passe").fill(demonstrationPassword);
		const [refused] = await Promise.all([
			chair.waitForResponse((response) => response.request().method() === "POST"),
			chair.getByRole("button", { name: "Approuver" }).click(),
		]);
		expect(refused.status()).toBe(403);
		expect(await mainOf(chair)).toContain("Votre mandat dans ce comité est terminé\u00a0:");
		expect((await one<{ status: string }>("select status from minutes where meeting_id = $1", [other.path.split("/").at(-1)])).status).toBe(
			"submitted",
		);
		await chair.context().close();
	});
});
