import { expect, it } from "vitest";
import { distributeMinutes } from "#app/domain/diffusion/commands/distribute-minutes.server.ts";
import { editLetterhead } from "#app/domain/diffusion/commands/edit-letterhead.server.ts";
import { recordEdition } from "#app/domain/diffusion/commands/record-edition.server.ts";
import { getLetterhead, listLetters } from "#app/domain/diffusion/queries.server.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict, Forbidden, NotFound, RuleViolation } from "#app/domain/kernel/errors.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { findMinutes } from "#app/domain/minutes/queries.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { textOfFile } from "#tests/support/file-text.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { secretMinutes, secrets } from "./secret-minutes.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
interface Kept {
	recipient: string;
	subject: string;
	html: string;
	text: string;
	attachments: { name: string; base64: string }[];
}

async function approved(slug: string) {
	const c = await secretMinutes(database, now, slug);
	await approveMinutes(c.as(c.people.chair), { meetingId: c.meetingId, revision: c.revision });
	const { territoryId } = c.territory;
	await database.asAdmin("update committee set distribution = $2 where id = $1", [
		c.committeeId,
		JSON.stringify({ members: true, guests: true, emails: [`presse@${slug}.example`], organisationIds: [] }),
	]);
	const letters = () =>
		reading(c.as(c.people.lead), async (tx) => {
			const minutes = await findMinutes(tx, territoryId, c.meetingId);
			return listLetters(tx, territoryId, minutes?.id as string);
		});
	const mails = () =>
		database.asAdmin<Kept>(
			"select recipient, subject, html, text, attachments from mailbox_message where recipient like $1 order by recipient",
			[`%@${slug}.example`],
		);
	const send = (who = c.people.lead, announced = 5) =>
		distributeMinutes(c.as(who), { meetingId: c.meetingId, listCut: "public", announced });
	return { ...c, letters, mails, send, jobs: testJobs({ db: database.worker, clock: () => now }) };
}

it("sends each their own once: a link and their tasks to people, the public file to an address, and no secret to anyone else", async () => {
	const c = await approved("diffuse");
	await c.jobs.settle();
	await database.asAdmin("delete from mailbox_message");
	await c.send();
	expect((await c.letters()).map(({ status }) => status)).toEqual(Array(5).fill("waiting"));
	await c.jobs.settle();
	const mails = await c.mails();
	expect(mails.map(({ recipient }) => recipient.split("@")[0])).toEqual(["membre", "presidence", "presse", "suppleance", "technique"]);
	const mail = (local: string) => mails.find(({ recipient }) => recipient.startsWith(`${local}@`)) as Kept;
	expect(mail("membre").text).toContain("Réserver la salle");
	expect(mail("membre").text).toContain(`/comites/insertion/reunions/${c.meetingId}/compte-rendu`);
	expect(mail("technique").text).not.toContain("Réserver la salle");
	expect(mail("membre").attachments).toEqual([]);
	const press = mail("presse");
	const file = textOfFile(Buffer.from(press.attachments[0]?.base64 as string, "base64"), "pdf");
	expect(file).toContain("Ouvrir le mardi");
	for (const secret of secrets) {
		expect(file + press.text + press.html, secret).not.toContain(secret);
		// only who owns a confidential task reads of it, and no one in a subject
		for (const { recipient, text, html, subject } of mails) {
			if (!recipient.startsWith("membre@")) expect(text + html, recipient).not.toContain(secret);
			expect(subject).not.toContain(secret);
		}
	}
	expect((await c.letters()).map(({ status }) => status)).toEqual(Array(5).fill("sent"));

	await expect(c.send(c.people.chair, 0)).rejects.toThrow(new RuleViolation("diffusion.nobody"));
	await c.jobs.run("send-minutes-copy", { territoryId: c.territory.territoryId, letterId: (await c.letters())[0]?.id as string });
	expect(await c.mails(), "a job that runs twice sends once").toHaveLength(5);
	const payloads = await database.asAdmin<{ payload: string }>(
		"select payload from journal_entry where name = 'minutes.distributed' and territory_id = $1",
		[c.territory.territoryId],
	);
	expect(payloads).toHaveLength(1);
	expect(payloads[0]?.payload).not.toMatch(/@|presse/);
});

it("is for who leads, on an approved text, with the letters that the page announced; of two clicks, one sends", async () => {
	const c = await approved("refus");
	for (const who of [c.people.member]) await expect(c.send(who)).rejects.toBeInstanceOf(Forbidden);
	for (const who of [c.people.outsider, c.people.reader]) await expect(c.send(who)).rejects.toBeInstanceOf(NotFound);
	await expect(c.send(c.people.lead, 4)).rejects.toBeInstanceOf(Conflict);
	const draft = await c.submitted();
	await expect(distributeMinutes(c.as(c.people.lead), { meetingId: draft.meetingId, listCut: "public", announced: 5 })).rejects.toThrow(
		new RuleViolation("diffusion.not-approved"),
	);
	expect(await c.letters()).toEqual([]);
	expect(await c.events()).not.toContain("minutes.distributed");
	const clicks = await Promise.allSettled([c.send(), c.send(c.people.chair)]);
	expect(clicks.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	expect(await c.letters()).toHaveLength(5);
});

it("keeps what a server answered, and tries those letters again when asked", async () => {
	const c = await approved("panne");
	await c.jobs.settle();
	const refusing = testJobs({
		db: database.worker,
		clock: () => now,
		mailer: { send: async () => Promise.reject(Object.assign(new Error("no"), { responseCode: 450 })), close() {} },
	});
	await c.send();
	await refusing.settle().catch(() => undefined);
	for (const { id, status } of await c.letters())
		if (status === "waiting")
			await refusing.run("send-minutes-copy", { territoryId: c.territory.territoryId, letterId: id }).catch(() => undefined);
	expect((await c.letters()).map(({ status, errorCode }) => [status, errorCode])).toEqual(Array(5).fill(["failed", "450"]));
	await c.send();
	await c.jobs.settle();
	expect((await c.letters()).map(({ status }) => status)).toEqual(Array(5).fill("sent"));
});

it("notes who took which copy, and refuses the whole one to others", async () => {
	const c = await approved("copies");
	const copy = { meetingId: c.meetingId, contents: "complet", format: "pdf" } as const;
	await recordEdition(c.as(c.people.outsider), { ...copy, cut: "partenaires" });
	await expect(recordEdition(c.as(c.people.outsider), { ...copy, cut: "comite" })).rejects.toBeInstanceOf(Forbidden);
	expect((await c.events()).filter((name) => name === "minutes.exported")).toHaveLength(1);
});

it("lets stewards write the head of documents, one after the other", async () => {
	const c = await approved("entete");
	await expect(editLetterhead(c.as(c.people.lead), { revision: 1, letterhead: "x" })).rejects.toBeInstanceOf(Forbidden);
	await editLetterhead(c.as(c.people.officer), { revision: 1, letterhead: "1 place de la Mairie\n02 00 00 00 00" });
	await expect(editLetterhead(c.as(c.people.officer), { revision: 1, letterhead: "y" })).rejects.toBeInstanceOf(Conflict);
	expect(await reading(c.as(c.people.reader), (tx) => getLetterhead(tx, c.territory.territoryId))).toMatchObject({
		letterhead: "1 place de la Mairie\n02 00 00 00 00",
		revision: 2,
	});
});
