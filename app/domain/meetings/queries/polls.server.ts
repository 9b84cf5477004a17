import type { Day } from "../../kernel/calendar.ts";
import type { ReadTx } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import type { CommitteeId, MeetingId, PersonId, TerritoryId } from "../../kernel/ids.ts";
import { type PollAnswer, PollId, type PollStatus, type SlotId } from "../preparation-schema.ts";

export interface Poll {
	id: PollId;
	title: string;
	place: string | null;
	videoUrl: string | null;
	closesOn: Day;
	status: PollStatus;
	meetingId: MeetingId | null;
	revision: number;
	slots: { id: SlotId; startsAt: Date; endsAt: Date }[];
	answers: { slotId: SlotId; personId: PersonId; displayName: string; organisationName: string; answer: PollAnswer }[];
}

const polls = (tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId) =>
	tx
		.selectFrom("meetingPoll")
		.select(["id", "title", "place", "videoUrl", "closesOn", "status", "meetingId", "revision"])
		.where("territoryId", "=", territoryId)
		.where("committeeId", "=", committeeId);

/** A poll with its dates in order and every answer. @throws NotFound, also for an id that is none */
export async function getPoll(tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId, id: string): Promise<Poll> {
	const pollId = PollId.safeParse(id);
	const row = pollId.success ? await polls(tx, territoryId, committeeId).where("id", "=", pollId.data).executeTakeFirst() : null;
	if (!row) throw new NotFound("not-found");
	const slots = await tx
		.selectFrom("pollSlot")
		.select(["id", "startsAt", "endsAt"])
		.where("territoryId", "=", territoryId)
		.where("pollId", "=", row.id)
		.orderBy("startsAt")
		.execute();
	const answers = await tx
		.selectFrom("pollAnswer as a")
		.innerJoin("pollSlot as s", "s.id", "a.slotId")
		.innerJoin("person", "person.id", "a.personId")
		.innerJoin("membership as m", (join) => join.onRef("m.territoryId", "=", "a.territoryId").onRef("m.personId", "=", "a.personId"))
		.innerJoin("organisation", "organisation.id", "m.organisationId")
		.select(["a.slotId", "a.personId", "person.displayName", "organisation.name as organisationName", "a.answer"])
		.where("a.territoryId", "=", territoryId)
		.where("s.pollId", "=", row.id)
		.orderBy("person.displayName")
		.execute();
	return { ...row, slots, answers } as Poll;
}

export interface ListedPoll extends Pick<Poll, "id" | "title" | "closesOn"> {
	/** How many people answered. */
	answered: number;
	hasAnswered: boolean;
}

/** The polls of a body that still wait for a date, the first to close first. */
export async function listOpenPolls(
	tx: ReadTx,
	territoryId: TerritoryId,
	committeeId: CommitteeId,
	personId: PersonId,
): Promise<ListedPoll[]> {
	const rows = await polls(tx, territoryId, committeeId).where("status", "=", "open").orderBy("closesOn").orderBy("id").execute();
	const found: ListedPoll[] = [];
	for (const { id, title, closesOn } of rows) {
		const people = await tx
			.selectFrom("pollAnswer as a")
			.innerJoin("pollSlot as s", "s.id", "a.slotId")
			.select("a.personId")
			.distinct()
			.where("a.territoryId", "=", territoryId)
			.where("s.pollId", "=", id)
			.execute();
		const hasAnswered = people.some((person) => person.personId === personId);
		found.push({ id: id as PollId, title, closesOn: closesOn as Day, answered: people.length, hasAnswered });
	}
	return found;
}
