import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWeb } from "#app/http/server.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const web = useWeb(database, new Date());

/** An application of one address that answers whatever reaches it; a page, since Remix judges again what is posted to one. */
const reached = () => new Response("reached");
const build = {
	entry: { module: { default: reached } },
	routes: { root: { id: "root", path: "*", module: { default: () => null, loader: reached, action: reached } } },
	assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "" },
	publicPath: "/",
	assetsBuildDirectory: "",
	future: {},
	isSpaMode: false,
	mode: "production",
} as unknown as ServerBuild;

let server: ReturnType<typeof createWeb>;
beforeAll(async () => {
	server = createWeb({ services: web.services, build, mode: "production", whatIsNotReady: async () => null, onError: () => {} });
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

// fetch would set Sec-Fetch-* and Host by itself
const send = (method: string, headers: Record<string, string>, path = "/connexion") =>
	new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
		const { port } = server.address() as AddressInfo;
		httpRequest({ port, method, path, headers }, (response) => {
			response.resume().on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
		})
			.on("error", reject)
			.end();
	});

const ours = "http://localhost:3000";

describe.each(["POST", "PUT", "PATCH", "DELETE"])("a %s", (method) => {
	it.each([
		["from a page of ours", { "Sec-Fetch-Site": "same-origin" }, true],
		["from another site", { "Sec-Fetch-Site": "cross-site" }, false],
		["from a sister site", { "Sec-Fetch-Site": "same-site" }, false],
		["typed by nobody", { "Sec-Fetch-Site": "none" }, false],
		["from an old browser on our page", { Origin: ours }, true],
		["from an old browser elsewhere", { Origin: "https://ailleurs.example" }, false],
		["from a page without origin", { Origin: "null" }, false],
		["that does not say where it comes from", {}, false],
		["whose Host says what its Origin says", { Origin: "https://ailleurs.example", Host: "ailleurs.example" }, false],
		["from another site under our Origin", { "Sec-Fetch-Site": "cross-site", Origin: ours }, false],
	])("%s", async (_, headers: Record<string, string>, isAccepted) => {
		expect((await send(method, headers)).status).toBe(isAccepted ? 200 : 403);
	});
});

describe("a mailbox that unsubscribes for its owner", () => {
	const secret = "s".repeat(43);
	it("posts from nowhere to the one address made for it", async () => {
		for (const headers of [{}, { "Sec-Fetch-Site": "cross-site" }, { Origin: "https://ailleurs.example" }] as Record<string, string>[])
			expect((await send("POST", headers, `/courriel/${secret}/desabonnement`)).status).toBe(200);
	});
	it.each([
		`/courriel/${secret}`,
		`/courriel/${secret}/desabonnement/`,
		`/courriel/${secret}/desabonnement.data`,
		`/courriel/${secret}/desabonnement/autre`,
		`/courriel/${secret.slice(1)}/desabonnement`,
		`/courriel/${secret}s/desabonnement`,
		`/courriel/x/../${secret}/autre`,
		`/COURRIEL/${secret}/desabonnement`,
		`//courriel/${secret}/desabonnement`,
		`/t/courriel/${secret}/desabonnement`,
		`/connexion?/courriel/${secret}/desabonnement`,
		`/connexion/..%2fcourriel/${secret}/desabonnement`,
		"/mon-compte/notifications",
		`/convocation/${secret}`,
		`/orientation/${secret}`,
	])("may post nowhere else: %s", async (path) => {
		expect((await send("POST", {}, path)).status).toBe(403);
	});
	it.each(["PUT", "PATCH", "DELETE"])("does nothing but post: no %s", async (method) => {
		expect((await send(method, {}, `/courriel/${secret}/desabonnement`)).status).toBe(403);
	});
});

it("lets anybody read", async () => {
	expect((await send("GET", { "Sec-Fetch-Site": "cross-site" })).status).toBe(200);
});

it.each(["GET", "POST"])("says on every answer to a %s what a page may do, and keeps it out of caches", async (method) => {
	const { headers } = await send(method, method === "POST" ? { Origin: "null" } : {});
	expect(headers["content-security-policy"]).toMatch(/default-src 'none'/);
	expect(headers["content-security-policy"]).toMatch(/frame-ancestors 'none'/);
	expect(headers["content-security-policy"]).toMatch(/base-uri 'none'/);
	expect(headers["content-security-policy"]).not.toMatch(/unsafe/);
	expect(headers["x-content-type-options"]).toBe("nosniff");
	expect(headers["referrer-policy"]).toBe("same-origin");
	expect(headers["x-frame-options"]).toBe("DENY");
	if (method === "GET") expect(headers["cache-control"]).toBe("no-store");
});

it("gives each page its own nonce", async () => {
	const nonceOf = async () => /nonce-([^']+)/.exec(String((await send("GET", {})).headers["content-security-policy"]))?.[1];
	expect(await nonceOf()).not.toBe(await nonceOf());
});
