import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import * as agenda from "#app/routes/meetings/agenda.tsx";
import * as agendaPoint from "#app/routes/meetings/agenda-point.tsx";
import * as attendance from "#app/routes/meetings/attendance.tsx";
import * as edit from "#app/routes/meetings/edit.tsx";
import * as page from "#app/routes/meetings/meeting.tsx";
import * as create from "#app/routes/meetings/new.tsx";
import * as signingSheet from "#app/routes/meetings/signing-sheet.tsx";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);
type Handler = Parameters<typeof web.ask>[0];

let here: Awaited<ReturnType<typeof aCommittee>>;
let foreigner: Actor;
const cookies = new Map<string, string>();
beforeAll(async () => {
	here = await aCommittee(database, now, "ici");
	foreigner = (await aCommittee(database, now, "la-bas")).people.officer;
	for (const { personId } of [...Object.values(here.people), foreigner]) cookies.set(personId, await web.signInAs(personId));
});

/** Asks a page of a meeting of the insertion committee of « ici », or under it. */
const ask = (who: Actor, handler: Handler, meeting: string, { form, point }: { form?: object; point?: string } = {}) =>
	web.ask(handler, {
		path: `/t/ici/comites/insertion/reunions/${meeting}`,
		params: { territory: "ici", committee: "insertion", meeting, ...(point ? { point } : {}) },
		cookie: cookies.get(who.personId),
		form: form as Record<string, string> | undefined,
	});
const planned = (overrides: Partial<Parameters<typeof aMeeting>[1]> = {}) =>
	aMeeting(here.as(here.people.lead), { committeeId: here.committeeId, ...overrides });
const errorOf = (answer: { data: { lastResult: { error: Record<string, string[]> } } }) => answer.data.lastResult.error;
const at = (meeting: string) => `/t/ici/comites/insertion/reunions/${meeting}`;

describe("reading a meeting", () => {
	it("shows it to every member, and offers each only what they may do", async () => {
		const meeting = await planned({ day: "2026-11-22" });
		const all = { prepare: true, hold: true, cancel: true, changeSeries: false, settle: false };
		const none = { prepare: false, hold: false, cancel: false, changeSeries: false, settle: false, startMinutes: false };
		const { officer, lead, chair, substitute, member, outsider, reader } = here.people;
		for (const [who, can] of [
			[officer, { ...all, startMinutes: true }],
			[lead, { ...all, startMinutes: true }],
			[chair, { ...all, startMinutes: false }],
			[substitute, { ...all, startMinutes: false }],
			[member, none],
			[outsider, none],
			[reader, none],
		] as const) {
			const { status, data } = await ask(who, page.loader, meeting);
			expect({ who: who.displayName, status, can: data.can }).toEqual({ who: who.displayName, status: 200, can });
			expect((await ask(who, signingSheet.loader, meeting)).data.attendees).toHaveLength(4);
		}
	});

	it("does not exist for another territory, for another committee, nor under an id that is none", async () => {
		const meeting = await planned();
		const pages = [page, signingSheet, edit, agenda, attendance];
		for (const { loader } of pages) {
			expect((await ask(foreigner, loader, meeting)).status).toBe(404);
			for (const unknown of [newId(), "pas-un-id"]) expect((await ask(here.people.officer, loader, unknown)).status).toBe(404);
		}
		const params = { territory: "ici", committee: "gerontologie", meeting };
		const cookie = cookies.get(here.people.officer.personId);
		expect((await web.ask(page.loader, { path: at(meeting), params, cookie })).status).toBe(404);
		expect((await ask(here.people.officer, agendaPoint.loader, meeting, { point: newId() })).status).toBe(404);
	});

	it("refuses its forms to whoever does not prepare it, and to everyone once it is cancelled", async () => {
		const meeting = await planned();
		const { member, reader, lead } = here.people;
		for (const who of [member, reader]) {
			for (const { loader } of [create, edit, agenda, attendance]) expect((await ask(who, loader, meeting)).status).toBe(403);
		}
		expect((await ask(lead, page.action, meeting, { form: { intent: "cancel", revision: "1" } })).status).toBe(302);
		for (const { loader } of [edit, agenda, attendance]) expect((await ask(lead, loader, meeting)).status).toBe(422);
		expect((await ask(lead, page.loader, meeting)).data).toMatchObject({ meeting: { status: "cancelled" }, can: { prepare: false } });
	});
});

