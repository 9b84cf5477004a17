import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import * as bulkChange from "#app/routes/sheets/bulk-change.tsx";
import * as bulkChanges from "#app/routes/sheets/bulk-changes.tsx";
import * as bulkUndo from "#app/routes/sheets/bulk-undo.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

// As forms without scripts send them: the list and the choice by GET, the confirmation by POST.

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);
const page = "/t/ici/fiches/modification-groupee";

let here: BuiltTerritory;
let people: Record<"officer" | "partner" | "reader" | "foreigner", Actor>;
const cookies = {} as Record<keyof typeof people, string>;
let count = 0;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	people = {
		officer: await here.person("claire", { role: "cooperation_officer" }),
		partner: await here.person("paul"),
		reader: await here.person("lise", { role: "reader" }),
		foreigner: await there.person("fred", { role: "admin" }),
	};
	for (const [name, { personId }] of Object.entries(people)) cookies[name as keyof typeof cookies] = await web.signInAs(personId);
});

const sheets = (length: number) =>
	Promise.all(Array.from({ length }, async () => aSheet(here, { slug: `fiche-${++count}`, code: String(count) })));
const ask = (
	who: keyof typeof cookies,
	handler: unknown,
	path: string,
	params: Record<string, string> = {},
	form?: Record<string, string>,
) => web.ask(handler as Parameters<typeof web.ask>[0], { path, params: { territory: "ici", ...params }, cookie: cookies[who], form });
const address = (ids: readonly string[], choice: Record<string, string> = {}) =>
	`${page}?${new URLSearchParams([...ids.map((id) => ["sheetIds", id]), ...Object.entries(choice)])}`;

interface Judged {
	id: string;
	revision: number;
	refusal: string | null;
}
/** Sends the form of the page as it stands; `sheets` repeats, which a plain record cannot say. */
async function confirm(who: keyof typeof cookies, path: string, fields: Record<string, string>) {
	const { data } = await ask(who, bulkChange.loader, path);
	const seen = (data.judged as Judged[])
		.filter(({ refusal }) => refusal === null)
		.map(({ id, revision }) => ["sheets", `${id}:${revision}`]);
	return web.ask(bulkChange.action as never, {
		path,
		params: { territory: "ici" },
		cookie: cookies[who],
		form: [...Object.entries(fields), ...seen] as never,
	});
}
const statusesOf = async (ids: readonly string[]) => {
	const rows = await database.asAdmin<{ id: string; status: string }>("select id, status from action_sheet where id = any ($1::uuid[])", [
		ids,
	]);
	return ids.map((id) => rows.find((row) => row.id === id)?.status);
};

