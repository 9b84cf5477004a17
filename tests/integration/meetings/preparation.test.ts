import { describe, expect, it } from "vitest";
import { reading } from "#app/domain/kernel/context.server.ts";
import { type MeetingId, newId } from "#app/domain/kernel/ids.ts";
import { addSuggestedPoints } from "#app/domain/meetings/commands/add-suggested-points.server.ts";
import { answerPoll } from "#app/domain/meetings/commands/answer-poll.server.ts";
import { answerProposal } from "#app/domain/meetings/commands/answer-proposal.server.ts";
import { cancelPoll } from "#app/domain/meetings/commands/cancel-poll.server.ts";
import { chooseSlot } from "#app/domain/meetings/commands/choose-slot.server.ts";
import { markHeld } from "#app/domain/meetings/commands/mark-held.server.ts";
import { moveAgendaPoint } from "#app/domain/meetings/commands/move-agenda-point.server.ts";
import { openPoll } from "#app/domain/meetings/commands/open-poll.server.ts";
import { proposePoint } from "#app/domain/meetings/commands/propose-point.server.ts";
import { sendPointOn } from "#app/domain/meetings/commands/send-point-on.server.ts";
import { settleFromMinutes } from "#app/domain/meetings/commands/settle-from-minutes.server.ts";
import { settlePoints } from "#app/domain/meetings/commands/settle-points.server.ts";
import { listWaiting } from "#app/domain/meetings/queries/backlog.server.ts";
import { getPoll } from "#app/domain/meetings/queries/polls.server.ts";
import { listSuggestions } from "#app/domain/meetings/queries/suggestions.server.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aCommittee } from "../minutes/a-committee.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

async function aBody(slug: string) {
	const body = await aCommittee(database, now, slug);
	const { committeeId, people, territory } = body;
	const { territoryId } = territory;
	const lead = body.as(people.lead);
	const meetingOf = (id: MeetingId) => reading(lead, (tx) => getMeeting(tx, territoryId, committeeId, id));
	const waiting = () => reading(lead, (tx) => listWaiting(tx, territoryId, committeeId));
	const plan = (options: object = {}) => aMeeting(lead, { committeeId, ...options });
	/** Today's meeting, held, with these points. */
	const held = async (...titles: string[]) => {
		const id = await plan({ day: "2026-11-22", startTime: "08:00", endTime: "09:00", points: titles.map((title) => ({ title })) });
		await markHeld(lead, { meetingId: id, revision: 1 });
		return id;
	};
	return { ...body, territoryId, lead, meetingOf, waiting, plan, held };
}
const titlesOf = ({ points }: { points: { title: string }[] }) => points.map(({ title }) => title);

