import { beforeAll, describe, expect, it } from "vitest";
import { maxAttachmentBytes } from "#app/domain/attachments/types.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import * as file from "#app/routes/meetings/paper-file.tsx";
import * as papers from "#app/routes/meetings/papers.tsx";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);
const pdf = "%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF";

let here: Awaited<ReturnType<typeof aCommittee>>;
let params: { territory: string; committee: string; meeting: string };
let open: string;
let confidential: string;
const cookies = new Map<string, string>();

beforeAll(async () => {
	here = await aCommittee(database, now, "papiers");
	for (const { personId } of Object.values(here.people)) cookies.set(personId, await web.signInAs(personId));
	const points = [{ title: "Bilan" }, { title: "Candidatures", isConfidential: true }];
	const meeting = await aMeeting(here.as(here.people.lead), { committeeId: here.committeeId, points: points as never });
	params = { territory: "papiers", committee: "insertion", meeting };
	const [first, second] = (await meetingFor(here.people.lead)).points;
	open = String(first?.id);
	confidential = String(second?.id);
});

const meetingFor = (who: Actor) =>
	reading(here.as(who), (tx) => getMeeting(tx, here.territory.territoryId, here.committeeId, params.meeting));
const papersOf = async (who: Actor, point: string) => (await meetingFor(who)).points.find(({ id }) => id === point)?.papers ?? [];

function attach(who: Actor, point: string, name: string, content: BlobPart) {
	const upload = new FormData();
	upload.set("file", new File([content], name));
	return web.ask(papers.action, { path: "/", params: { ...params, point }, cookie: cookies.get(who.personId), upload });
}
const download = (who: Actor, paper: string) =>
	web.ask(file.loader, { path: "/", params: { ...params, paper }, cookie: cookies.get(who.personId) });

describe("a paper of an agenda", () => {
	it("is taken as what it says it is, within ten megabytes, from whoever prepares the meeting", async () => {
		const { lead, member, reader } = here.people;
		expect((await attach(lead, open, "note.pdf", pdf)).status).toBe(302);
		const refusals = [
			["page.pdf", "<html><script>alert(1)</script></html>", 422, "ne correspond pas à son nom"],
			["outil.exe", "MZ", 422, "n'est pas accepté"],
			["lourd.pdf", new Uint8Array(maxAttachmentBytes + 1), 413, "dépasse 10\u00a0Mo"],
		] as const;
		for (const [name, content, status, sentence] of refusals) {
			const answer = await attach(lead, open, name, content);
			expect([name, answer.status, answer.data.fileError.replaceAll(" ", "\u00a0")]).toEqual([
				name,
				status,
				expect.stringContaining(sentence.replaceAll(" ", "\u00a0")),
			]);
		}
		const none = await web.ask(papers.action, {
			path: "/",
			params: { ...params, point: open },
			cookie: cookies.get(lead.personId),
			upload: new FormData(),
		});
		expect(none.status).toBe(400);
		for (const who of [member, reader]) expect((await attach(who, open, "note.pdf", pdf)).status).toBe(403);
		expect((await attach(lead, here.committeeId, "note.pdf", pdf)).status).toBe(404);
		expect((await papersOf(lead, open)).map(({ name }) => name)).toEqual(["note.pdf"]);
	});

	it("is given back whole, to be kept and never shown, to every member of the territory", async () => {
		const { lead, outsider, reader } = here.people;
		const [paper] = await papersOf(lead, open);
		for (const who of [lead, outsider, reader]) {
			const cookie = cookies.get(who.personId) as string;
			const answer = await download(who, String(paper?.id));
			expect(answer.status, cookie).toBe(200);
			expect(Object.fromEntries(answer.headers)).toMatchObject({
				"content-type": "application/octet-stream",
				"content-length": String(pdf.length),
				"content-disposition": expect.stringMatching(/^attachment; filename="note\.pdf"/),
				"x-content-type-options": "nosniff",
				"content-security-policy": "default-src 'none'; sandbox",
			});
		}
		expect((await download(lead, open)).status).toBe(404);
		expect((await download(lead, "n-importe-quoi")).status).toBe(404);
	});

	it("of a confidential point is not there for whoever does not sit in the body", async () => {
		const { lead, member, officer, outsider, reader } = here.people;
		expect((await attach(lead, confidential, "candidatures.pdf", pdf)).status).toBe(302);
		const [paper] = await papersOf(lead, confidential);
		for (const who of [lead, member, officer]) expect((await download(who, String(paper?.id))).status).toBe(200);
		for (const who of [outsider, reader]) {
			expect((await download(who, String(paper?.id))).status).toBe(404);
			expect(await papersOf(who, confidential)).toEqual([]);
		}
	});
});
