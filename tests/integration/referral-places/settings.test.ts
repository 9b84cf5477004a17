import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf, instantAt } from "#app/domain/kernel/calendar.ts";
import { type Ctx, inTransaction, reading } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { saveContact } from "#app/domain/referrals/commands/save-contact.server.ts";
import { saveOrganisation } from "#app/domain/referrals/commands/save-organisation.server.ts";
import { saveSettings } from "#app/domain/referrals/commands/save-settings.server.ts";
import { SaveContact, SaveOrganisation } from "#app/domain/referrals/organisation-schema.ts";
import { getSettings, listPlacedOrganisations } from "#app/domain/referrals/settings-queries.server.ts";
import { SaveSettings } from "#app/domain/referrals/settings-schema.ts";
import { defaultSettings } from "#app/domain/referrals/types.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = instantAt("2026-11-24" as never, "08:00");
const today = dayOf(now);
const as = (actor: Actor): Ctx => ({ db: database.app, actor, now });

let territory: BuiltTerritory;
let steward: Actor;
let manager: Actor;
const facts = async (name: string) =>
	(
		await database.asAdmin<{ payload: string }>("select payload from journal_entry where territory_id = $1 and name = $2 order by seq", [
			...[territory.territoryId, name],
		])
	).map(({ payload }) => JSON.parse(payload));

beforeAll(async () => {
	territory = await aTerritory(database.owner, now, "reglages");
	steward = await territory.person("cooperation", { role: "cooperation_officer" });
	manager = { ...(await territory.person("responsable")), referral: { duties: ["manager"], secretBasis: "none" } };
	await database.asAdmin("insert into referral_duty (id, territory_id, person_id, duty, starts_on) values ($1, $2, $3, 'manager', $4)", [
		...[newId(), territory.territoryId, manager.personId, today],
	]);
});

describe("the settings of a territory", () => {
	const settings = (over: object = {}) => SaveSettings.parse({ ...defaultSettings, ...over });

	it("are, before anyone sets them, the defaults of their table", async () => {
		expect(await reading(as(manager), (tx) => getSettings(tx, territory.territoryId))).toEqual({ ...defaultSettings, department: null });
		await database.asAdmin("insert into referral_settings (territory_id, revision) values ($1, 0)", [territory.territoryId]);
		expect(await reading(as(manager), (tx) => getSettings(tx, territory.territoryId))).toEqual({ ...defaultSettings, department: null });
		await database.asAdmin("delete from referral_settings where territory_id = $1", [territory.territoryId]);
	});

	it("are saved by a steward, told by the names of what moved, and refused to who did not see the last version", async () => {
		await saveSettings(as(steward), settings({ soonDays: 4, childCellName: "CRIP" }));
		expect(await facts("referral-settings.changed")).toEqual([{ fields: ["childCellName", "soonDays"] }]);
		await expect(saveSettings(as(steward), settings({ soonDays: 5 }))).rejects.toMatchObject({
			code: "stale",
			current: { soonDays: 4, revision: 1 },
		});
		await expect(saveSettings(as(steward), settings({ revision: 1, soonDays: 12 }))).rejects.toThrow("delays-disordered");
		await expect(saveSettings(as(manager), settings({ revision: 1 }))).rejects.toThrow("stewards-only");
		await expect(saveSettings(as({ ...manager, role: "admin" }), settings({ revision: 1 }))).rejects.toThrow("row-level security");
		expect(await facts("referral-settings.changed")).toHaveLength(1);
	});

	it("are saved by one of two stewards who opened the page together", async () => {
		const both = [settings({ revision: 1, soonDays: 5 }), settings({ revision: 1, soonDays: 6 })];
		const results = await Promise.allSettled(both.map((one) => saveSettings(as(steward), one)));
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	});

	it.each([
		["answeredMonths", 25],
		["attachmentMonths", 7],
		["countThreshold", 10],
		["accessLogMonths", 5],
		["draftDays", 91],
		["archiveAfterDays", 181],
	])("refuse %s of %i, as their table does", async (name, value) => {
		expect(SaveSettings.safeParse({ ...defaultSettings, [name]: value }).success).toBe(false);
		const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
		await expect(database.asAdmin(`update referral_settings set ${column} = ${value}`)).rejects.toThrow("check constraint");
	});
});