describe("points carried over", () => {
	it("go to the next planned meeting, once, traced both ways", async () => {
		const { held, plan, lead, meetingOf } = await aBody("report");
		const first = await held("Ouverture", "Mobilité");
		const next = await plan({ points: [{ title: "Suite" }] });
		const { points } = await meetingOf(first);
		const outcomes = points.map(({ id, title }) => ({
			pointId: id,
			outcome: title === "Mobilité" ? ("not_treated" as const) : ("treated" as const),
		}));
		await settlePoints(lead, { meetingId: first, revision: 2, outcomes });
		await settlePoints(lead, { meetingId: first, revision: 3, outcomes });
		const [suite, mobility] = (await meetingOf(next)).points;
		expect([suite?.title, mobility?.title]).toEqual(["Suite", "Mobilité"]);
		expect((await meetingOf(next)).points).toHaveLength(2);
		expect(mobility?.origin).toMatchObject({ meetingId: first });
		expect((await meetingOf(first)).points).toMatchObject([
			{ outcome: "treated", next: null },
			{ outcome: "not_treated", next: { meetingId: next } },
		]);
	});

	it("wait among the proposed points when no meeting is planned", async () => {
		const { held, lead, meetingOf, waiting, plan } = await aBody("attente");
		const first = await held("Mobilité");
		const [point] = (await meetingOf(first)).points;
		await settlePoints(lead, { meetingId: first, revision: 2, outcomes: [{ pointId: point?.id as never, outcome: "not_treated" }] });
		const [proposal] = await waiting();
		expect(proposal).toMatchObject({ title: "Mobilité", origin: { id: first }, proposedById: null });
		expect((await meetingOf(first)).points[0]?.next).toBe("backlog");
		const next = await plan();
		await answerProposal(lead, { proposalId: proposal?.id as never, revision: 1, answer: "accepted", meetingId: next });
		expect((await meetingOf(next)).points[0]).toMatchObject({ title: "Mobilité", origin: { meetingId: first } });
		expect((await meetingOf(first)).points[0]?.next).toMatchObject({ meetingId: next });
	});

	it("are marked by whoever prepares meetings, once held, on a page that is not stale", async () => {
		const { held, plan, lead, meetingOf, people, as } = await aBody("refus");
		const [first, planned] = [await held("Un"), await plan({ points: [{ title: "Un" }] })];
		const outcomes = [{ pointId: (await meetingOf(first)).points[0]?.id as never, outcome: "treated" as const }];
		await expect(settlePoints(as(people.member), { meetingId: first, revision: 2, outcomes })).rejects.toMatchObject({ kind: "forbidden" });
		await expect(settlePoints(lead, { meetingId: first, revision: 1, outcomes })).rejects.toMatchObject({ code: "stale" });
		await expect(settlePoints(lead, { meetingId: planned, revision: 1, outcomes })).rejects.toMatchObject({ code: "agenda.not-held" });
		const foreign = [{ pointId: newId<never>(), outcome: "treated" as const }];
		await expect(settlePoints(lead, { meetingId: first, revision: 2, outcomes: foreign })).rejects.toMatchObject({ code: "not-found" });
	});

	it("are known from approved minutes when nobody marked them, however often the worker runs", async () => {
		const body = await aBody("compte-rendu");
		const { meetingOf, plan, territoryId } = body;
		const heading = (text: string) => ({ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text }] });
		const doc = {
			type: "doc",
			content: [
				heading("1. Mobilité"),
				{ type: "paragraph" },
				heading("2. Budget"),
				{ type: "paragraph", content: [{ type: "text", text: "Vu." }] },
			],
		};
		const { meetingId: id } = await body.draft({ doc: doc as never, points: [{ title: "Mobilité" }, { title: "Budget" }] });
		const next = await plan({ day: "2026-12-22" });
		const worker = { db: database.worker, now, territoryId };
		await settleFromMinutes(worker, id);
		await settleFromMinutes(worker, id);
		expect((await meetingOf(id)).points).toMatchObject([{ outcome: "not_treated" }, { outcome: "treated" }]);
		expect(titlesOf(await meetingOf(next))).toEqual(["Mobilité"]);
	});
});

