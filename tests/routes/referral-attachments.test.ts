import type { ActionFunction, LoaderFunction, ServerBuild } from "@remix-run/node";
import { beforeAll, describe, expect, it } from "vitest";
import { createVault } from "#app/adapters/keyring.server.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import { createWeb } from "#app/http/server.server.ts";
import { withAvailability } from "#app/http/unavailable.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import * as send from "#app/routes/referral-form/send.tsx";
import * as download from "#app/routes/referrals/download-attachment.tsx";
import * as add from "#app/routes/referrals/new-attachment.tsx";
import * as referral from "#app/routes/referrals/referral.tsx";
import * as remove from "#app/routes/referrals/remove-attachment.tsx";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-26T09:00:00Z");
const web = useWeb(database, now);
let place: ReferralPlace;
let referralId: ReferralId;
const cookies = {} as Record<"sender" | "ccas" | "caf" | "manager" | "admin", string>;
beforeAll(async () => {
	place = await aReferralPlace(database, now, "ici");
	referralId = await draftReferral(place.as(place.sender));
	await sendTo(place.as(place.sender), referralId, [
		{ organisationId: place.territory.organisationIds.ccas, scope: "full" },
		{ organisationId: place.territory.organisationIds.caf, scope: "card" },
	]);
	const admin = await place.territory.person("admin", { role: "admin" });
	const { sender, ccas, caf, manager } = place;
	for (const [name, { personId }] of Object.entries({ sender, ccas, caf, manager, admin })) {
		cookies[name as keyof typeof cookies] = await web.signInAs(personId);
	}
});

const pdf = Buffer.from("%PDF-1.7\nFacture\n%%EOF");
const base = () => `/t/ici/orientations/${referralId}/pieces`;
const post = (cookie: string, fields: { kind?: string; name?: string; bytes?: Buffer } = {}) => {
	const { kind = "debt-proof", name = "Facture d'été.pdf", bytes = pdf } = fields;
	const upload = new FormData();
	upload.set("kind", kind);
	upload.set("file", new File([new Uint8Array(bytes)], name));
	return web.ask(add.action as never, { path: `${base()}/nouvelle`, params: { territory: "ici", referral: referralId }, cookie, upload });
};
const lastPiece = async () =>
	(await database.asAdmin<{ id: string }>("select id from referral_attachment where removed_at is null order by added_at desc, id desc"))[0]
		?.id ?? "";
const fetchPiece = (cookie: string, piece: string, loader: unknown = download.loader) =>
	web.ask(loader as never, {
		path: `${base()}/${piece}/telechargement`,
		params: { territory: "ici", referral: referralId, piece },
		cookie,
	});

describe("papers of a referral", () => {
	it("are attached by the sender, and come back under their name to whoever reads the account", async () => {
		const added = await post(cookies.sender);
		expect(added.location).toBe(`/t/ici/orientations/${referralId}`);
		expect(added.headers.get("Set-Cookie")).toContain("toast=referral-attachment-added");
		const answer = await fetchPiece(cookies.ccas, await lastPiece());
		expect(answer.status).toBe(200);
		expect(answer.headers.get("Content-Disposition")).toContain("filename*=UTF-8''Facture%20d%27%C3%A9t%C3%A9.pdf");
		expect(answer.headers.get("Content-Type")).toBe("application/octet-stream");
	});

	it("are closed to a card alone, and do not exist for the others, stewards first", async () => {
		const piece = await lastPiece();
		expect((await fetchPiece(cookies.caf, piece)).status).toBe(403);
		for (const cookie of [cookies.manager, cookies.admin]) expect((await fetchPiece(cookie, piece)).status).toBe(404);
		expect((await post(cookies.ccas)).status).toBe(403);
		expect((await post(cookies.admin)).status).toBe(404);
	});

	it.each([
		[{ kind: "medical" }, 400, "kind", "Choisissez le type de document."],
		[{ name: "", bytes: Buffer.alloc(0) }, 400, "file", "Choisissez un fichier."],
		[{ bytes: Buffer.from("<html>") }, 422, "file", "ne correspond pas à son nom"],
		[{ name: "liste.csv", bytes: Buffer.from("a;b") }, 422, "file", "un PDF, un JPEG ou un PNG"],
		[{ name: "outil.exe", bytes: Buffer.from("MZ") }, 422, "file", "un PDF, un JPEG ou un PNG"],
		[{ bytes: Buffer.concat([pdf, Buffer.alloc(6 * 1024 * 1024)]) }, 413, "file", "dépasse 5"],
	])("say beside the field why one is refused: %#", async (fields, status, field, said) => {
		const answer = await post(cookies.sender, fields);
		expect(answer.status).toBe(status);
		expect(answer.data.field).toBe(field);
		expect(answer.data.error).toContain(said);
	});

	it("are removed after a second look that does not open their name", async () => {
		await post(cookies.sender);
		const piece = await lastPiece();
		const params = { territory: "ici", referral: referralId, piece };
		const page = await web.ask(remove.loader as never, { path: `${base()}/${piece}/retrait`, params, cookie: cookies.sender });
		expect(JSON.stringify(page.data)).not.toContain("Facture");
		const asked = { path: `${base()}/${piece}/retrait`, params, cookie: cookies.sender, form: {} };
		expect((await web.ask(remove.action as never, asked)).location).toBe(`/t/ici/orientations/${referralId}`);
		expect((await web.ask(remove.action as never, asked)).status).toBe(404);
		expect((await fetchPiece(cookies.sender, piece)).status).toBe(404);
	});

	it("are attached to a draft from its last page, and shown there", async () => {
		const draft = await draftReferral(place.as(place.sender));
		const upload = new FormData();
		upload.set("kind", "form");
		upload.set("file", new File([pdf], "Demande.pdf"));
		const params = { territory: "ici", referral: draft };
		const path = `/t/ici/orientations/${draft}`;
		const added = await web.ask(add.action as never, { path: `${path}/pieces/nouvelle`, params, cookie: cookies.sender, upload });
		expect(added.location).toBe(`${path}/envoi`);
		const check = await web.ask(send.loader as never, { path: `${path}/envoi`, params, cookie: cookies.sender });
		expect(check.data.attachments).toEqual([expect.objectContaining({ kind: "form", name: "Demande.pdf" })]);
		expect(check.data.can).toEqual({ add: true, remove: true });
	});

	it("have addresses that name nothing but themselves", async () => {
		expect((await fetchPiece(cookies.sender, "rien")).status).toBe(404);
		expect((await fetchPiece(cookies.sender, referralId)).status).toBe(404);
	});
});