describe("planning and changing a meeting", () => {
	const hours = { day: "2026-12-01", startTime: "14:00", endTime: "16:00", place: "" };

	it("goes on to its agenda, with empty fields as absent values", async () => {
		const answer = await ask(here.people.lead, create.action, "nouvelle", { form: { title: "Bilan", ...hours, endTime: "" } });
		expect(answer).toMatchObject({ status: 302, location: expect.stringMatching(/\/reunions\/[0-9a-f-]{36}\/ordre-du-jour$/) });
		const meeting = answer.location?.split("/").at(-2) as string;
		expect((await ask(here.people.reader, page.loader, meeting)).data.meeting).toMatchObject({ title: "Bilan", endsAt: null, place: null });
	});

	it("gives back what was typed with the errors by field", async () => {
		const form = { title: " ", day: "demain", startTime: "25:00", endTime: "16:00", place: "x".repeat(201), status: "held" };
		const refused = await ask(here.people.lead, create.action, "nouvelle", { form });
		expect(refused.status).toBe(400);
		expect(errorOf(refused)).toMatchObject({
			title: ["Ce champ est obligatoire."],
			day: ["Indiquez une date, par exemple 23/11/2026."],
			startTime: ["Indiquez une heure, par exemple 14:30."],
			place: [expect.stringMatching(/^Raccourcissez ce texte/)],
			"": [expect.stringContaining("champs inconnus (status)")],
		});
		expect(refused.data.lastResult.initialValue).toMatchObject({ day: "demain", place: "x".repeat(201) });
	});

	it("answers 403 to whoever may not, 404 outside the territory and 422 beside its field", async () => {
		const form = { title: "Bilan", ...hours };
		for (const who of [here.people.member, here.people.reader]) {
			expect((await ask(who, create.action, "nouvelle", { form })).status).toBe(403);
		}
		expect((await ask(foreigner, create.action, "nouvelle", { form })).status).toBe(404);
		const backwards = await ask(here.people.lead, create.action, "nouvelle", { form: { ...form, endTime: "13:00" } });
		expect(backwards.status).toBe(422);
		expect(errorOf(backwards)).toEqual({ endTime: ["La fin doit venir après le début."] });
	});

	it("keeps what was typed and gives what stands when someone saved before", async () => {
		const meeting = await planned();
		const save = (title: string, revision: string, who = here.people.lead) =>
			ask(who, edit.action, meeting, { form: { title, ...hours, revision } });
		expect(await save("La première", "1")).toMatchObject({ status: 302, location: at(meeting) });
		expect(await save("La seconde", "1", here.people.chair)).toMatchObject({
			status: 409,
			data: { current: { title: "La première", day: "2026-12-01", revision: 2 }, lastResult: { initialValue: { title: "La seconde" } } },
		});
		expect((await save("La seconde", "2", here.people.chair)).status).toBe(302);
		expect((await save("x", "3", here.people.member)).status).toBe(403);
		expect((await save("x", "3", foreigner)).status).toBe(404);
		expect((await save("x", "trois")).status).toBe(400);
	});

	it("is held from its day on, once", async () => {
		const meeting = await planned({ day: "2026-11-22" });
		const hold = (who: Actor, revision: string, intent = "hold") => ask(who, page.action, meeting, { form: { intent, revision } });
		expect((await hold(here.people.member, "1")).status).toBe(403);
		expect((await hold(foreigner, "1")).status).toBe(404);
		expect((await hold(here.people.lead, "1", "postpone")).status).toBe(400);
		expect(await hold(here.people.lead, "1")).toMatchObject({ status: 302, location: at(meeting) });
		expect((await hold(here.people.lead, "1")).status).toBe(409);
		expect((await hold(here.people.lead, "2")).status).toBe(422);
		expect((await hold(here.people.lead, "2", "cancel")).status).toBe(422);
		const early = await ask(here.people.lead, page.action, await planned(), { form: { intent: "hold", revision: "1" } });
		expect(early).toMatchObject({
			status: 422,
			data: { lastResult: { error: { "": ["Le jour de cette réunion n'est pas encore venu."] } } },
		});
	});
});