describe("sending a point on", () => {
	it("moves it or copies it to the next meeting, and leaves the rest in order", async () => {
		const { plan, lead, meetingOf } = await aBody("suivante");
		const first = await plan({ points: [{ title: "Un" }, { title: "Deux" }, { title: "Trois" }] });
		const send = async (title: string, how: "move" | "copy") => {
			const meeting = await meetingOf(first);
			const pointId = meeting.points.find((point) => point.title === title)?.id as never;
			return sendPointOn(lead, { meetingId: first, revision: meeting.revision, pointId, how });
		};
		await expect(send("Un", "move")).rejects.toMatchObject({ code: "agenda.no-next-meeting" });
		const next = await plan({ day: "2026-12-10" });
		expect(await send("Un", "move")).toBe(next);
		await send("Trois", "copy");
		expect((await meetingOf(first)).points.map(({ position, title }) => `${position} ${title}`)).toEqual(["1 Deux", "2 Trois"]);
		expect((await meetingOf(next)).points).toMatchObject([
			{ title: "Un", origin: null },
			{ title: "Trois", origin: { meetingId: first } },
		]);
	});

	it("takes nothing out of a meeting that was held", async () => {
		const { held, lead, meetingOf } = await aBody("tenue");
		const id = await held("Un");
		const pointId = (await meetingOf(id)).points[0]?.id as never;
		await expect(sendPointOn(lead, { meetingId: id, revision: 2, pointId, how: "move" })).rejects.toMatchObject({
			code: "agenda.held-keeps-points",
		});
	});

	it("lets one of two people who reorder at once win", async () => {
		const { plan, lead, as, people, meetingOf } = await aBody("ordre");
		const id = await plan({ points: [{ title: "Un" }, { title: "Deux" }, { title: "Trois" }] });
		const { points } = await meetingOf(id);
		const move = (who: typeof lead, index: number) =>
			moveAgendaPoint(who, { meetingId: id, revision: 1, pointId: points[index]?.id as never, direction: "up" });
		const both = await Promise.allSettled([move(lead, 1), move(as(people.officer), 2)]);
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(new Set((await meetingOf(id)).points.map(({ position }) => position))).toEqual(new Set([1, 2, 3]));
	});
});

describe("a proposed point", () => {
	it("comes from a member, and gets one answer that its proposer reads", async () => {
		const { committeeId, as, people, lead, waiting, plan } = await aBody("propose");
		const proposal = { committeeId, title: "Transports", reason: "Les horaires changent" };
		for (const [who, code] of [
			[people.outsider, "meeting.committee-only"],
			[people.reader, "meeting.reader"],
		] as const) {
			await expect(proposePoint(as(who), proposal)).rejects.toMatchObject({ code });
		}
		const proposalId = await proposePoint(as(people.member), proposal);
		const later = { proposalId, revision: 1, answer: "postponed", sentence: "Après les travaux." } as const;
		await expect(answerProposal(as(people.member), later)).rejects.toMatchObject({ code: "meeting.preparers-only" });
		await expect(answerProposal(as(people.outsider), later)).rejects.toMatchObject({ code: "not-found" });
		await answerProposal(lead, later);
		expect(await waiting()).toMatchObject([{ status: "postponed", answer: "Après les travaux.", proposedById: people.member.personId }]);
		await expect(answerProposal(lead, later)).rejects.toMatchObject({ code: "stale" });
		const meetingId = await plan();
		const take = (who: typeof lead) => answerProposal(who, { proposalId, revision: 2, answer: "accepted", meetingId });
		const both = await Promise.allSettled([take(lead), take(as(people.officer))]);
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		await expect(answerProposal(lead, { ...later, revision: 3 })).rejects.toMatchObject({ code: "proposal.answered" });
		expect(await waiting()).toEqual([]);
	});
});

describe("what the product proposes", () => {
	it("becomes points linked to what makes them due, once", async () => {
		const { committeeId, lead, plan, meetingOf, territory, territoryId, as, people } = await aBody("propositions");
		const sheetId = await aSheet(territory);
		await proposePoint(as(people.member), { committeeId, title: "Transports", reason: "Les horaires changent", sheetId });
		const id = await plan();
		const due = async () => {
			const meeting = await meetingOf(id);
			return reading(lead, (tx) =>
				listSuggestions(tx, territoryId, { committee: { id: committeeId, kind: "coordination_committee" }, meeting, now }),
			);
		};
		const [suggestion] = await due();
		expect(suggestion).toMatchObject({ kind: "proposal", title: "Transports" });
		const keys = [String(suggestion?.key)];
		await expect(addSuggestedPoints(as(people.member), { meetingId: id, keys })).rejects.toMatchObject({ kind: "forbidden" });
		await addSuggestedPoints(lead, { meetingId: id, keys });
		await expect(addSuggestedPoints(lead, { meetingId: id, keys })).rejects.toMatchObject({ code: "agenda.suggestion-gone" });
		expect((await meetingOf(id)).points).toMatchObject([{ title: "Transports", notes: "Les horaires changent", sheet: { id: sheetId } }]);
		expect(await due()).toEqual([]);
	});
});

