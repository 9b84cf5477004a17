import { expect, it } from "vitest";
import { reading } from "#app/domain/kernel/context.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

it("shows a member their own territory and nothing of another", async () => {
	const here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	const actor = await here.person("lea", { mandates: { insertion: "chair" } });
	const committees = await reading({ db: database.app, actor, now }, (tx) => tx.selectFrom("committee").select("territoryId").execute());
	expect(committees.map((row) => row.territoryId)).toEqual([here.territoryId, here.territoryId]);

	const pretender = { ...actor, territoryId: there.territoryId };
	expect(await reading({ db: database.app, actor: pretender, now }, (tx) => tx.selectFrom("committee").selectAll().execute())).toEqual([]);
});
