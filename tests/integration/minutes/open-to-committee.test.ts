import { expect, it } from "vitest";
import { reading } from "#app/domain/kernel/context.server.ts";
import { type MeetingId, newId } from "#app/domain/kernel/ids.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { openToCommittee } from "#app/domain/minutes/commands/open-to-committee.server.ts";
import { submitMinutes } from "#app/domain/minutes/commands/submit-minutes.server.ts";
import { findMinutes } from "#app/domain/minutes/queries.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aCommittee } from "./a-committee.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
type Committee = Awaited<ReturnType<typeof aCommittee>>;
const read = (c: Committee, meetingId: MeetingId) =>
	reading(c.as(c.people.lead), (tx) => findMinutes(tx, c.territory.territoryId, meetingId));

it("opens and closes, each told once, and the text keeps its revision", async () => {
	const c = await aCommittee(database, now, "ouvre");
	const { meetingId, revision } = await c.draft();
	await openToCommittee(c.as(c.people.lead), { meetingId, isOpen: true });
	await openToCommittee(c.as(c.people.officer), { meetingId, isOpen: true });
	expect(await read(c, meetingId)).toMatchObject({ isOpenToCommittee: true, revision });
	await openToCommittee(c.as(c.people.officer), { meetingId, isOpen: false });
	expect(await read(c, meetingId)).toMatchObject({ isOpenToCommittee: false, revision });
	expect((await c.events()).slice(2)).toEqual(["minutes.opened-to-committee", "minutes.closed-to-committee"]);
});

it("tells it once when two open it at the same time", async () => {
	const c = await aCommittee(database, now, "ensemble");
	const { meetingId } = await c.draft();
	await Promise.all([c.people.lead, c.people.officer].map((who) => openToCommittee(c.as(who), { meetingId, isOpen: true })));
	expect((await c.events()).filter((name) => name === "minutes.opened-to-committee")).toHaveLength(1);
});

it("is refused to who does not lead it, and once the text waits or is frozen", async () => {
	const c = await aCommittee(database, now, "refuse");
	const { meetingId, revision } = await c.draft();
	const input = { meetingId, isOpen: true };
	for (const who of [c.people.chair, c.people.substitute, c.people.member]) {
		await expect(openToCommittee(c.as(who), input)).rejects.toMatchObject({ kind: "forbidden", code: "minutes.lead-only" });
	}
	for (const who of [c.people.outsider, c.people.reader]) {
		await expect(openToCommittee(c.as(who), input)).rejects.toMatchObject({ kind: "not-found" });
	}
	await expect(openToCommittee(c.as(c.people.lead), { ...input, meetingId: newId<MeetingId>() })).rejects.toMatchObject({
		kind: "not-found",
	});
	const elsewhere = await aCommittee(database, now, "a-cote");
	await expect(openToCommittee(elsewhere.as(elsewhere.people.officer), input)).rejects.toMatchObject({ kind: "not-found" });
	await submitMinutes(c.as(c.people.lead), { meetingId, revision });
	await expect(openToCommittee(c.as(c.people.lead), input)).rejects.toMatchObject({ code: "minutes.awaiting-approval" });
	await approveMinutes(c.as(c.people.chair), { meetingId, revision: revision + 1 });
	await expect(openToCommittee(c.as(c.people.lead), input)).rejects.toMatchObject({ code: "minutes.frozen" });
	expect(await c.events()).not.toContain("minutes.opened-to-committee");
});
