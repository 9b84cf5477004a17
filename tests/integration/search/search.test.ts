import { beforeAll, describe, expect, it } from "vitest";
import { editSheet } from "#app/domain/action-sheets/commands/edit-sheet.server.ts";
import { addNote } from "#app/domain/follow-up/commands/add-note.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { type Day, dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { endMembership } from "#app/domain/people/commands/end-membership.server.ts";
import { countFound, isFoundSheet, listFound } from "#app/domain/search/queries.server.ts";
import { type Found, type FoundKind, foundKinds, type Piece } from "#app/domain/search/types.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { decision, docOf, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

const textOf = (pieces: Piece[] | null) => (pieces ?? []).map(({ text }) => text).join("");
const markedIn = (pieces: Piece[] | null) => (pieces ?? []).filter(({ isMarked }) => isMarked).map(({ text }) => text);
const titles = (found: Found[]) => found.map(({ title }) => textOf(title));

const counts = (who: Actor, q: string) =>
	reading({ db: database.app, actor: who, now }, (tx) => countFound(tx, { territoryId: who.territoryId, q }));
const find = (who: Actor, q: string, kinds: readonly FoundKind[] = ["fiches"], limit = 100, offset = 0) =>
	reading({ db: database.app, actor: who, now }, (tx) => listFound(tx, { territoryId: who.territoryId, q, kinds, limit, offset }));

async function aFullTerritory(slug: string) {
	const c = await aCommittee(database, now, slug);
	const sheet = async (code: string, title: string, texts: Record<string, string | string[]> = {}) => {
		const id = await aSheet(c.territory, { slug: `${slug}-${code.replaceAll(".", "-")}`, code, title });
		for (const [column, value] of Object.entries(texts))
			await database.asAdmin(`update action_sheet set ${column} = $1 where id = $2`, [value, id]);
		return id;
	};
	const ids: Record<string, SheetId> = {
		school: await sheet("3.2", "Éducation et réussite des élèves", { description: "Un relais entre parents/enseignants." }),
		early: await sheet("3.20", "Développer la petite enfance", { aims: "Accompagner les familles monoparentales" }),
		home: await sheet("1.4", "Habitat des jeunes", { need: "Logement d'urgence, cf. fiche 3.2", tags: ["hébergement"] }),
		old: await aSheet(c.territory, {
			slug: `${slug}-2-1`,
			code: "2.1",
			title: "Bien vieillir à domicile",
			steps: ["Recenser les aidants"],
		}),
	};
	return { ...c, ids };
}
type Full = Awaited<ReturnType<typeof aFullTerritory>>;