describe("the page of a bulk change", () => {
	it("shows the chosen sheets and what can be changed, then what would become of each", async () => {
		const ids = await sheets(2);
		expect(await ask("officer", bulkChange.loader, address(ids))).toMatchObject({
			status: 200,
			data: { sheets: [{ id: ids[0] }, { id: ids[1] }], asked: null, refusals: [] },
		});
		const { data } = await ask("officer", bulkChange.loader, address(ids, { quoi: "statut", statut: "on_hold" }));
		expect(data).toMatchObject({
			asked: { kind: "status", status: "on_hold" },
			asksReason: true,
			judged: [{ refusal: null, before: { status: "draft" }, after: { status: "on_hold" } }, { refusal: null }],
		});
	});

	it("changes, for a partner who pilots two of five sheets, exactly those two; the others have their reason", async () => {
		const ids = await sheets(5);
		const theirs = [ids[1], ids[3]];
		await database.asAdmin("update action_sheet set lead_person_id = $1 where id = any ($2::uuid[])", [people.partner.personId, theirs]);
		const path = address(ids, { quoi: "statut", statut: "on_hold" });
		const { data } = await ask("partner", bulkChange.loader, path);
		expect((data.judged as Judged[]).filter(({ refusal }) => refusal === null).map(({ id }) => id)).toEqual(theirs);
		expect((data.judged as Judged[])[0]?.refusal).toMatch(/^Seuls les chargés de coopération/);
		const done = await confirm("partner", path, { kind: "status", status: "on_hold", reason: "Congés" });
		expect(done).toMatchObject({
			status: 302,
			location: expect.stringMatching(/^\/t\/ici\/fiches\/modifications-groupees\/[0-9a-f-]{36}$/),
		});
		expect(await statusesOf(ids)).toEqual(["draft", "on_hold", "draft", "on_hold", "draft"]);
	});

	it("takes all the sheets that answer the filters, and says when they are too many", async () => {
		const ids = await sheets(3);
		await database.asAdmin("update action_sheet set tags = '{Lot}' where id = any ($1::uuid[])", [ids]);
		const { data } = await ask("officer", bulkChange.loader, `${page}?toutes=etiquette%3DLot`);
		expect(new Set(data.sheets.map(({ id }: { id: string }) => id))).toEqual(new Set(ids));
		expect(data.tooMany).toBeNull();
	});

	it("asks again for a reason, and tells which sheet moved meanwhile", async () => {
		const ids = await sheets(2);
		const path = address(ids, { quoi: "statut", statut: "on_hold" });
		const without = await confirm("officer", path, { kind: "status", status: "on_hold" });
		expect(without).toMatchObject({ status: 422, data: { lastResult: { error: { reason: [expect.any(String)] } } } });
		await database.asAdmin("update action_sheet set revision = 7 where id = $1", [ids[0]]);
		const stale = await web.ask(bulkChange.action as never, {
			path,
			params: { territory: "ici" },
			cookie: cookies.officer,
			form: [["kind", "status"], ["status", "on_hold"], ["reason", "x"], ...ids.map((id) => ["sheets", `${id}:1`])] as never,
		});
		expect(stale).toMatchObject({ status: 409, data: { current: { stale: [ids[0]] } } });
		expect(await statusesOf(ids)).toEqual(["draft", "draft"]);
	});

	it("says what is missing from an address made by hand", async () => {
		const ids = await sheets(1);
		for (const choice of [
			{ quoi: "statut" },
			{ quoi: "pilote" },
			{ quoi: "etiquettes" },
			{ quoi: "tout" },
			{ quoi: "statut", statut: "x" },
		]) {
			const { status, data } = await ask("officer", bulkChange.loader, address(ids, choice as Record<string, string>));
			expect([status, data.asked, data.refusals.length]).toEqual([200, null, 1]);
		}
		expect(await ask("officer", bulkChange.loader, `${page}?sheetIds=inconnue`)).toMatchObject({ status: 200, data: { sheets: [] } });
	});

	it("is refused to readers and unknown elsewhere", async () => {
		const ids = await sheets(1);
		expect((await ask("reader", bulkChange.loader, address(ids))).status).toBe(403);
		expect((await ask("foreigner", bulkChange.loader, address(ids))).status).toBe(404);
	});
});

describe("the pages of past bulk changes", () => {
	it("list them, and undo one from its own page, once", async () => {
		const ids = await sheets(2);
		const path = address(ids, { quoi: "etiquettes", ajouter: "Été, Jeunes" });
		const { location } = await confirm("officer", path, { kind: "tags", add: "Été, Jeunes" });
		const change = location?.split("/").at(-1) as string;
		expect(await ask("reader", bulkChanges.loader, "/t/ici/fiches/modifications-groupees")).toMatchObject({
			status: 200,
			data: { changes: [{ id: change, count: 2, undoneAt: null }, {}] },
		});
		const shown = await ask("officer", bulkUndo.loader, location as string, { change });
		expect(shown.data).toMatchObject({ undo: { isAllowed: true }, items: [{ after: { tags: ["Été", "Jeunes"] }, isTouched: false }, {}] });
		expect((await ask("reader", bulkUndo.loader, location as string, { change })).data.undo.isAllowed).toBe(false);
		expect((await ask("partner", bulkUndo.action, location as string, { change }, {})).status).toBe(403);
		expect((await ask("officer", bulkUndo.action, location as string, { change }, {})).status).toBe(302);
		expect((await ask("officer", bulkUndo.action, location as string, { change }, {})).status).toBe(422);
		expect((await ask("officer", bulkUndo.loader, location as string, { change })).data).toMatchObject({
			undo: null,
			items: [{ isRestored: true }, { isRestored: true }],
		});
	});

	it("know nothing of what does not exist", async () => {
		for (const change of ["n-importe-quoi", "00000000-0000-7000-8000-000000000000"]) {
			expect((await ask("officer", bulkUndo.loader, "/t/ici/fiches/modifications-groupees/x", { change })).status).toBe(404);
		}
	});
});
