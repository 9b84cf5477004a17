import { beforeAll, describe, expect, it } from "vitest";
import { listMeetingsOfSheet } from "#app/domain/action-sheets/queries/get-sheet.server.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { MeetingId, SheetId } from "#app/domain/kernel/ids.ts";
import { addPaperLink } from "#app/domain/meetings/commands/add-paper.server.ts";
import { proposePoint } from "#app/domain/meetings/commands/propose-point.server.ts";
import { followPreparation } from "#app/domain/meetings/policy.ts";
import { listWaiting } from "#app/domain/meetings/queries/backlog.server.ts";
import { getMeeting, listMeetings } from "#app/domain/meetings/queries.server.ts";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aCommittee } from "../minutes/a-committee.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
let here: Awaited<ReturnType<typeof aCommittee>>;
let meetingId: MeetingId;
let sheetId: SheetId;
beforeAll(async () => {
	here = await aCommittee(database, now, "ici");
	sheetId = await aSheet(here.territory);
	const lead = here.as(here.people.lead);
	meetingId = await aMeeting(lead, {
		committeeId: here.committeeId,
		points: [
			{ title: "Ouverture", durationMinutes: 10 },
			{ title: "Départ d'une salariée", notes: "Détails", durationMinutes: 20, sheetId, isConfidential: true, section: "Secret" },
			{ title: "Divers", durationMinutes: 5 },
		],
	});
	const { points } = await reading(lead, (tx) => getMeeting(tx, here.territory.territoryId, here.committeeId, meetingId));
	await addPaperLink(lead, { meetingId, pointId: points[1]?.id as never, name: "Note secrète", url: "https://papiers.example/note" });
	await proposePoint(lead, { committeeId: here.committeeId, title: "À voir entre nous", reason: "Sujet délicat" });
});

describe("a confidential point", () => {
	it("is read by the committee and the stewards, in no query by anyone else, as the policy says", async () => {
		for (const [name, who] of Object.entries(here.people)) {
			const isOfBody = followPreparation(who, { committeeId: here.committeeId }).allowed;
			const seen = await reading(here.as(who), async (tx) => ({
				points: (await getMeeting(tx, here.territory.territoryId, here.committeeId, meetingId)).points,
				rows: await tx.selectFrom("agendaPoint").select("title").where("isConfidential", "=", true).execute(),
				papers: await tx.selectFrom("agendaPaper").select("name").execute(),
				sheetMeetings: await listMeetingsOfSheet(tx, here.territory.territoryId, sheetId),
				waiting: await listWaiting(tx, here.territory.territoryId, here.committeeId),
				meetings: await listMeetings(tx, here.territory.territoryId, { when: "next", now }),
			}));
			expect({ name, rows: seen.rows.length, papers: seen.papers.length, waiting: seen.waiting.length }).toEqual({
				name,
				...(isOfBody ? { rows: 1, papers: 1, waiting: 1 } : { rows: 0, papers: 0, waiting: 0 }),
			});
			expect(seen.sheetMeetings.length, `${name} reads it on the sheet`).toBe(isOfBody ? 1 : 0);
			expect(JSON.stringify(seen).includes("salariée"), `${name} reads its title`).toBe(isOfBody);
			expect(JSON.stringify(seen).includes("Secret"), `${name} reads its section`).toBe(isOfBody);
			expect(seen.points.map(({ position, title, isHidden, durationMinutes }) => ({ position, title, isHidden, durationMinutes }))).toEqual(
				[
					{ position: 1, title: "Ouverture", isHidden: false, durationMinutes: 10 },
					{ position: 2, title: isOfBody ? "Départ d'une salariée" : "Point confidentiel", isHidden: !isOfBody, durationMinutes: 20 },
					{ position: 3, title: "Divers", isHidden: false, durationMinutes: 5 },
				],
			);
		}
	});

	it("is not even counted in another territory", async () => {
		const elsewhere = await aCommittee(database, now, "la-bas");
		const rows = await reading(elsewhere.as(elsewhere.people.officer), (tx) => tx.selectFrom("agendaPoint").select("id").execute());
		expect(rows).toEqual([]);
	});
});
