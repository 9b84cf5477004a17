import { beforeAll, describe, expect, it } from "vitest";
import { presentSheetTable } from "#app/presenters/export.server.ts";
import * as edit from "#app/routes/saved-views/edit.tsx";
import * as views from "#app/routes/saved-views/list.tsx";
import * as create from "#app/routes/saved-views/new.tsx";
import * as remove from "#app/routes/saved-views/remove.tsx";
import * as list from "#app/routes/sheets/list.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);

const cookies = {} as Record<"partner" | "reader" | "foreigner", string>;
let partner: Awaited<ReturnType<Awaited<ReturnType<typeof aTerritory>>["person"]>>;

beforeAll(async () => {
	const here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	partner = await here.person("paul");
	cookies.partner = await web.signInAs(partner.personId);
	cookies.reader = await web.signInAs((await here.person("lise", { role: "reader" })).personId);
	cookies.foreigner = await web.signInAs((await there.person("fred", { role: "admin" })).personId);
	await aSheet(here, { slug: "en-retard", endOn: "2026-01-31" });
	await aSheet(here, { slug: "a-venir", endOn: "2027-01-31" });
	await database.asAdmin("update action_sheet set tags = array['Santé'] where slug = 'a-venir'");
});

type Handler = Parameters<typeof web.ask>[0];
const ask = (
	who: keyof typeof cookies,
	handler: unknown,
	path: string,
	params: Record<string, string> = {},
	form?: Record<string, string>,
) => web.ask(handler as Handler, { path, params: { territory: "ici", ...params }, cookie: cookies[who], form });
const base = "/t/ici/fiches";

describe("the list of sheets", () => {
	it("keeps filters, display and columns in its address, and marks the view that says the same", async () => {
		const { data } = await ask("partner", list.loader, `${base}?statut=late&statut=blocked&vue=cartes&colonnes=note`);
		expect(data).toMatchObject({
			filters: { statut: ["blocked", "late"], vue: "cartes", colonnes: ["note"] },
			search: "statut=blocked&statut=late&vue=cartes&colonnes=note",
			total: 1,
			sheets: [{ slug: "en-retard" }],
			choices: { tags: ["Santé"] },
		});
	});

	it("exports what it shows", async () => {
		const ctx = { db: database.app, actor: partner, now };
		for (const query of ["statut=late&statut=blocked", "etiquette=Sant%C3%A9", "sans=pilote&sens=desc", "sans=note"]) {
			const { data } = await ask("partner", list.loader, `${base}?${query}`);
			const { count, table } = await presentSheetTable(ctx, new URLSearchParams(query));
			expect({ query, count, rows: table.rows.length }).toEqual({ query, count: data.total, rows: data.total });
		}
	});
});

describe("saved views", () => {
	const newAt = `${base}/vues/nouvelle?vue=frise&statut=late&page=3&inconnu=1`;

	it("are kept from the list, shown above it, changed and deleted", async () => {
		expect((await ask("partner", create.loader, newAt)).data).toMatchObject({
			search: "statut=late&vue=frise",
			outline: { filterCount: 1, vue: "frise" },
			canShare: true,
		});
		expect(await ask("partner", create.action, newAt, {}, { name: "Retards", isShared: "on" })).toMatchObject({
			status: 302,
			location: `${base}?statut=late&vue=frise`,
		});
		const shown = (await ask("reader", list.loader, `${base}?vue=frise&statut=late`)).data.savedViews;
		expect(shown).toMatchObject([{ name: "Retards", isCurrent: true, ownerName: "Paul ici" }]);
		const view = shown[0].id as string;
		const at = `${base}/vues/${view}?remplacer=1&q=bus`;
		expect((await ask("partner", edit.loader, at, { view })).data.replacement).toMatchObject({ search: "q=bus" });
		const change = { name: "Bus", revision: "1", keeps: "replacement" };
		expect((await ask("partner", edit.action, at, { view }, change)).status).toBe(302);
		const stale = await ask("partner", edit.action, at, { view }, { ...change, name: "Trop tard" });
		expect(stale).toMatchObject({ status: 409, data: { current: { name: "Bus", search: "q=bus", revision: 2 } } });
		expect((await ask("reader", views.loader, `${base}/vues`)).data.views, "no longer shared").toEqual([]);
		expect((await ask("partner", remove.action, `${base}/vues/${view}/suppression`, { view }, { revision: "2" })).status).toBe(302);
		expect((await ask("partner", views.loader, `${base}/vues`)).data.views).toEqual([]);
	});

	it("tell beside its field what is wrong with a name, and keep what was typed", async () => {
		await ask("reader", create.action, newAt, {}, { name: "Une" });
		const again = await ask("reader", create.action, newAt, {}, { name: "une" });
		expect(again).toMatchObject({ status: 422, data: { lastResult: { initialValue: { name: "une" } } } });
		expect(again.data.lastResult.error.name[0]).toContain("porte déjà ce nom");
		expect((await ask("reader", create.action, newAt, {}, { name: " " })).status).toBe(400);
		expect((await ask("reader", create.loader, newAt)).data.canShare).toBe(false);
		expect((await ask("reader", create.action, newAt, {}, { name: "Deux", isShared: "on" })).status).toBe(403);
	});

	it("do not exist for others, nor under an id that is none", async () => {
		const [view = ""] = (await ask("reader", views.loader, `${base}/vues`)).data.views.map(({ id }: { id: string }) => id);
		expect(view).not.toBe("");
		for (const [who, territory, id] of [
			["partner", "ici", view],
			["foreigner", "la-bas", view],
			["foreigner", "ici", view],
			["reader", "ici", "rien"],
		] as const) {
			for (const handler of [edit.loader, remove.loader]) {
				expect((await ask(who, handler, `/t/${territory}/fiches/vues/${id}`, { territory, view: id })).status).toBe(404);
			}
		}
		const change = { name: "À moi", revision: "1" };
		expect((await ask("partner", edit.action, `${base}/vues/${view}`, { view }, change)).status).toBe(404);
	});
});