describe("what an organisation is for referrals", () => {
	const ccas = () => territory.organisationIds.ccas;
	const whole = (over: object = {}) =>
		SaveOrganisation.parse({
			...{ organisationId: ccas(), revision: 0, secretBasis: "mission", secretReference: "CASF, art. L133-5", isPublicBody: true },
			...over,
		});
	const contact = (over: object = {}) => SaveContact.parse({ organisationId: ccas(), revision: 1, needsNote: "Un avis", ...over });
	const placed = async () =>
		(await reading(as(steward), (tx) => listPlacedOrganisations(tx, territory.territoryId, today))).find(
			({ organisationId }) => organisationId === ccas(),
		);

	it("is a steward's word, on a ground that is said", async () => {
		expect((await placed())?.lacks).toEqual(["secrecy", "reader"]);
		await expect(saveOrganisation(as(steward), whole({ secretReference: "" }))).rejects.toThrow("reference-needed");
		await expect(saveOrganisation(as(steward), whole({ secretBasis: "none", nirReference: "Décret" }))).rejects.toThrow("nir-without");
		await saveOrganisation(as(steward), whole());
		expect(await placed()).toMatchObject({ secretBasis: "mission", isPublicBody: true, lacks: ["reader"], revision: 1 });
		expect((await facts("referral-organisation.changed"))[0]?.fields).toEqual(["secretBasis", "secretReference", "isPublicBody"]);
		await expect(saveOrganisation(as(manager), whole({ revision: 1 }))).rejects.toThrow("stewards-only");
		await expect(saveOrganisation(as(steward), whole({ organisationId: newId() }))).rejects.toThrow("not-found");
	});

	it("lets its manager write its address and notes, and nothing else", async () => {
		await saveContact(as(manager), contact({ contactEmail: "Accueil@CCAS.example" }));
		expect(await placed()).toMatchObject({ contactEmail: "accueil@ccas.example", secretBasis: "mission", lacks: [], revision: 2 });
		await expect(saveContact(as(manager), contact())).rejects.toThrow("stale");
		await expect(saveContact(as(manager), contact({ organisationId: territory.organisationIds.caf, revision: 0 }))).rejects.toThrow(
			"manager-only",
		);
		// the database says the same to an application that would have forgotten
		for (const change of [
			{ secretBasis: "profession" },
			{ nirReference: "Décret 2019-341" },
			{ isPublicBody: false },
			{ secretReference: null },
		])
			await expect(
				inTransaction(as(manager), (tx) =>
					tx.updateTable("referralOrganisation").set(change).where("organisationId", "=", ccas()).execute(),
				),
			).rejects.toThrow("a steward alone");
	});

	it("may be begun by its manager, who binds it to nothing", async () => {
		await database.asAdmin("delete from referral_organisation where organisation_id = $1", [ccas()]);
		await saveContact(as(manager), contact({ revision: 0 }));
		expect(await placed()).toMatchObject({ secretBasis: "none", needsNote: "Un avis", revision: 1, lacks: ["secrecy", "reader"] });
		await database.asAdmin("delete from referral_organisation where organisation_id = $1", [ccas()]);
		const bound = { territoryId: territory.territoryId, organisationId: ccas(), secretBasis: "mission" };
		await expect(inTransaction(as(manager), (tx) => tx.insertInto("referralOrganisation").values(bound).execute())).rejects.toThrow(
			"row-level security",
		);
		await expect(
			inTransaction(as(manager), (tx) =>
				tx
					.insertInto("referralOrganisation")
					.values({ territoryId: territory.territoryId, organisationId: territory.organisationIds.caf })
					.execute(),
			),
		).rejects.toThrow("row-level security");
	});
});