describe("a poll of dates", () => {
	const slots = [
		{ day: "2026-12-08", startTime: "10:00", endTime: "12:00" },
		{ day: "2026-12-10", startTime: "14:00", endTime: "16:00" },
	];
	it("takes the answers of members, and makes the meeting of the date chosen", async () => {
		const { committeeId, lead, as, people, territoryId, meetingOf } = await aBody("dates");
		const poll = { committeeId, title: "Comité", closesOn: "2026-12-01", slots };
		await expect(openPoll(as(people.member), poll)).rejects.toMatchObject({ code: "meeting.preparers-only" });
		const pollId = await openPoll(lead, { ...poll, slots: [...slots, null, { day: null, startTime: null, endTime: null }] });
		const read = () => reading(lead, (tx) => getPoll(tx, territoryId, committeeId, pollId));
		const [first, second] = (await read()).slots;
		const answer = (value: "yes" | "no" | "if_needed") => ({ pollId, answers: [{ slotId: second?.id as never, answer: value }] });
		await answerPoll(as(people.member), answer("no"));
		await answerPoll(as(people.member), answer("if_needed"));
		await answerPoll(as(people.chair), answer("yes"));
		expect((await read()).answers.map(({ answer: said }) => said).sort()).toEqual(["if_needed", "yes"]);
		await expect(answerPoll(as(people.officer), answer("yes"))).rejects.toMatchObject({ code: "poll.members-only" });
		await expect(answerPoll(as(people.outsider), answer("yes"))).rejects.toMatchObject({ code: "not-found" });
		await expect(answerPoll(as(people.member, new Date("2026-12-02T09:00:00Z")), answer("yes"))).rejects.toMatchObject({
			code: "poll.over",
		});
		const choice = { pollId, revision: 1, slotId: second?.id as never };
		await expect(chooseSlot(as(people.member), choice)).rejects.toMatchObject({ kind: "forbidden" });
		await expect(chooseSlot(lead, { ...choice, revision: 2 })).rejects.toMatchObject({ code: "stale" });
		const both = await Promise.allSettled([
			chooseSlot(lead, choice),
			chooseSlot(as(people.officer), { ...choice, slotId: first?.id as never }),
		]);
		const [chosen] = both.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
		expect(both.filter(({ status }) => status === "rejected")).toHaveLength(1);
		expect((await meetingOf(chosen as MeetingId)).status).toBe("planned");
		await expect(cancelPoll(lead, { pollId, revision: 2 })).rejects.toMatchObject({ code: "poll.closed" });
	});

	it.each([
		["poll.too-few", { slots: slots.slice(0, 1) }],
		["poll.slot-past", { slots: [{ ...slots[0], day: "2026-11-22" }, slots[1]] }],
		["poll.slot-incomplete", { slots: [slots[0], { day: "2026-12-09", startTime: null, endTime: null }] }],
		["poll.slot-twice", { slots: [slots[0], slots[0]] }],
		["poll.closes-late", { closesOn: "2026-12-08" }],
		["poll.closes-past", { closesOn: "2026-11-21" }],
		["meeting.ends-before-start", { slots: [{ ...slots[0], endTime: "09:00" }, slots[1]] }],
	])("refuses %s", async (code, changes) => {
		const { committeeId, lead } = await aBody(`refus-${code.split(".")[1]}`);
		await expect(
			openPoll(lead, { committeeId, title: "Comité", closesOn: "2026-12-01", slots, ...changes } as never),
		).rejects.toMatchObject({ code });
	});
});
