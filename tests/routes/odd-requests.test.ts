import type { LoaderFunction, ServerBuild } from "@remix-run/node";
import { expect, it } from "vitest";
import { redirectWithToast, takeToast } from "#app/http/respond.server.ts";
import { createWeb } from "#app/http/server.server.ts";
import { withAvailability } from "#app/http/unavailable.server.ts";
import * as journal from "#app/routes/administration/journal.tsx";
import * as committee from "#app/routes/committees/committee.tsx";
import * as register from "#app/routes/decisions/register.tsx";
import * as list from "#app/routes/sheets/list.tsx";
import * as sheet from "#app/routes/sheets/sheet.tsx";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const web = useWeb(database, new Date());

const guarded = (loader: LoaderFunction): LoaderFunction =>
	withAvailability({ routes: { one: { id: "one", module: { loader } } } } as unknown as ServerBuild).routes.one?.module
		.loader as LoaderFunction;

it("answers that nothing bears a name with a NUL, and reads no day beyond the calendar", async () => {
	const territory = await aTerritory(database.owner, new Date(), "ici");
	const cookie = await web.signInAs((await territory.person("ada", { role: "admin" })).personId);
	const statusOf = async (loader: LoaderFunction, path: string, params: Record<string, string> = {}) =>
		(await web.ask(guarded(loader) as never, { path, cookie, params: { territory: "ici", ...params } })).status;
	expect(await statusOf(sheet.loader, "/t/ici/fiches/a%00", { sheet: "a\0" })).toBe(404);
	expect(await statusOf(committee.loader, "/t/ici/comites/a%00", { committee: "a\0" })).toBe(404);
	expect(await statusOf(list.loader, "/t/ici/fiches?q=a%00b")).toBe(404);
	expect(await statusOf(register.loader, "/t/ici/decisions?comite=%00")).toBe(404);
	expect(await statusOf(journal.loader, "/t/ici/administration/journal?du=0000-01-01&au=9999-12-31")).toBe(200);
});

it("says once what the page before did, whatever the cookie became meanwhile", () => {
	const toastOf = (cookie: string) => takeToast(new Request("http://localhost:3000/", { headers: { Cookie: cookie } }));
	const set = redirectWithToast("/", "signed-out").headers.get("Set-Cookie")?.split(";")[0] ?? "";
	expect(toastOf(`autre=%E0; ${set}`)?.text).toMatch(/déconnecté/);
	for (const odd of ["toast=", "toast=%E0%A4%A", "toast=%3Cscript%3E"]) expect(toastOf(odd)).toBeNull();
});

it("sends no cookie in clear when the product is behind https", async () => {
	const response = () =>
		new Response("", {
			headers: [
				["Set-Cookie", "toast=x; Path=/"],
				["Set-Cookie", "__Host-session=y; Path=/; Secure"],
			],
		});
	const build = {
		entry: { module: { default: response } },
		routes: { root: { id: "root", path: "*", module: { loader: response } } },
		assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "" },
		publicPath: "/",
		assetsBuildDirectory: "",
		future: {},
		isSpaMode: false,
		mode: "production",
	} as unknown as ServerBuild;
	const services = { ...web.services, publicUrl: new URL("https://maillage.example") };
	const server = createWeb({ services, build, mode: "production", whatIsNotReady: async () => null, onError: () => {} });
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { headers } = await fetch(`http://127.0.0.1:${(server.address() as { port: number }).port}/`);
	await new Promise((resolve) => server.close(resolve));
	expect(headers.getSetCookie()).toEqual(["toast=x; Path=/; Secure", "__Host-session=y; Path=/; Secure"]);
	expect(headers.get("Strict-Transport-Security")).toContain("max-age=31536000");
});
