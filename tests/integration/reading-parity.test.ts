import { describe, expect, it } from "vitest";
import { createSheet, readSheet } from "#app/domain/action-sheets/policy.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { endMembership } from "#app/domain/people/commands/end-membership.server.ts";
import { readJournal, readMembers } from "#app/domain/people/policy.ts";
import { inUnit } from "#db/client.server.ts";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { decision, docOf } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aCommittee } from "./minutes/a-committee.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

/** A territory where each of these tables has rows, and everybody who may look at them. */
async function aLivelyTerritory(slug: string) {
	const c = await aCommittee(database, now, slug);
	const sheetId = await aSheet(c.territory, { steps: ["Ouvrir"] });
	const task = { text: "Ouvrir une permanence", sheetId, ownerId: c.people.member.personId, dueOn: plusDays(dayOf(now), 9) };
	await approveMinutes(c.as(c.people.chair), await c.submitted({ doc: docOf(decision(task)) }));
	await aMeeting(c.as(c.people.lead), { committeeId: c.committeeId, points: [{ title: "Bilan", sheetId }] });
	const admin = await c.territory.person("administration", { role: "admin" });
	const former = await c.territory.person("partie");
	await endMembership(c.as(admin), { personId: former.personId, endsOn: plusDays(dayOf(now), -1) });
	return { ...c, people: { ...c.people, admin }, former };
}

const membersRead = [
	"organisation",
	"membership",
	"committee",
	"mandate",
	"meeting",
	"agendaPoint",
	"attendance",
	"decision",
	"task",
	"actionSheet",
	"milestone",
	"axis",
	"objective",
] as const;

describe("row-level security and the policies", () => {
	it("let the same people read", async () => {
		const here = await aLivelyTerritory("parite-lecture");
		const elsewhere = await aLivelyTerritory("parite-ailleurs");
		const { territoryId } = here.territory;
		const count = (who: Actor, table: (typeof membersRead)[number] | "journalEntry") =>
			reading({ db: database.app, actor: { ...who, territoryId }, now }, async (tx) => {
				const rows = await tx.selectFrom(table).select("territoryId").execute();
				expect(rows.every((row) => row.territoryId === territoryId)).toBe(true);
				return rows.length;
			});
		for (const [name, who] of Object.entries(here.people)) {
			for (const table of membersRead)
				expect((await count(who, table)) > 0, `${name} reads ${table}`).toBe(readSheet(who, { territoryId }).allowed);
			expect((await count(who, "journalEntry")) > 0, `${name} reads the journal`).toBe(readJournal(who).allowed);
			expect(readMembers(who).allowed, `${name} has the list of members with the journal`).toBe(readJournal(who).allowed);
		}
		// who left, or never was here, sees nothing even under a context of this territory
		for (const who of [here.former, ...Object.values(elsewhere.people)])
			for (const table of [...membersRead, "journalEntry"] as const) expect(await count(who, table), table).toBe(0);
	});

	it("keep readers, those who left and strangers from writing what they see or guess", async () => {
		const here = await aLivelyTerritory("parite-ecriture");
		const stranger = (await aCommittee(database, now, "parite-etrangers")).people.officer;
		const { territoryId } = here.territory;
		expect(createSheet(here.people.reader, { axisCommitteeId: here.committeeId }).allowed).toBe(false);
		for (const who of [here.people.reader, here.former, stranger]) {
			const unit = { personId: who.personId, territoryIds: [territoryId], now };
			for (const table of membersRead) {
				const touched = await inUnit(database.app, unit, (tx) => tx.updateTable(table).set({ territoryId }).executeTakeFirst());
				expect(touched.numUpdatedRows, `${who.displayName} updates ${table}`).toBe(0n);
				const deleted = await inUnit(database.app, unit, (tx) => tx.deleteFrom(table).executeTakeFirst());
				expect(deleted.numDeletedRows, `${who.displayName} deletes ${table}`).toBe(0n);
			}
			const values = { id: crypto.randomUUID(), territoryId, slug: "intruse", name: "Intruse", kind: "association" };
			await expect(inUnit(database.app, unit, (tx) => tx.insertInto("organisation").values(values).execute())).rejects.toThrow(
				/row-level security/,
			);
		}
	});

	it("leave who has a place where to the stewards", async () => {
		const here = await aLivelyTerritory("parite-places");
		const { territoryId } = here.territory;
		for (const [name, who] of Object.entries(here.people)) {
			const unit = { personId: who.personId, territoryIds: [territoryId], now };
			const { numUpdatedRows } = await inUnit(database.app, unit, (tx) =>
				tx.updateTable("membership").set({ jobTitle: "x" }).executeTakeFirst(),
			);
			expect(numUpdatedRows > 0n, `${name} changes members`).toBe(readMembers(who).allowed);
		}
	});
});
