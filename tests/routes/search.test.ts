import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import * as search from "#app/routes/search/search.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);

async function aTerritoryOfSheets(slug: string, howMany: number) {
	const territory = await aTerritory(database.owner, now, slug);
	for (let i = 1; i <= howMany; i++) await aSheet(territory, { slug: `fiche-${i}`, code: `4.${i}`, title: `Permanence mobile ${i}` });
	const ask = async (who: Actor | null, query: string) =>
		web.ask(search.loader, {
			path: `/t/${slug}/recherche${query}`,
			params: { territory: slug },
			cookie: who ? await web.signInAs(who.personId) : undefined,
		});
	return { territory, ask, reader: await territory.person("lecture", { role: "reader" }) };
}

describe("the search page", () => {
	it("shows the best of each kind, then one kind page by page, never beyond the last", async () => {
		const { ask, reader } = await aTerritoryOfSheets("pages", 23);
		const all = (await ask(reader, "?q=permanences")).data;
		expect(all).toMatchObject({ q: "permanences", type: "", counts: { fiches: 23, "comptes-rendus": 0, decisions: 0, annuaire: 0 } });
		expect(all.found).toHaveLength(5);
		const first = (await ask(reader, "?q=permanences&type=fiches")).data;
		expect(first).toMatchObject({ page: 1, pageCount: 2 });
		expect(first.found).toHaveLength(20);
		const last = (await ask(reader, "?q=permanences&type=fiches&page=99")).data;
		expect(last).toMatchObject({ page: 2 });
		expect(new Set([...first.found, ...last.found].map(({ id }: { id: string }) => id)).size).toBe(23);
		expect((await ask(reader, "?q=permanences&type=decisions")).data).toMatchObject({ found: [], page: 1, pageCount: 1 });
	});

	it("waits for words, and reads whatever the address holds", async () => {
		const { ask, reader } = await aTerritoryOfSheets("adresse", 1);
		for (const query of ["", "?q=", "?q=%20%00%20", "?type=fiches&page=4"])
			expect((await ask(reader, query)).data).toMatchObject({ q: "", counts: null, found: [] });
		const long = await ask(reader, `?q=${"permanence ".repeat(1000)}`);
		expect(long.data.q.length).toBeLessThanOrEqual(100);
		expect(long.data.counts.fiches).toBe(1);
		for (const query of ["?q=permanence&type=tout&page=-1", "?q=permanence&type[]=x&page=1e9", "?q=%ED%A0%80permanence%00"])
			expect((await ask(reader, query)).status).toBe(200);
		expect((await ask(reader, `?q=${"x".repeat(99)}${encodeURIComponent("\u{1f600}")}`)).data.counts.fiches).toBe(0);
	});

	it("leads to the members' pages those who may open them", async () => {
		const { ask, reader, territory } = await aTerritoryOfSheets("liens", 1);
		const officer = await territory.person("cooperation", { role: "cooperation_officer" });
		expect((await ask(reader, "?q=lecture")).data).toMatchObject({ can: { openMembers: false }, counts: { annuaire: 1 } });
		expect((await ask(officer, "?q=lecture")).data).toMatchObject({ can: { openMembers: true }, found: [{ id: reader.personId }] });
	});

	it("is for the members of the territory, and for no engine of the web", async () => {
		const here = await aTerritoryOfSheets("ferme", 1);
		const there = await aTerritoryOfSheets("autre", 1);
		expect((await here.ask(there.reader, "?q=permanence")).status).toBe(404);
		expect(await here.ask(null, "?q=permanence")).toMatchObject({ status: 302 });
		expect(search.headers()).toEqual({ "X-Robots-Tag": "noindex" });
	});
});
