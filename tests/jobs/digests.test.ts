import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { docOf, paragraph, submittedMinutes } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";

const database = useDatabase();
const monday = new Date("2026-11-23T06:30:00Z");
const jobsAt = (now: Date) => testJobs({ db: database.worker, clock: () => now });
const digests = async (recipient: string) =>
	(await mailsIn(database.worker, recipient)).filter(({ subject }) => subject.startsWith("Ce qui vous attend"));

async function aTerritoryWithDuties(slug: string) {
	const territory = await aTerritory(database.owner, monday, slug);
	const chair = await territory.person("presidence", { mandates: { insertion: "chair" } });
	const lead = await territory.person("technique", { mandates: { insertion: "technical_lead" } });
	const idle = await territory.person("tranquille");
	const as = (actor: Actor) => ({ db: database.app, actor, now: monday });
	await submittedMinutes(as(lead), {
		committeeId: territory.committeeIds.insertion as never,
		title: `Comité de ${slug}`,
		attendance: [{ personId: chair.personId, status: "present" }],
		doc: docOf(paragraph("Texte.")),
	});
	const sheetId = await aSheet(territory);
	await database.asAdmin(
		"insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values ($1, $2, $3, 'Jalon tardif', '2026-11-19', $4)",
		[newId(), territory.territoryId, sheetId, chair.personId],
	);
	return { territory, chair, lead, idle };
}

describe("the daily digest", () => {
	it("tells each person what waits for them, and writes to nobody for whom nothing does", async () => {
		await aTerritoryWithDuties("point");
		await jobsAt(monday).run("sweep-digests", {});
		const [mail] = await digests("presidence@point.example");
		expect(mail?.subject).toBe("Ce qui vous attend\u00a0: 1 à approuver, 1 en retard");
		expect(mail?.text).toContain("Comité de point");
		expect(mail?.text).toContain("en retard de 4\u00a0jours");
		expect(await digests("tranquille@point.example")).toEqual([]);
	});

	it("is one mail a day though the sweep runs twice, and a record with its window", async () => {
		const { chair } = await aTerritoryWithDuties("une-fois");
		await jobsAt(monday).run("sweep-digests", {});
		await jobsAt(new Date("2026-11-23T08:00:00Z")).run("sweep-digests", {});
		expect(await digests("presidence@une-fois.example")).toHaveLength(1);
		const rows = await database.asAdmin("select starts_at, ends_at, item_count from digest where person_id = $1", [chair.personId]);
		expect(rows).toEqual([{ starts_at: new Date("2026-11-22T06:30:00Z"), ends_at: new Date("2026-11-23T06:30:00Z"), item_count: 2 }]);
		await jobsAt(new Date("2026-11-24T06:30:00Z")).run("sweep-digests", {});
		expect(await digests("presidence@une-fois.example")).toHaveLength(2);
	});

	it("gathers all the territories where the person works in one mail", async () => {
		const here = await aTerritoryWithDuties("ici");
		const there = await aTerritoryWithDuties("la-bas");
		await database.asAdmin(
			"insert into membership (id, territory_id, person_id, organisation_id, role, starts_on) values ($1, $2, $3, $4, 'partner', '2026-01-01')",
			[newId(), there.territory.territoryId, here.chair.personId, there.territory.organisationIds.ccas],
		);
		await database.asAdmin("update milestone set owner_id = $1 where territory_id = $2", [
			here.chair.personId,
			there.territory.territoryId,
		]);
		await jobsAt(monday).run("sweep-digests", {});
		const [mail, ...others] = await digests("presidence@ici.example");
		expect(others).toEqual([]);
		expect(mail?.subject).toBe("Ce qui vous attend\u00a0: 1 à approuver, 2 en retard");
		expect(mail?.text).toContain("· Territoire ici");
		expect(mail?.text).toContain("· Territoire la-bas");
	});

	it("is made of the rights held when it is sent", async () => {
		const { chair } = await aTerritoryWithDuties("droits");
		await database.asAdmin("update mandate set ends_on = '2026-11-22' where person_id = $1", [chair.personId]);
		await jobsAt(monday).run("send-digest-email", { personId: chair.personId, day: "2026-11-23" });
		expect((await digests("presidence@droits.example"))[0]?.subject).toBe("Ce qui vous attend\u00a0: 1 en retard");
	});

	it("stops with the membership", async () => {
		const { chair } = await aTerritoryWithDuties("depart");
		await database.asAdmin("update membership set ends_on = '2026-11-22' where person_id = $1", [chair.personId]);
		await jobsAt(monday).run("send-digest-email", { personId: chair.personId, day: "2026-11-23" });
		expect(await digests("presidence@depart.example")).toEqual([]);
	});

	it("keeps still on Sundays and public holidays", async () => {
		await aTerritoryWithDuties("repos");
		for (const day of ["2026-11-29", "2026-12-25"]) await jobsAt(new Date(`${day}T06:30:00Z`)).run("sweep-digests", {});
		expect(await digests("presidence@repos.example")).toEqual([]);
	});

	it("of last month is no news: its payload is read and dropped", async () => {
		const { chair } = await aTerritoryWithDuties("ancien");
		await jobsAt(monday).run("send-digest-email", { personId: chair.personId, day: "2026-10-23", territoryIds: ["a field that is gone"] });
		expect(await digests("presidence@ancien.example")).toEqual([]);
	});
});