describe("the agenda", () => {
	it("adds a sheet, moves, rewrites and takes off", async () => {
		const { lead, member, officer } = here.people;
		const sheetId = await aSheet(here.territory, { slug: "jardin", title: "Jardin partagé" });
		const meeting = await planned();
		const change = (who: Actor, form: object) => ask(who, agenda.action, meeting, { form });
		const points = async () => (await ask(lead, agenda.loader, meeting)).data.agenda.points as { id: string; title: string }[];
		const back = { status: 302, location: `${at(meeting)}/ordre-du-jour` };
		const point = { intent: "add", title: "", notes: "", durationMinutes: "", sheetId: "" };

		expect(errorOf(await change(lead, point))).toEqual({ title: ["Donnez un intitulé à ce point, ou choisissez une fiche action."] });
		expect(errorOf(await change(lead, { ...point, title: "Tour de table", durationMinutes: "0" }))).toEqual({
			durationMinutes: ["Indiquez un nombre supérieur ou égal à 1."],
		});
		expect((await change(lead, { ...point, sheetId: newId() })).status).toBe(422);
		expect((await change(member, { ...point, title: "x" })).status).toBe(403);
		expect((await change(foreigner, { ...point, title: "x" })).status).toBe(404);
		expect(await change(lead, { ...point, title: "Tour de table", durationMinutes: "15" })).toMatchObject(back);
		expect(await change(officer, { ...point, sheetId })).toMatchObject(back);
		const [first, second] = (await points()) as [{ id: string }, { id: string; title: string }];
		expect(second.title).toBe("Jardin partagé");

		expect(await change(lead, { intent: "move", pointId: second.id, direction: "up", revision: "3" })).toMatchObject(back);
		expect((await change(officer, { intent: "remove", pointId: first.id, revision: "3" })).status).toBe(409);
		expect((await change(lead, { intent: "move", pointId: second.id, direction: "sideways", revision: "4" })).status).toBe(400);
		expect((await change(lead, { intent: "remove", pointId: newId(), revision: "4" })).status).toBe(404);

		const rewrite = (form: object) => ask(lead, agendaPoint.action, meeting, { point: first.id, form });
		const rewritten = { title: "Présentations", notes: "", durationMinutes: "10", sheetId: "" };
		expect(await rewrite({ ...rewritten, revision: "3" })).toMatchObject({
			status: 409,
			data: { current: { title: "Tour de table", revision: 4 } },
		});
		expect(await rewrite({ ...rewritten, revision: "4" })).toMatchObject(back);
		expect((await change(lead, { intent: "remove", pointId: second.id, revision: "5" })).status).toBe(302);
		expect((await points()).map(({ title }) => title)).toEqual(["Présentations"]);
	});
});

describe("attendance", () => {
	it("is recorded for all at once, by whoever prepares the meeting", async () => {
		const { lead, chair, member, reader, outsider } = here.people;
		const meeting = await planned();
		const record = (who: Actor, revision: string, rows: readonly (readonly [Actor, string])[]) =>
			ask(who, attendance.action, meeting, {
				form: Object.fromEntries([
					["revision", revision],
					...rows.flatMap(([{ personId }, status], index) => [
						[`attendance[${index}].personId`, personId],
						[`attendance[${index}].status`, status],
					]),
				]),
			});
		const rows = [
			[member, "present"],
			[chair, "excused"],
		] as const;
		expect((await record(member, "1", rows)).status).toBe(403);
		expect((await record(reader, "1", rows)).status).toBe(403);
		expect((await record(foreigner, "1", rows)).status).toBe(404);
		const half = await record(lead, "1", [
			[member, "present"],
			[chair, "late"],
		]);
		expect(half.status).toBe(400);
		expect(errorOf(half)).toEqual({ "attendance[1].status": ["Choisissez une valeur de la liste."] });
		expect((await record(lead, "1", [[outsider, "present"]])).status).toBe(422);
		expect(await record(lead, "1", rows)).toMatchObject({ status: 302, location: at(meeting) });
		expect(await record(chair, "1", [[member, "absent"]])).toMatchObject({
			status: 409,
			data: { current: { revision: 2, attendance: expect.arrayContaining([{ personId: member.personId, status: "present" }]) } },
		});
		const { data } = await ask(reader, page.loader, meeting);
		expect(data.attendees).toContainEqual(expect.objectContaining({ personId: chair.personId, status: "excused" }));
	});
});
