import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedPostgres } from "#db/embedded.ts";
import { freePort } from "#db/free-port.ts";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { useBrowser } from "#tests/support/browser.ts";
import { until } from "#tests/support/until.ts";

// Names and numbers planted in a referral through the product's own pages, in a process of its own; then looked for in everything that the
// process said, kept and sent: log, database, files of the database and of the product, mails, pages meant for others.

const canaries = {
	lastName: "Okonjo-Brécard",
	firstName: "Zéphirine",
	phone: "06 98 76 54 32",
	email: "zephirine.canari@courriel.example",
	address: "14 venelle du Quokka",
	subject: "Canari quokka",
	done: "Canari numbat",
	asked: "Canari wombat",
	message: "Canari bilby",
	note: "Canari dingo",
	word: "Canari potoroo",
	file: "canari-bandicoot",
	bytes: "CANARIWALLABY",
	nir: "285053512345636",
};
const spellings = Object.values(canaries).flatMap((text) => [text, text.replace(/[ -]/g, ""), encodeURIComponent(text)]);
const planted = [...new Set(spellings)];
const found = (text: string) => planted.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

const browser = useBrowser();
const dataDir = mkdtempSync(path.join(tmpdir(), "maillage-canaries-"));
chmodSync(dataDir, 0o755);
let product: ChildProcess;
let said = "";
let url: string;
let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let database: pg.Client;
let referral: string;

beforeAll(async () => {
	const port = await freePort();
	url = `http://localhost:${port}`;
	const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, PUBLIC_URL: url };
	product = spawn(process.execPath, ["bin/serve.ts", "start"], { env, stdio: ["ignore", "pipe", "pipe"] });
	for (const stream of [product.stdout, product.stderr]) stream?.on("data", (chunk) => (said += String(chunk)));
	await until(async () => said.includes("READY"), 170_000);
	server = await startEmbeddedPostgres({ dataDir, shared: true });
	database = new pg.Client({ connectionString: Object.assign(new URL(server.adminUrl), { pathname: "/maillage" }).href });
	await database.connect();
	// both organisations are empowered to hold the number, by a text
	await database.query(`update referral_organisation set nir_reference = 'Décret 2019-341' where organisation_id in (select m.organisation_id from membership m
		join person p on p.id = m.person_id where p.email in ('france-services@redon.example', 'ccas@redon.example'))`);
}, 180_000);
afterAll(async () => {
	product.kill("SIGKILL");
	rmSync(dataDir, { recursive: true, force: true });
});

async function openAs(local: string): Promise<Page> {
	const page = await browser.open();
	await page.goto(`${url}/connexion`);
	await page.getByLabel("Adresse de courriel").fill(`${local}@redon.example`);
	await page.getByLabel("Mot de passe").fill(demonstrationPassword);
	await page.getByRole("button", { name: "Se connecter" }).click();
	await page.waitForURL(`${url}/`);
	return page;
}
const press = async (page: Page, name: string) => page.getByRole("button", { name }).first().click();

