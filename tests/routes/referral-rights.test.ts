import { beforeAll, describe, expect, it } from "vitest";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import * as access from "#app/routes/referral-rights/access.tsx";
import * as accessTable from "#app/routes/referral-rights/access-table.tsx";
import * as dossier from "#app/routes/referral-rights/dossier.tsx";
import * as dossierFile from "#app/routes/referral-rights/dossier-file.tsx";
import * as elimination from "#app/routes/referral-rights/elimination.tsx";
import * as eliminationRecord from "#app/routes/referral-rights/elimination-record.tsx";
import * as eliminationTable from "#app/routes/referral-rights/elimination-table.tsx";
import * as eliminations from "#app/routes/referral-rights/eliminations.tsx";
import * as newRequest from "#app/routes/referral-rights/new-request.tsx";
import * as rectify from "#app/routes/referral-rights/rectify.tsx";
import * as request from "#app/routes/referral-rights/request.tsx";
import * as requests from "#app/routes/referral-rights/requests.tsx";
import * as whoSaw from "#app/routes/referral-rights/who-saw.tsx";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { aDraft, aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-26T09:00:00Z");
const web = useWeb(database, now);
let place: ReferralPlace;
let referralId: ReferralId;
let reference: string;
let demand = "";
let list = "";
const cookies = {} as Record<"sender" | "ccas" | "manager" | "dpo" | "admin" | "chair", string>;
type Who = keyof typeof cookies;

beforeAll(async () => {
	place = await aReferralPlace(database, now, "ici");
	const ctx = place.as(place.sender);
	referralId = await draftReferral(ctx);
	await sendTo(ctx, referralId, [{ organisationId: place.territory.organisationIds.ccas, scope: "full" }]);
	reference =
		(await database.asAdmin<{ reference: string }>("select reference from referral where id = $1", [referralId]))[0]?.reference ?? "";
	const admin = await place.territory.person("admin", { role: "admin" });
	const chair = await place.territory.person("maire", { mandates: { insertion: "chair" } });
	const { sender, ccas, manager, dpo } = place;
	for (const [name, { personId }] of Object.entries({ sender, ccas, manager, dpo, admin, chair }))
		cookies[name as Who] = await web.signInAs(personId);
});

const at = (end: string) => `/t/ici/orientations/${end}`;
type Handler = Parameters<typeof web.ask>[0];
const ask = (who: Who, handler: unknown, path: string, params: Record<string, string> = {}, form?: Record<string, string>) =>
	web.ask(handler as Handler, { path, params: { territory: "ici", ...params }, cookie: cookies[who], ...(form && { form }) });
const lines = async () =>
	(await ask("dpo", access.loader, at("acces"))).data.lines as { what: string; detail: string; reference: string | null }[];

it("finds a person by a post, says where they are known, and opens what they ask", async () => {
	expect((await ask("dpo", newRequest.loader, at("droits/nouvelle"))).status).toBe(200);
	const post = (form: Record<string, string>) => ask("dpo", newRequest.action, at("droits/nouvelle"), {}, form);
	expect(await post({ intent: "find", lastName: "Kerguélen" })).toMatchObject({ status: 400 });
	expect((await post({ intent: "find", lastName: "Personne", firstName: "Inconnue" })).data.known).toEqual([]);
	const who = { lastName: "KERGUELEN PLOUVORN", firstName: "Maelenn" };
	const found = await post({ intent: "find", ...who });
	expect(found.data.known).toMatchObject([{ referralId, reference, recipientNames: ["CCAS"] }]);
	expect(found.data.searched).toEqual({ ...who, reference: null });
	expect(await post({ intent: "open", ...who, kind: "access", receivedOn: "2026-11-26" })).toMatchObject({ status: 400 });
	const future = await post({ intent: "open", ...who, kind: "access", receivedOn: "2026-12-26", referralIds: referralId });
	expect(future).toMatchObject({ status: 422 });
	expect(future.data.known).toHaveLength(1);
	const opened = await post({ intent: "open", ...who, kind: "access", receivedOn: "2026-11-20", referralIds: referralId });
	expect(opened.status).toBe(302);
	demand = opened.location?.split("/").at(-1) ?? "";
	expect(opened.location).toBe(at(`droits/${demand}`));
	expect(opened.location).not.toMatch(/kerg/i);
});

it("produces what is held as a page, as JSON and as text, each written down, and closes with an answer", async () => {
	const page = await ask("dpo", dossier.loader, at(`droits/${demand}/dossier`), { demand });
	expect(JSON.stringify(page.data)).toContain(aDraft.asked);
	for (const format of ["json", "txt"]) {
		const answer = await ask("dpo", dossierFile.loader, at(`droits/${demand}/dossier.${format}`), { demand });
		expect(answer.status).toBe(200);
		expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
		expect(answer.headers.get("Content-Disposition")).toContain(`attachment; filename="donnees-detenues.${format}"`);
	}
	expect((await lines()).filter(({ detail }) => detail.startsWith("right-of-access")).map(({ detail }) => detail)).toEqual([
		"right-of-access:text",
		"right-of-access:json",
		"right-of-access:page",
	]);
	const shown = await ask("dpo", request.loader, at(`droits/${demand}`), { demand });
	const [row] = shown.data.requests;
	const close = (form: Record<string, string>) =>
		ask("dpo", request.action, at(`droits/${demand}`), { demand }, { requestId: row.id, ...form });
	expect((await close({ answer: "refused" })).status).toBe(400);
	expect((await close({ answer: "granted" })).location).toBe(at(`droits/${demand}`));
	expect((await close({ answer: "granted" })).status).toBe(422);
	expect((await ask("dpo", dossier.loader, at(`droits/${demand}/dossier`), { demand })).status).toBe(422);
});

it("tells who saw what, without a name of a person accompanied, and writes down that it was exported", async () => {
	const all = await lines();
	expect(JSON.stringify(all)).not.toMatch(/Kergu|Maëlenn/i);
	const filtered = await ask("dpo", access.loader, at(`acces?reference=${reference.toLowerCase()}&nature=export`));
	expect(filtered.data.lines).toHaveLength(3);
	expect((await ask("dpo", access.loader, at("acces?reference=0000-0000"))).data.lines).toEqual([]);
	expect((await ask("dpo", accessTable.loader, at("acces.csv"))).headers.get("Content-Type")).toContain("csv");
	expect((await lines())[0]).toMatchObject({ what: "export", detail: "access-journal:csv" });
	const seen = await ask("dpo", whoSaw.loader, at(`acces/${reference}`), { reference });
	expect(seen.data.lines.every((line: { reference: string }) => line.reference === reference)).toBe(true);
	expect((await ask("dpo", whoSaw.loader, at("acces/0000-0000"), { reference: "0000-0000" })).status).toBe(404);
});

it("lets the sender put right what was sent, and nobody else", async () => {
	const params = { referral: referralId as string };
	const page = await ask("sender", rectify.loader, at(`${referralId}/rectification`), params);
	expect(page.data.card.lastName).toBe(aDraft.lastName);
	const { lastName, firstName, phone, subject, asked } = aDraft;
	const form = {
		lastName,
		firstName,
		phone,
		subject,
		asked,
		reason: "mistake",
		preferredChannel: "sms",
		revision: String(page.data.referral.revision),
	};
	const post = (who: Who, changes = {}) => ask(who, rectify.action, at(`${referralId}/rectification`), params, { ...form, ...changes });
	expect((await post("ccas")).status).toBe(403);
	expect((await post("dpo")).status).toBe(404);
	expect((await post("sender", { reason: "" })).status).toBe(400);
	expect((await post("sender")).location).toBe(at(referralId));
	expect((await post("sender")).status).toBe(409);
});

describe("a list to eliminate", () => {
	it("waits for the visa, then for the word of the DPO", async () => {
		const night = new Date(now.getTime() + 400 * 86_400_000);
		await testJobs({ db: database.worker, clock: () => night }).run("archive-referrals", {});
		const found = await ask("dpo", eliminations.loader, at("eliminations"));
		expect(found.data.lists).toHaveLength(1);
		list = found.data.lists[0].id;
		const params = { list };
		const post = (form: Record<string, string>) => ask("dpo", elimination.action, at(`eliminations/${list}`), params, form);
		expect((await ask("dpo", elimination.loader, at(`eliminations/${list}`), params)).data.list.state).toBe("awaiting-visa");
		expect((await post({ intent: "confirm" })).status).toBe(400);
		expect((await post({ intent: "confirm", isSure: "on" })).status).toBe(422);
		expect((await post({ intent: "visa", visaReference: "35-2026-1", visaOn: "2026-11-20" })).location).toBe(at(`eliminations/${list}`));
		expect((await post({ intent: "confirm", isSure: "on" })).location).toBe(at(`eliminations/${list}`));
		expect((await ask("dpo", eliminationRecord.loader, at(`eliminations/${list}/bordereau`), params)).data.items).toMatchObject([
			{ reference },
		]);
		expect((await ask("dpo", eliminationTable.loader, at(`eliminations/${list}/bordereau.csv`), params)).status).toBe(200);
	});
});

it("does not exist for anybody but the DPO", async () => {
	const pages = (): [unknown, string, Record<string, string>][] => [
		[access.loader, "acces", {}],
		[accessTable.loader, "acces.csv", {}],
		[whoSaw.loader, `acces/${reference}`, { reference }],
		[requests.loader, "droits", {}],
		[newRequest.loader, "droits/nouvelle", {}],
		[request.loader, `droits/${demand}`, { demand }],
		[dossier.loader, `droits/${demand}/dossier`, { demand }],
		[dossierFile.loader, `droits/${demand}/dossier.json`, { demand }],
		[eliminations.loader, "eliminations", {}],
		[elimination.loader, `eliminations/${list}`, { list }],
		[eliminationRecord.loader, `eliminations/${list}/bordereau`, { list }],
		[eliminationTable.loader, `eliminations/${list}/bordereau.csv`, { list }],
	];
	for (const who of ["sender", "ccas", "manager", "admin", "chair"] as const) {
		for (const [loader, path, params] of pages()) {
			const { status } = await ask(who, loader, at(path), params);
			expect({ who, path, status }).toEqual({ who, path, status: 404 });
		}
		for (const [action, path, params] of [
			[newRequest.action, "droits/nouvelle", {}],
			[request.action, `droits/${demand}`, { demand }],
			[elimination.action, `eliminations/${list}`, { list }],
		] as const) {
			const { status } = await ask(who, action, at(path), params, { intent: "find", lastName: "Kerguélen", firstName: "Maëlenn" });
			expect({ who, path, status }).toEqual({ who, path, status: 404 });
		}
	}
});
