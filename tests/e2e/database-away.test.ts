import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { useBrowser } from "#tests/support/browser.ts";
import { useProduct } from "#tests/support/product.ts";
import { faultsByScreen, still, tellScreens } from "#tests/support/screens.ts";
import { until } from "#tests/support/until.ts";

const product = useProduct();
const browser = useBrowser();

it("answers 503 while the database is paused or gone, keeps the session, and recovers by itself", async () => {
	const page = await browser.open(still);
	await page.goto(`${product.url}/connexion`);
	await page.getByLabel("Adresse de courriel").fill("cooperation@redon.example");
	await page.getByLabel("Mot de passe").fill(demonstrationPassword);
	await page.getByRole("button", { name: "Se connecter" }).click();
	await page.waitForURL(`${product.url}/`);

	const cluster = path.join(product.dataDir, "postgres");
	const [pid] = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
	const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").filter(Boolean);
	const owner = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
	process.kill(Number(pid), "SIGQUIT");

	const away = await until(async () => {
		const response = await page.goto(`${product.url}/t/redon/programme`);
		return response?.status() === 503 && response;
	});
	expect(away.headers()["retry-after"]).toBe("10");
	expect(await page.locator("body").innerText()).toContain("momentanément indisponible");
	expect(await faultsByScreen(page)).toEqual({});
	tellScreens("database away");
	expect((await fetch(`${product.url}/readyz`)).status).toBe(503);
	expect((await fetch(`${product.url}/healthz`)).status).toBe(200);

	const [command, ...rest] = args as [string, ...string[]];
	const uid = Number(owner);
	const server = spawn(command, rest, { stdio: "ignore", ...(process.getuid?.() === 0 ? { uid, gid: uid } : {}) });
	const back = await until(async () => {
		const response = await page.goto(`${product.url}/t/redon/programme`);
		return response?.status() === 200 && response;
	}, 30_000);
	expect(await back.text()).toContain("Programme");
	server.kill("SIGINT");
});