describe("a search over sheets", () => {
	let c: Full;
	let reader: Actor;
	beforeAll(async () => {
		c = await aFullTerritory("mots");
		reader = c.people.reader;
	});
	const found = async (q: string) => titles(await find(reader, q));

	it("goes by the letters, not by accents nor capitals", async () => {
		for (const q of ["education", "ÉDUCATION", "éducation"]) expect(await found(q)).toEqual(["Éducation et réussite des élèves"]);
		expect(await found("hebergement")).toEqual(["Habitat des jeunes"]);
	});

	it("takes words of one stem for one another", async () => {
		for (const q of ["famille", "familles", "FAMILLE monoparentale"]) expect(await found(q)).toEqual(["Développer la petite enfance"]);
		expect(await found("accompagnement")).toEqual(await found("accompagner"));
		expect(await found("accompagner")).toHaveLength(1);
	});

	it("finds the beginning of the last word, and no middle of one", async () => {
		expect(await found("petite enf")).toEqual(["Développer la petite enfance"]);
		expect(await found("enseig")).toEqual(["Éducation et réussite des élèves"]);
		expect(await found("ndrag")).toEqual([]);
	});

	it("reads words that a slash, a hyphen or an apostrophe binds", async () => {
		expect(await found("parents")).toEqual(["Éducation et réussite des élèves"]);
		expect(await found("petite-enfance")).toEqual(["Développer la petite enfance"]);
		expect(await found("l’éducation d'élèves")).toEqual(["Éducation et réussite des élèves"]);
	});

	it("keeps quotation marks and the minus sign their meaning", async () => {
		expect(await found('"petite enfance"')).toEqual(["Développer la petite enfance"]);
		expect(await found("« petite enfance »")).toEqual(["Développer la petite enfance"]);
		expect(await found('"enfance petite"')).toEqual([]);
		expect(await found("3.2")).toHaveLength(2);
		expect(await found("3.2 -logement")).toEqual(["Éducation et réussite des élèves"]);
	});

	it("forgives small typing errors in titles, after what holds the words as typed", async () => {
		expect(await found("petite enfence")).toEqual(["Développer la petite enfance"]);
		expect(await found("educatoin")).toEqual(["Éducation et réussite des élèves"]);
		expect(await found("famlle de la lune")).toEqual([]);
	});

	it("gives the sheet of a code first", async () => {
		for (const q of ["3.2", "fiche 3.2", "Action n° 3.2"])
			expect((await find(reader, q))[0]).toMatchObject({ id: c.ids.school, facts: { code: "3.2" } });
	});

	it("finds a sheet by its milestones and by its notes, and shows which", async () => {
		expect(await found("aidants")).toEqual(["Bien vieillir à domicile"]);
		await addNote(c.as(c.people.officer), {
			sheetId: c.ids.old as SheetId,
			notedOn: dayOf(now),
			text: "La visiteuse est venue avec une tablette.",
		});
		const [hit] = await find(reader, "tablettes");
		expect(hit?.id).toBe(c.ids.old);
		expect(markedIn(hit?.excerpt ?? null)).toEqual(["tablette"]);
	});

	it("marks the words it found, in a text that stays text", async () => {
		const sheetId = await aSheet(c.territory, {
			slug: "balises",
			code: "9.9",
			title: "Balises <b>utiles</b>",
			description: `Un ${"\ue000"}<script>alert("mobilité")</script>${"\ue001"} et des mobilités.`,
		});
		const [hit] = await find(reader, "mobilite utile");
		expect(hit?.id).toBe(sheetId);
		expect(textOf(hit?.title ?? null)).toBe("Balises < b>utiles<  / b>");
		expect(markedIn(hit?.title ?? null)).toEqual(["utiles"]);
		expect(markedIn(hit?.excerpt ?? null)).toEqual(["mobilité", "mobilités"]);
	});

	it("follows a text that changes", async () => {
		const sheetId = await aSheet(c.territory, { slug: "change", code: "8.1", title: "Ludothèque itinérante" });
		expect(await found("ludotheque")).toHaveLength(1);
		await editSheet(c.as(c.people.officer), { sheetId, revision: 1, title: "Bibliobus" });
		expect(await found("ludotheque")).toEqual([]);
		expect(await found("bibliobus")).toEqual(["Bibliobus"]);
		await database.asAdmin("delete from action_sheet where id = $1", [sheetId]);
		expect(await found("bibliobus")).toEqual([]);
	});

	it.each([
		"'); drop table person; --",
		":*",
		"a & | !",
		"<->",
		"\\",
		"'",
		"''':*",
		'"',
		"-",
		"(((",
		"%",
		"_",
		"le la les",
		"é".repeat(100),
		"\u{1f600}",
		"*".repeat(100),
	])("takes %j for a text like others", async (q) => {
		expect(await counts(reader, q)).toEqual({ fiches: 0, "comptes-rendus": 0, decisions: 0, annuaire: 0 });
		expect(await find(reader, q, foundKinds)).toEqual([]);
	});

	it("offers a list of sheets the same condition", async () => {
		const ids = await reading(c.as(reader), (tx) =>
			tx
				.selectFrom("actionSheet as s")
				.select("s.id")
				.where("s.territoryId", "=", reader.territoryId)
				.where(isFoundSheet("s.id", { territoryId: reader.territoryId, q: "3.2" }))
				.execute(),
		);
		expect(new Set(ids.map(({ id }) => id))).toEqual(new Set((await find(reader, "3.2")).map(({ id }) => id)));
	});
});

