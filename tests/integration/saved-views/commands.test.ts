import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict, Forbidden, NotFound, RuleViolation } from "#app/domain/kernel/errors.ts";
import { editView } from "#app/domain/saved-views/commands/edit-view.server.ts";
import { removeView } from "#app/domain/saved-views/commands/remove-view.server.ts";
import { saveView } from "#app/domain/saved-views/commands/save-view.server.ts";
import { readView } from "#app/domain/saved-views/policy.ts";
import { getSavedView, listSavedViews } from "#app/domain/saved-views/queries.server.ts";
import { maxViewCount } from "#app/domain/saved-views/rules.ts";
import { EditView, SaveView } from "#app/domain/saved-views/schema.ts";
import type { SavedView, SavedViewId } from "#app/domain/saved-views/types.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });

let officer: Actor;
let partner: Actor;
let other: Actor;
let reader: Actor;
let foreigner: Actor;
let count = 0;

beforeAll(async () => {
	const here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	officer = await here.person("claire", { role: "cooperation_officer" });
	partner = await here.person("paul");
	other = await here.person("zoe");
	reader = await here.person("lise", { role: "reader" });
	foreigner = await there.person("fred", { role: "admin" });
});

const save = (actor: Actor, view: { name?: string; isShared?: boolean; search?: string } = {}) =>
	saveView(as(actor), SaveView.parse({ name: `Vue ${++count}`, search: "statut=late", ...view }));
const edit = (actor: Actor, viewId: SavedViewId, change: Record<string, unknown>) =>
	editView(as(actor), EditView.parse({ viewId, revision: 1, name: `Vue ${++count}`, ...change }));
const namesFor = async (actor: Actor) => (await reading(as(actor), (tx) => listSavedViews(tx, actor))).map(({ name }) => name);
const stored = (actor: Actor, id: SavedViewId) => reading(as(actor), (tx) => getSavedView(tx, actor, id));
const factsOf = (id: string) =>
	database.asAdmin<{ name: string }>("select name from journal_entry where payload like $1 order by seq", [`%${id}%`]);

describe("saving a view", () => {
	it("keeps a list under a name, for its author alone, and tells the journal without its name", async () => {
		const id = await save(reader, { name: "À moi", search: "sans=pilote&vue=cartes" });
		expect(await stored(reader, id)).toMatchObject({ name: "À moi", search: "sans=pilote&vue=cartes", isShared: false, isMine: true });
		for (const someone of [officer, partner, foreigner]) await expect(stored(someone, id)).rejects.toThrow(NotFound);
		expect(await factsOf(id)).toEqual([{ name: "saved-view.saved" }]);
		expect(await database.asAdmin("select from journal_entry where payload like '%À moi%'")).toEqual([]);
	});

	it("shows a shared one to every member, and to nobody of another territory", async () => {
		const name = "Retards du territoire";
		await save(partner, { name, isShared: true });
		for (const member of [officer, partner, reader]) expect(await namesFor(member)).toContain(name);
		expect(await namesFor(foreigner)).not.toContain(name);
	});

	it("does not let a reader share, even past the policy", async () => {
		await expect(save(reader, { isShared: true })).rejects.toEqual(new Forbidden("saved-view.reader"));
		const id = await save(reader);
		await expect(edit(reader, id, { isShared: true })).rejects.toEqual(new Forbidden("saved-view.reader"));
	});

	it("gives a name once to a person, whatever its case, also when two are saved at once", async () => {
		await save(partner, { name: "Bloquées" });
		await expect(save(partner, { name: "bloquées" })).rejects.toEqual(new RuleViolation("saved-view.name-taken", "name"));
		await save(other, { name: "Bloquées" });
		const both = await Promise.allSettled([save(partner, { name: "Course" }), save(partner, { name: "Course" })]);
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	});

	it("stops where nobody finds their own again", async () => {
		const collector = (await aTerritory(database.owner, now, "plein")).person("jo");
		for (let index = 0; index < maxViewCount; index++) await save(await collector);
		await expect(save(await collector)).rejects.toEqual(new RuleViolation("saved-view.too-many"));
	});
});

