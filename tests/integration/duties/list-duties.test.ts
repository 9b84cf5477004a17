import { describe, expect, it } from "vitest";
import { closedStatuses } from "#app/domain/action-sheets/types.ts";
import { listDuties } from "#app/domain/duties/queries.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { reading, sweeping } from "#app/domain/kernel/context.server.ts";
import { type CommitteeId, newId } from "#app/domain/kernel/ids.ts";
import { answerPoll } from "#app/domain/meetings/commands/answer-poll.server.ts";
import { cancelPoll } from "#app/domain/meetings/commands/cancel-poll.server.ts";
import { openPoll } from "#app/domain/meetings/commands/open-poll.server.ts";
import { getPoll } from "#app/domain/meetings/queries/polls.server.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { requestChanges } from "#app/domain/minutes/commands/request-changes.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { decision, docOf, draftMinutes, paragraph, submittedMinutes } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const today = dayOf(now);
const as = (actor: Actor, at = now) => ({ db: database.app, actor, now: at });

/** As the person sees them at home, behind the walls. */
const dutiesOf = async ({ personId, territoryId }: Actor, at = now) =>
	(
		await reading({ db: database.app, personId, territoryIds: [territoryId], now: at }, (tx) =>
			listDuties(tx, { personId, territoryIds: [territoryId] }, dayOf(at)),
		)
	).map(({ group, kind, title, dueOn }) => [group, kind, title, dueOn]);

async function aCommittee(slug: string) {
	const territory = await aTerritory(database.owner, now, slug);
	const chair = await territory.person("presidence", { mandates: { insertion: "chair" } });
	const substitute = await territory.person("suppleance", { mandates: { insertion: "substitute" } });
	const lead = await territory.person("technique", { mandates: { insertion: "technical_lead" } });
	const member = await territory.person("membre", { mandates: { insertion: "member" } });
	const meeting = {
		committeeId: territory.committeeIds.insertion as never,
		title: "Réunion",
		attendance: [{ personId: chair.personId, status: "present" as const }],
		doc: docOf(
			paragraph("Texte."),
			decision({ text: "Écrire.", taskTitle: "Écrire", ownerId: member.personId, dueOn: plusDays(today, 3) }),
		),
	};
	return { territory, chair, substitute, lead, member, meeting };
}

describe("minutes", () => {
	it("go from the lead to the chair, back to the lead, and away", async () => {
		const { chair, lead, member, meeting } = await aCommittee("parcours");
		const { meetingId, revision } = await submittedMinutes(as(lead), meeting);
		expect(await dutiesOf(chair)).toEqual([["to-approve", "approve-minutes", "Réunion", plusDays(today, 10)]]);
		expect(await dutiesOf(lead)).toEqual([]);
		expect(await dutiesOf(member)).toEqual([]);

		await requestChanges(as(chair), { meetingId, revision, remark: "À préciser." });
		expect(await dutiesOf(chair)).toEqual([]);
		expect(await dutiesOf(lead)).toEqual([["to-fill", "correct-minutes", "Réunion", null]]);
	});

	it("once approved wait for nobody, but their task does", async () => {
		const { chair, lead, member, meeting } = await aCommittee("approuve");
		await approveMinutes(as(chair), await submittedMinutes(as(lead), meeting));
		expect(await dutiesOf(chair)).toEqual([]);
		expect(await dutiesOf(member)).toEqual([["upcoming", "task", "Écrire", plusDays(today, 3)]]);
		expect(await dutiesOf(member, new Date("2026-11-26T20:00:00Z"))).toEqual([["upcoming", "task", "Écrire", plusDays(today, 3)]]);
		expect(await dutiesOf(member, new Date("2026-11-27T09:00:00Z"))).toEqual([["late", "task", "Écrire", plusDays(today, 3)]]);
	});

	it("wait for the substitute only while nobody chairs", async () => {
		const { chair, substitute, lead, meeting } = await aCommittee("suppleance");
		await submittedMinutes(as(lead), meeting);
		expect(await dutiesOf(substitute)).toEqual([]);
		await database.asAdmin("update mandate set ends_on = $2 where person_id = $1", [chair.personId, plusDays(today, -1)]);
		expect(await dutiesOf(chair)).toEqual([]);
		expect(await dutiesOf(substitute)).toEqual([["to-approve", "approve-minutes", "Réunion", plusDays(today, 10)]]);
	});

	it("not yet submitted wait for the lead from the day after the meeting", async () => {
		const { lead, meeting } = await aCommittee("lendemain");
		await draftMinutes(as(lead), meeting);
		await database.asAdmin("update meeting set status = 'planned'");
		expect(await dutiesOf(lead)).toEqual([]);
		expect(await dutiesOf(lead, new Date("2026-11-24T09:00:00Z"))).toEqual([["to-fill", "write-minutes", "Réunion", null]]);
		await database.asAdmin("update meeting set status = 'cancelled'");
		expect(await dutiesOf(lead, new Date("2026-11-24T09:00:00Z"))).toEqual([]);
	});
});

