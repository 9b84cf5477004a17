import { beforeAll, expect, it } from "vitest";
import { addComment } from "#app/domain/follow-up/commands/add-comment.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { findMailLink } from "#app/domain/mail-actions/queries.server.ts";
import { raiseNotices } from "#app/domain/notices/steps.server.ts";
import type { RaisedNotice } from "#app/domain/notices/types.ts";
import { requestPasswordReset } from "#app/domain/people/commands/request-password-reset.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";

const database = useDatabase();
const now = new Date("2026-11-24T09:00:00Z");
const jobs = () => testJobs({ db: database.worker, clock: () => now });

let here: Awaited<ReturnType<typeof aCommittee>>;
beforeAll(async () => {
	here = await aCommittee(database, now, "ici");
	await jobs().settle();
	await database.asAdmin("delete from notice; delete from mailbox_message");
});
const mailsOf = async (address: string) => {
	const mails = await mailsIn(database.worker, address);
	await database.asAdmin("delete from mailbox_message");
	return mails;
};
/** The kinds that the link of a mail stops, asked as the web asks. */
const stopsOf = async (headers: Record<string, string> | undefined) => {
	const [, token] = /^<http:\/\/localhost:3000\/courriel\/([\w-]{43})\/desabonnement>$/.exec(headers?.["List-Unsubscribe"] ?? "") ?? [];
	const link = token ? await findMailLink(database.app, token, now) : null;
	return link?.purpose === "unsubscribe-notices" ? link.stops : null;
};
const hashed = /^<[0-9a-f]{40}@localhost>$/;
const expectThread = (headers: Record<string, string> | undefined) => {
	expect(headers?.["Message-ID"]).toMatch(hashed);
	expect(headers?.References).toMatch(hashed);
	expect(headers?.["In-Reply-To"]).toBe(headers?.References);
	return headers?.References;
};
const raise = (person: Actor, rows: Partial<RaisedNotice>[]) => {
	const ctx = { db: database.worker, now, territoryId: person.territoryId };
	const whole = rows.map((row) => ({
		territoryId: person.territoryId,
		personId: person.personId,
		kind: "mandate-given" as const,
		objectKind: "committee" as const,
		objectId: here.committeeId,
		actorId: null,
		mergeKey: `committee/${newId()}`,
		isUrgent: true,
		...row,
	}));
	return inTransaction(ctx, (tx) => raiseNotices(tx, ctx, whole));
};

it("notices by mail offer to leave all that such mails tell the person, and that alone", async () => {
	const { member } = here.people;
	await database.asAdmin("insert into notice_preference values ($1, 'task-given', 'digest'), ($1, 'task-done', 'mail')", [member.personId]);
	await raise(member, [{}]);
	await jobs().run("sweep-notices", {});
	const [mail] = await mailsOf("membre@ici.example");
	expect(mail?.headers).toMatchObject({ "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" });
	const stops = await stopsOf(mail?.headers);
	expect(stops).toEqual(expect.arrayContaining(["mandate-given", "task-done", "reminder-urgent"]));
	// told by letters of their own, in the digest, or in the product alone
	for (const kind of ["mention", "minutes-approved", "task-given", "value-accepted", "reminder"]) expect(stops).not.toContain(kind);
});

it("notices of one object stand in its conversation, those of several in none", async () => {
	const { outsider } = here.people;
	const threads: (string | undefined)[] = [];
	for (const _ of [1, 2]) {
		await raise(outsider, [{}]);
		await jobs().run("sweep-notices", {});
		threads.push(expectThread((await mailsOf("ailleurs@ici.example"))[0]?.headers));
	}
	expect(threads[0]).toBe(threads[1]);
	const other = await here.territory.person("deux", { mandates: { insertion: "member" } });
	const sheetId = await aSheet(here.territory, { slug: "autre-fiche" });
	await raise(other, [{}, { kind: "version-decided", objectKind: "sheet", objectId: sheetId }]);
	await jobs().run("sweep-notices", {});
	const [mail] = await mailsOf("deux@ici.example");
	expect(mail?.subject).toContain("2 avis");
	expect(mail?.headers).not.toHaveProperty("References");
});

it("mentions of one discussion stand together, those of another apart, and each offers to leave mentions alone", async () => {
	const { officer, member } = here.people;
	const sheetId = (await aSheet(here.territory, { slug: "discutee" })) as never;
	const say = (threadId: string | null) =>
		addComment(here.as(officer), { sheetId, threadId, text: "Qu'en pensez-vous ?", mentionedId: member.personId } as never);
	await say(null);
	const [first] = await database.asAdmin<{ id: string }>("select id from sheet_comment where sheet_id = $1", [sheetId]);
	await say(first?.id ?? "");
	await say(null);
	await jobs().settle();
	const mails = (await mailsOf("membre@ici.example")).filter(({ subject }) => subject.includes("cite"));
	const [opened, answered, apart] = mails.map(({ headers }) => expectThread(headers));
	expect(mails).toHaveLength(3);
	expect(answered).toBe(opened);
	expect(apart).not.toBe(opened);
	expect(new Set(mails.map(({ headers }) => headers["Message-ID"])).size).toBe(3);
	for (const { headers } of mails) expect(await stopsOf(headers)).toEqual(["mention"]);
});

it("reminders of one milestone stand together, and offer to leave reminders by mail", async () => {
	const { chair } = here.people;
	await database.asAdmin("insert into notice_preference values ($1, 'reminder', 'mail')", [chair.personId]);
	const id = newId();
	const sheetId = await aSheet(here.territory, { slug: "jalonnee" });
	await database.asAdmin(
		"insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values ($1, $2, $3, 'Ouvrir', '2026-12-01', $4)",
		[id, chair.territoryId, sheetId, chair.personId],
	);
	const threads: (string | undefined)[] = [];
	for (const [day, stage] of [
		["2026-11-24", "before-7"],
		["2026-12-01", "day"],
	]) {
		const payload = { territoryId: chair.territoryId, kind: "milestone", id, stage, dueOn: "2026-12-01", raisedOn: day };
		await testJobs({ db: database.worker, clock: () => new Date(`${day}T08:00:00Z`) }).run("send-reminder-email", payload);
		const [mail] = await mailsOf("presidence@ici.example");
		threads.push(expectThread(mail?.headers));
		expect(await stopsOf(mail?.headers)).toEqual(["reminder"]);
	}
	expect(threads[0]).toBe(threads[1]);
});

it("mails of an account offer nothing to leave", async () => {
	await requestPasswordReset({ db: database.app, now }, { email: "membre@ici.example" });
	await jobs().settle();
	const [mail] = await mailsOf("membre@ici.example");
	expect(mail?.headers).toMatchObject({ "Message-ID": expect.stringMatching(hashed) });
	expect(Object.keys(mail?.headers ?? {})).not.toContain("List-Unsubscribe");
});