describe("a search over minutes, decisions and the directory", () => {
	it("shows a draft to its committee and to who runs the territory, and counts it for nobody else", async () => {
		const c = await aFullTerritory("brouillon");
		await c.draft({
			title: "Réunion de rentrée",
			doc: docOf(paragraph("Une épicerie ambulante passera."), decision({ text: "Lancer l'épicerie" })),
		});
		for (const [name, who] of Object.entries(c.people)) {
			const mayRead = !["outsider", "reader"].includes(name);
			for (const q of ["epiceries", "rentree", "réunoin de rentrée"]) {
				expect([name, q, (await counts(who, q))["comptes-rendus"]]).toEqual([name, q, mayRead ? 1 : 0]);
				expect(await find(who, q, ["comptes-rendus"])).toHaveLength(mayRead ? 1 : 0);
			}
			expect((await counts(who, "epicerie")).decisions).toBe(0);
		}
		const [hit] = await find(c.people.lead, "ambulante", ["comptes-rendus"]);
		expect(hit).toMatchObject({ kind: "comptes-rendus", facts: { committeeSlug: "insertion", status: "draft" } });
		expect(markedIn(hit?.excerpt ?? null)).toEqual(["ambulante"]);
	});

	it("shows approved minutes and their decisions to all, also by what is to be done and by number", async () => {
		const c = await aFullTerritory("approuve");
		const block = {
			text: "Ouvrir une permanence à Guérande",
			taskTitle: "Réserver la salle",
			ownerId: c.people.member.personId,
			dueOn: "2026-12-01" as Day,
		};
		await approveMinutes(c.as(c.people.chair), await c.submitted({ doc: docOf(paragraph("Rien d'autre."), decision(block)) }));
		const { reader } = c.people;
		for (const q of ["guerande", "salle", "permanance", "2026-1", "décision 2026-01"])
			expect([q, (await counts(reader, q)).decisions]).toEqual([q, 1]);
		expect((await counts(reader, "réserver"))["comptes-rendus"]).toBe(1);
		const [hit] = await find(reader, "salles", ["decisions"]);
		expect(hit).toMatchObject({ title: [{ text: "2026-01" }], facts: { decidedOn: dayOf(now), verb: "validated" } });
		expect(markedIn(hit?.excerpt ?? null)).toEqual(["salle"]);
	});

	it("finds organisations and the people who work in the territory today, no longer those who left", async () => {
		const c = await aFullTerritory("annuaire");
		const { reader, officer } = c.people;
		expect(await find(reader, "ccas", ["annuaire"])).toMatchObject([{ facts: { isPerson: false, organisationKind: "ccas", ledCount: 0 } }]);
		expect(await find(reader, "presidance", ["annuaire"])).toMatchObject([{ facts: { isPerson: true, organisationName: "CCAS" } }]);
		const gone = await c.territory.person("partante");
		expect((await counts(reader, "partante")).annuaire).toBe(1);
		await endMembership(c.as(officer), { personId: gone.personId, endsOn: plusDays(dayOf(now), -1) });
		expect((await counts(reader, "partante")).annuaire).toBe(0);
	});
});

describe("the walls", () => {
	it("keep other territories out of what is found and of what is counted", async () => {
		const here = await aFullTerritory("mur-ici");
		const there = await aFullTerritory("mur-ailleurs");
		await approveMinutes(there.as(there.people.chair), await there.submitted({ doc: docOf(decision({ text: "Phare de la Turballe" })) }));
		await there.territory.person("zephyrine");
		await aSheet(there.territory, { slug: "turballe", code: "7.7", title: "Marché de la Turballe" });
		for (const q of ["turballe", "tuballe", "zephyrine", "7.7"]) {
			expect(await counts(here.people.officer, q)).toEqual({ fiches: 0, "comptes-rendus": 0, decisions: 0, annuaire: 0 });
			expect(await find(here.people.officer, q, foundKinds)).toEqual([]);
		}
		// as an attacker would: the other territory asked for outright
		const forged = { ...here.people.officer, territoryId: there.territory.territoryId };
		expect(Object.values(await counts(forged, "turballe"))).toEqual([0, 0, 0, 0]);
	});

	it("leave counts and lists in agreement, whoever asks and whatever for, on every page", async () => {
		const c = await aFullTerritory("parite");
		await c.draft({ doc: docOf(paragraph("Habitat, famille, enfance, technique"), decision({ text: "Habitat et famille" })) });
		await approveMinutes(
			c.as(c.people.chair),
			await c.submitted({ doc: docOf(paragraph("famille"), decision({ text: "Habitat et famille" })) }),
		);
		for (const who of [c.people.lead, c.people.reader, c.people.officer])
			for (const q of ["habitat", "famille", "enfence", "3.2", "technique", "e", "familles OR habitat", "parite"]) {
				const counted = await counts(who, q);
				for (const kind of foundKinds) {
					const all = await find(who, q, [kind]);
					expect([q, kind, all.length]).toEqual([q, kind, counted[kind]]);
					expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
					const paged = [...(await find(who, q, [kind], 2)), ...(await find(who, q, [kind], 98, 2))];
					expect(paged).toEqual(all);
				}
			}
	});
});