describe("milestones", () => {
	it("are late, upcoming within a month, and not shown beyond, nor when their sheet is closed", async () => {
		const { territory, member } = await aCommittee("jalons");
		const sheetId = await aSheet(territory);
		const add = (title: string, dueOn: string | null, doneOn: string | null = null) =>
			database.asAdmin(
				"insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id, done_on) values ($1, $2, $3, $4, $5, $6, $7)",
				[newId(), territory.territoryId, sheetId, title, dueOn, member.personId, doneOn],
			);
		await add("en retard", plusDays(today, -1));
		await add("aujourd'hui", today);
		await add("dans un mois", plusDays(today, 30));
		await add("plus tard", plusDays(today, 31));
		await add("sans date", null);
		await add("fait", plusDays(today, -2), today);
		expect((await dutiesOf(member)).map(([group, , title]) => [group, title])).toEqual([
			["late", "en retard"],
			["upcoming", "aujourd'hui"],
			["upcoming", "dans un mois"],
		]);
		for (const status of closedStatuses) {
			await database.asAdmin("update action_sheet set status = $1, status_reason = 'Budget' where id = $2", [status, sheetId]);
			expect(await dutiesOf(member), status).toEqual([]);
		}
	});
});

it("tells where each duty is done, and nothing of territories not asked for", async () => {
	const { chair, lead, meeting } = await aCommittee("adresse");
	const { meetingId } = await submittedMinutes(as(lead), meeting);
	const list = (territoryIds: Actor["territoryId"][]) =>
		reading({ db: database.worker, now, territoryId: chair.territoryId }, (tx) =>
			listDuties(tx, { personId: chair.personId, territoryIds }, today),
		);
	expect(await list([chair.territoryId])).toEqual([
		expect.objectContaining({
			href: `/t/adresse/comites/insertion/reunions/${meetingId}/compte-rendu/approbation`,
			territorySlug: "adresse",
			context: "Comité insertion",
			meetingOn: today,
		}),
	]);
	expect(await list([])).toEqual([]);
});

describe("dates proposed", () => {
	it("wait for each who sits in the body, until they answer, answers close, or the proposal is dropped", async () => {
		const { territory, lead, member } = await aCommittee("dates");
		const committeeId = territory.committeeIds.insertion as CommitteeId;
		const outsider = await territory.person("ailleurs", { mandates: { gerontologie: "member" } });
		const officer = await territory.person("cooperation", { role: "cooperation_officer" });
		const slot = (offset: number) => ({ day: plusDays(today, offset), startTime: "09:00", endTime: "11:00" });
		const pollId = await openPoll(as(lead), {
			...{ committeeId, title: "Rencontre", place: null, closesOn: plusDays(today, 4) },
			slots: [slot(10), slot(11)],
		} as never);
		const waiting = ["upcoming", "answer-poll", "Rencontre", plusDays(today, 4)];
		for (const who of [lead, member]) expect(await dutiesOf(who)).toEqual([waiting]);
		for (const who of [outsider, officer]) expect(await dutiesOf(who)).toEqual([]);
		const byWorker = await sweeping({ db: database.worker, now, territoryId: null }, (tx) =>
			listDuties(tx, { personId: member.personId, territoryIds: [member.territoryId] }, today),
		);
		expect(byWorker).toMatchObject([{ href: `/t/dates/comites/insertion/dates/${pollId}`, context: "Comité insertion" }]);
		expect(await dutiesOf(member, new Date("2026-11-27T20:00:00Z"))).toEqual([waiting]);
		expect(await dutiesOf(member, new Date("2026-11-28T09:00:00Z"))).toEqual([]);

		const { slots } = await reading(as(member), (tx) => getPoll(tx, territory.territoryId, committeeId, pollId));
		await answerPoll(as(member), { pollId, answers: slots.map(({ id }) => ({ slotId: id, answer: "no" as const })) });
		expect(await dutiesOf(member)).toEqual([]);
		expect(await dutiesOf(lead)).toEqual([waiting]);
		await cancelPoll(as(lead), { pollId, revision: 1 });
		expect(await dutiesOf(lead)).toEqual([]);
	});
});

describe("sub-actions", () => {
	it("wait for their own pilot as their end comes, and say of which sheet they are part", async () => {
		const territory = await aTerritory(database.owner, now, "sous-actions");
		const pilot = await territory.person("pilote");
		const sheetId = await aSheet(territory);
		const subAction = await aSheet(territory, { slug: "recruter", code: "1.1.1.a", title: "Recruter", endOn: plusDays(today, 3) });
		await database.asAdmin("update action_sheet set parent_id = $2, lead_person_id = $3 where id = $1", [
			subAction,
			sheetId,
			pilot.personId,
		]);
		await database.asAdmin(
			"insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values ($1, $2, $3, 'Publier l''offre', $4, $5)",
			[newId(), territory.territoryId, subAction, plusDays(today, 1), pilot.personId],
		);
		const { personId, territoryId } = pilot;
		const duties = await reading({ db: database.app, personId, territoryIds: [territoryId], now }, (tx) =>
			listDuties(tx, { personId, territoryIds: [territoryId] }, today),
		);
		expect(duties).toMatchObject([
			{ kind: "milestone", title: "Publier l'offre", context: "1.1.1.a Recruter · 1.1.1 Ateliers de mobilité" },
			{
				kind: "sub-action",
				group: "upcoming",
				title: "Recruter",
				context: "1.1.1 Ateliers de mobilité",
				href: "/t/sous-actions/fiches/recruter",
			},
		]);
		await database.asAdmin("update action_sheet set status = 'on_hold', status_reason = 'Attente' where id = $1", [subAction]);
		expect((await dutiesOf(pilot)).map(([, kind]) => kind)).toEqual(["milestone"]);
	});
});