it("is written, sent, answered and talked about with all of them", async () => {
	const page = await openAs("france-services");
	await page.goto(`${url}/t/redon/orientations/nouvelle`);
	await page.getByLabel("Non", { exact: true }).check();
	await page.getByLabel("Besoin principal").selectOption("rights");
	await page.getByLabel("Public").selectOption("single-adults");
	await page.getByLabel("Évaluer la situation").check();
	await page.getByLabel("Ordinaire").check();
	await press(page, "Continuer");
	referral = page.url().replace(/\/modification.*$/, "");
	const next = "Enregistrer et choisir les destinataires";
	for (const [name, text] of Object.entries({
		lastName: canaries.lastName,
		firstName: canaries.firstName,
		phone: canaries.phone,
		email: canaries.email,
		postalAddress: canaries.address,
		done: canaries.done,
		asked: canaries.asked,
	}))
		await page.locator(`[name=${name}]`).fill(text);
	await page.getByLabel("Partage entre professionnels").check();
	await page.getByLabel("Oui", { exact: true }).check();
	// identifiers typed where they do not belong are refused, and are not kept anywhere on the way
	await page.locator("[name=subject]").fill(`Dossier ${canaries.nir}`);
	await press(page, next);
	expect(await page.locator("main").innerText()).toContain("Retirez le numéro de sécurité sociale");
	await page.locator("[name=subject]").fill(canaries.subject);
	await press(page, next);

	await page.goto(`${referral}/numero`);
	await page.getByLabel("Numéro de sécurité sociale").fill(canaries.nir);
	await press(page, "Enregistrer le numéro");
	await page.goto(`${referral}/pieces/nouvelle`);
	await page.getByLabel("Formulaire de demande").check();
	const pdf = Buffer.from(
		`%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Title (${canaries.bytes}) >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
	);
	await page.getByLabel("Fichier").setInputFiles({ name: `${canaries.file}.pdf`, mimeType: "application/pdf", buffer: pdf });
	await press(page, "Joindre la pièce");
	await page.goto(`${referral}/destinataires`);
	const ccas = page.locator("fieldset").filter({ hasText: "Ce qui passe à CCAS de Redon" });
	await ccas.getByLabel("Toute la demande").check();
	await page.getByLabel("Transmettre aussi le numéro").first().check();
	await press(page, "Enregistrer et vérifier");
	await press(page, "Envoyer l'orientation");
	await page.waitForURL(referral);

	const agent = await openAs("ccas");
	await agent.goto(`${referral}/messages`);
	await agent.getByLabel("Message").fill(canaries.message);
	await press(agent, "Envoyer");
	await agent.goto(`${referral}/note`);
	await agent.getByLabel("Note", { exact: true }).fill(canaries.note);
	await press(agent, "Enregistrer");
	await agent.goto(referral);
	await agent.getByRole("link", { name: "Accepter" }).first().click();
	await agent.locator("textarea").fill(canaries.word);
	await press(agent, "Accepter");
	await agent.waitForURL(referral);
	const read = await agent.locator("main").innerText();
	for (const told of [canaries.lastName, canaries.subject, canaries.message, canaries.note, canaries.word]) expect(read).toContain(told);
	await agent.context().close();
	await page.context().close();
});

it("shows none of them to others, in search, in errors, in the journal or in exports", async () => {
	for (const local of ["admin", "cooperation", "presidence-insertion", "association", "lecture", "dpo"]) {
		const page = await openAs(local);
		const words = encodeURIComponent(`${canaries.lastName} ${canaries.subject}`);
		const addresses = [
			...["", "/orientations", "/orientations/chiffres", "/orientations/chiffres.csv", "/orientations/acces", "/orientations/droits"],
			...["/administration/journal", "/administration/envois", "/decisions", "/calendrier", "/fiches/liste.csv"],
		];
		for (const address of [
			...addresses.map((end) => `${url}/t/redon${end}`),
			referral,
			`${referral}/impression`,
			`${url}/`,
			`${url}/boite-aux-lettres`,
		]) {
			const text = await (await page.request.get(address)).text();
			expect({ local, address, found: found(text) }).toEqual({ local, address, found: [] });
		}
		// a search repeats what was searched, and finds nothing
		await page.goto(`${url}/t/redon/recherche?q=${words}`);
		expect(await page.locator("main").innerText()).toContain("Rien ne correspond");
		await page.context().close();
	}
	const agent = await openAs("ccas");
	const missing = await agent.request.get(`${referral}/${encodeURIComponent(canaries.lastName)}`);
	expect(missing.status()).toBe(404);
	await agent.context().close();
});

it("answers 503 when a key cannot be opened, in words for whoever runs it, and with nothing else", async () => {
	const agent = await openAs("ccas");
	expect((await agent.request.get(referral)).status()).toBe(200);
	await database.query(
		"update territory_key set wrapped = overlay(wrapped placing 'AAAA' from length(wrapped) - 3) where purpose = 'wrap'",
	);
	const answer = await agent.request.get(referral);
	expect(answer.status()).toBe(503);
	expect(found(await answer.text())).toEqual([]);
	await agent.context().close();
});

describe("what is left of it outside the sealed columns", () => {
	it("is nothing in the tables, those of the queue included", async () => {
		const { rows } = await database.query(
			"select schemaname || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'bullmq')",
		);
		expect(rows.length).toBeGreaterThan(80);
		for (const { name } of rows) {
			const dump = await database.query(`select coalesce(string_agg(x::text, E'\\n'), '') as text from ${name} x`);
			expect({ name, found: found(dump.rows[0].text) }).toEqual({ name, found: [] });
		}
	});

	it("is nothing in the log, though it told of the missing key", async () => {
		await until(async () => said.includes("cannot open"));
		expect(found(said)).toEqual([]);
	});

	it("is nothing in the files of the database, its write-ahead log, and the product's own", async () => {
		const { rows } = await database.query("select reference from referral where id = $1", [referral.split("/").pop()]);
		await database.end();
		const over = new Promise((resolve) => product.once("exit", resolve));
		product.kill("SIGTERM");
		await over;
		await server.stop();
		const wanted = planted.map((word) => Buffer.from(word));
		let files = 0;
		let holding = 0;
		for (const name of readdirSync(dataDir, { recursive: true }) as string[]) {
			const file = path.join(dataDir, name);
			if (!statSync(file).isFile()) continue;
			files += 1;
			const bytes = readFileSync(file);
			if (bytes.includes(rows[0].reference)) holding += 1;
			expect({ name, found: wanted.filter((word) => bytes.includes(word)).map(String) }).toEqual({ name, found: [] });
		}
		expect(files).toBeGreaterThan(500);
		// what stands in clear is found by the same search
		expect(holding).toBeGreaterThan(0);
	});
});
