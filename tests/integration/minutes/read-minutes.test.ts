import { expect, it } from "vitest";
import { reading } from "#app/domain/kernel/context.server.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { requestChanges } from "#app/domain/minutes/commands/request-changes.server.ts";
import { followMinutes, readMinutes } from "#app/domain/minutes/policy.ts";
import { findMinutes } from "#app/domain/minutes/queries.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aCommittee } from "./a-committee.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

it("is read by the same people by policy and by row-level security, in every state", async () => {
	const c = await aCommittee(database, now, "parite");
	const elsewhere = await aCommittee(database, now, "etranger");
	const { committeeId } = c;
	const sentBack = await c.submitted();
	await requestChanges(c.as(c.people.chair), { ...sentBack, remark: "À revoir" });
	const approved = await c.submitted();
	await approveMinutes(c.as(c.people.chair), approved);
	const texts = {
		draft: await c.draft(),
		submitted: await c.submitted(),
		changes_requested: sentBack,
		approved,
	} as const;
	for (const [status, { meetingId }] of Object.entries(texts)) {
		for (const [name, who] of Object.entries(c.people)) {
			const isAllowed = readMinutes(who, { committeeId, status: status as keyof typeof texts }).allowed;
			const found = await reading(c.as(who), (tx) => findMinutes(tx, c.territory.territoryId, meetingId));
			expect(found !== null, `${name} reads ${status}`).toBe(isAllowed);
			const rows = await reading(c.as(who), (tx) => tx.selectFrom("minutes").select("id").where("meetingId", "=", meetingId).execute());
			// of approved minutes, the whole text stays with the committee; others read its open cut
			expect(rows.length === 1, `${name} selects ${status}`).toBe(followMinutes(who, { committeeId }).allowed);
		}
		const stranger = elsewhere.people.officer;
		expect(await reading(elsewhere.as(stranger), (tx) => tx.selectFrom("minutes").select("id").execute())).toEqual([]);
	}
});

it("keeps the turns of a text from whoever may not read it", async () => {
	const c = await aCommittee(database, now, "tours");
	await c.submitted();
	const reviews = (who: keyof typeof c.people) =>
		reading(c.as(c.people[who]), (tx) => tx.selectFrom("minutesReview").select("verdict").execute());
	expect(await reviews("member")).toHaveLength(1);
	expect(await reviews("outsider")).toEqual([]);
	expect(await reviews("reader")).toEqual([]);
});