describe("changing a view", () => {
	it("renames, shares, and replaces the list only when told to", async () => {
		const id = await save(partner);
		await edit(partner, id, { name: "Nouveau nom", isShared: true, search: "q=autre" });
		expect(await stored(officer, id)).toMatchObject({ name: "Nouveau nom", isShared: true, search: "statut=late", revision: 2 });
		await edit(partner, id, { name: "Nouveau nom", revision: 2, search: "q=autre", keeps: "replacement" });
		expect(await stored(partner, id)).toMatchObject({ isShared: false, search: "q=autre", revision: 3 });
		expect((await factsOf(id)).map(({ name }) => name)).toEqual(["saved-view.saved", "saved-view.edited", "saved-view.edited"]);
	});

	it("is for its author and, once shared, for the stewards, who leave it shared", async () => {
		const id = await save(partner, { isShared: true });
		for (const someone of [other, reader]) {
			await expect(edit(someone, id, { isShared: true })).rejects.toEqual(new Forbidden("saved-view.not-yours"));
			await expect(removeView(as(someone), { viewId: id, revision: 1 })).rejects.toEqual(new Forbidden("saved-view.not-yours"));
		}
		await expect(edit(foreigner, id, { isShared: true })).rejects.toThrow(NotFound);
		await expect(edit(officer, id, { isShared: false })).rejects.toEqual(new Forbidden("saved-view.sharing-not-yours"));
		await edit(officer, id, { isShared: true, name: "Mieux nommée" });
		expect(await stored(reader, id)).toMatchObject({ name: "Mieux nommée" });
	});

	it("refuses a stale revision with what stands now, and a name that its author has already given", async () => {
		const id = await save(partner, { name: "Prise" });
		const second = await save(partner, { isShared: true });
		await expect(edit(officer, second, { name: "Prise", isShared: true })).rejects.toEqual(
			new RuleViolation("saved-view.name-taken", "name"),
		);
		await edit(partner, id, { name: "Déplacée" });
		const late = edit(partner, id, { name: "Trop tard" });
		await expect(late).rejects.toThrow(Conflict);
		await expect(late).rejects.toMatchObject({ current: { name: "Déplacée", revision: 2 } });
		expect(await factsOf(id), "nothing is told of what was refused").toHaveLength(2);
	});

	it("goes to one of two who change it at once", async () => {
		const id = await save(partner, { isShared: true });
		const both = await Promise.allSettled([edit(partner, id, { isShared: true }), edit(officer, id, { isShared: true })]);
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	});
});

describe("deleting a view", () => {
	it("is for its author or, once shared, a steward, who have seen it as it is", async () => {
		const mine = await save(partner);
		await expect(removeView(as(partner), { viewId: mine, revision: 7 })).rejects.toThrow(Conflict);
		await expect(removeView(as(officer), { viewId: mine, revision: 1 })).rejects.toThrow(NotFound);
		await removeView(as(partner), { viewId: mine, revision: 1 });
		await expect(stored(partner, mine)).rejects.toThrow(NotFound);
		const shared = await save(partner, { isShared: true });
		await removeView(as(officer), { viewId: shared, revision: 1 });
		expect((await factsOf(shared)).map(({ name }) => name)).toEqual(["saved-view.saved", "saved-view.removed"]);
	});
});

it("lists to each exactly what the policy lets them read, and what the wall lets through", async () => {
	const all = await database.asAdmin<SavedView>(
		`select id, territory_id as "territoryId", person_id as "personId", is_shared as "isShared" from saved_view`,
	);
	for (const actor of [officer, partner, other, reader, foreigner]) {
		const readable = all.filter((view) => readView(actor, view).allowed).map(({ id }) => id as string);
		const listed = await reading(as(actor), (tx) => listSavedViews(tx, actor));
		expect(listed.map(({ id }) => id as string).sort()).toEqual(readable.sort());
		const past = await reading(as(actor), (tx) => tx.selectFrom("savedView").select("id").execute());
		expect(past.map(({ id }) => id).sort()).toEqual(readable);
	}
});
