import { addDays } from "date-fns";
import { expect, it } from "vitest";
import { findNames, listJournalEntries, listJournalFacets } from "#app/domain/journal/queries.server.ts";
import { JournalFilter } from "#app/domain/journal/schema.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { addOrganisation } from "#app/domain/people/commands/add-organisation.server.ts";
import { renameSelf } from "#app/domain/people/commands/rename-self.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T22:59:59Z"); // a minute before midnight in France

it("gives stewards their territory's entries, the latest first, by person, day and subject", async () => {
	const territory = await aTerritory(database.owner, now, "pages");
	const { territoryId } = territory;
	const admin = await territory.person("admin", { role: "admin" });
	await addOrganisation({ db: database.app, actor: admin, now: addDays(now, 1) }, { name: "Épicerie solidaire", kind: "association" });
	const ctx = { db: database.app, actor: admin, now };
	const list = (filter: Record<string, string>) =>
		reading(ctx, async (tx) => {
			const { entries, total } = await listJournalEntries(tx, territoryId, JournalFilter.parse(filter));
			expect(total).toBe(entries.length);
			return entries.map(({ name }) => name);
		});
	expect((await list({})).at(0)).toBe("organisation.added");
	expect((await list({})).at(-1)).toBe("territory.created");
	expect(await list({ personne: admin.personId })).toEqual(["organisation.added"]);
	expect(await list({ du: "2026-11-23" })).toEqual(["organisation.added"]);
	expect(await list({ au: "2026-11-22", sujet: "organisation" })).toHaveLength(3);
	expect(await list({ sujet: "member" })).toEqual(["member.added"]);
	expect(await list({ du: "hier", sujet: "'; --", personne: "moi" })).toEqual(await list({}));
	const facets = await reading(ctx, (tx) => listJournalFacets(tx, territoryId));
	expect(facets.authorIds).toEqual([admin.personId]);
	expect(facets.subjects).toEqual(["committee", "member", "organisation", "programme", "territory"]);
});

it("shows nobody else any entry, and never those of accounts", async () => {
	const territory = await aTerritory(database.owner, now, "mur");
	const partner = await territory.person("ccas");
	const admin = await territory.person("admin", { role: "admin" });
	await renameSelf({ db: database.app, personId: admin.personId, territoryIds: [], now }, { displayName: "Autre nom" });
	const rows = (actor: typeof admin) =>
		reading({ db: database.app, actor, now }, (tx) => tx.selectFrom("journalEntry").select("name").execute());
	expect(await rows(partner)).toEqual([]);
	expect((await rows(admin)).map(({ name }) => name)).not.toContain("person.renamed");
});

it("names ids as they are called today, in this territory only", async () => {
	const here = await aTerritory(database.owner, now, "noms");
	const there = await aTerritory(database.owner, now, "voisins");
	const admin = await here.person("admin", { role: "admin" });
	await renameSelf({ db: database.app, personId: admin.personId, territoryIds: [], now }, { displayName: "Nouvelle Admin" });
	const ids = [admin.personId, here.organisationIds.caf, here.committeeIds.insertion as string, there.organisationIds.caf, newId()];
	const names = await reading({ db: database.app, actor: admin, now }, (tx) => findNames(tx, here.territoryId, ids));
	expect(Object.values(names).sort()).toEqual(["CAF", "Comité insertion", "Nouvelle Admin"]);
});