describe("without the right key", () => {
	const guarded = (module: { loader?: LoaderFunction; action?: ActionFunction; default?: unknown }, tell: (error: unknown) => void) =>
		withAvailability({ routes: { one: { id: "one", module } } } as unknown as ServerBuild, tell).routes.one?.module as Required<
			typeof module
		>;
	const keyrings = { missing: createVault([]), "unknown-key": createVault([{ id: "autre", bytes: Buffer.alloc(32, 9) }]) };

	it.each(Object.entries(keyrings))(
		"a download and a form answer 503 with a sentence, and the log the reason: %s",
		async (reason, vault) => {
			await post(cookies.sender);
			const piece = await lastPiece();
			const told: string[] = [];
			const tell = (error: unknown) => void told.push((error as Error).message);
			const { vault: good } = web.services;
			web.services.vault = vault;
			try {
				const file = await fetchPiece(cookies.sender, piece, guarded({ loader: download.loader }, tell).loader);
				expect(file.status).toBe(503);
				const form = new FormData();
				form.set("kind", "form");
				form.set("file", new File([pdf], "a.pdf"));
				const page = await web.ask(guarded({ action: add.action as ActionFunction, default: add.default }, tell).action as never, {
					path: `${base()}/nouvelle`,
					params: { territory: "ici", referral: referralId },
					cookie: cookies.sender,
					upload: form,
				});
				expect(page.status).toBe(503);
				expect(page.data.sentence).toContain("KEYRING");
			} finally {
				web.services.vault = good;
			}
			expect(told).toEqual([`cannot open territory_key.wrapped: ${reason}`, `cannot open territory_key.wrapped: ${reason}`]);
		},
	);

	it.each(Object.entries(keyrings))("the referral's own page answers 503, and nothing of it as an empty text: %s", async (_, vault) => {
		const { vault: good } = web.services;
		web.services.vault = vault;
		try {
			const { loader } = guarded({ loader: referral.loader as LoaderFunction, default: referral.default }, () => {});
			const params = { territory: "ici", referral: referralId };
			const page = await web.ask(loader as never, { path: `/t/ici/orientations/${referralId}`, params, cookie: cookies.sender });
			expect(page.status).toBe(503);
			expect(page.data).toEqual({ sentence: sentenceOf("keys.unavailable") });
		} finally {
			web.services.vault = good;
		}
	});

	it("knows the trouble that a built page throws, whose class is a copy", async () => {
		const loader = () => {
			throw Object.assign(new Error("cannot open referral_part.card: altered"), { name: "KeyTrouble" });
		};
		const page = await web.ask(guarded({ loader, default: add.default }, () => {}).loader as never, { path: "/", cookie: cookies.sender });
		expect([page.status, page.data.sentence]).toEqual([503, sentenceOf("keys.unavailable")]);
	});

	it("is not answered by a page that reloads for ever, and is told to the log without anything personal", async () => {
		const piece = await lastPiece();
		const build = {
			entry: { module: { default: () => new Response("") } },
			routes: {
				piece: {
					id: "piece",
					path: "t/:territory/orientations/:referral/pieces/:piece/telechargement",
					module: { loader: download.loader },
				},
			},
			assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "" },
			publicPath: "/",
			assetsBuildDirectory: "",
			future: {},
			isSpaMode: false,
			mode: "production",
		} as unknown as ServerBuild;
		const told: unknown[] = [];
		const services = { ...web.services, vault: keyrings.missing };
		const server = createWeb({
			services,
			build,
			mode: "production",
			whatIsNotReady: async () => "keys",
			onError: (error) => told.push(error),
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
		const answer = await fetch(`${origin}${base()}/${piece}/telechargement`, { headers: { Cookie: cookies.sender } });
		const ready = await fetch(`${origin}/readyz`);
		await new Promise((resolve) => server.close(resolve));
		expect(answer.status).toBe(503);
		expect(await answer.text()).toContain("Rien n'est effacé");
		expect(answer.headers.get("Refresh")).toBeNull();
		expect(answer.headers.get("Cache-Control")).toBe("no-store");
		expect([ready.status, await ready.text()]).toEqual([503, "keys"]);
		expect(String(told[0])).toBe("KeyTrouble: cannot open territory_key.wrapped: missing");
	});
});
