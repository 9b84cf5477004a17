import { beforeEach, describe, expect, it } from "vitest";
import { createMailer } from "#app/adapters/mailer.server.ts";
import { paths } from "#app/paths.ts";
import * as list from "#app/routes/mailbox/list.tsx";
import * as message from "#app/routes/mailbox/message.tsx";
import * as html from "#app/routes/mailbox/message-html.tsx";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const web = useWeb(database, new Date("2026-11-23T09:00:00Z"));

/** Keeps a mail, each a minute after the one before. */
async function keep(address: string, subject: string) {
	web.clock.now = new Date(web.clock.now.getTime() + 60_000);
	const mailer = createMailer({
		smtpUrl: null,
		mailFrom: "Maillage <ne-pas-repondre@maillage.example>",
		publicUrl: web.services.publicUrl,
		db: database.worker,
		clock: () => web.clock.now,
	});
	const text = "Voir http://localhost:3000/t/ccals/fiches et http://localhost:30001/piege et https://ailleurs.example/";
	await mailer.send({ to: { name: "Léa", address }, subject, html: "<p>Bonjour</p>", text, kind: "proof", key: subject });
}

beforeEach(async () => {
	web.services.isDemo = true;
	await database.asAdmin("delete from mailbox_message");
});

describe("the mailbox of a demonstration", () => {
	it("does not exist elsewhere, on any of its addresses", async () => {
		await keep("lea@ici.example", "Un");
		const [{ id } = { id: "" }] = await database.asAdmin<{ id: string }>("select id from mailbox_message");
		web.services.isDemo = false;
		for (const [page, path] of [
			[list, paths.mailbox()],
			[message, paths.mail(id)],
			[html, paths.mailHtml(id)],
		] as const) {
			expect((await web.ask(page.loader, { path, params: { message: id } })).status).toBe(404);
		}
	});

	it("lists the newest first, of one recipient when asked, a page at a time", async () => {
		for (let number = 1; number <= 26; number++) await keep("lea@ici.example", `Lettre ${number}`);
		await keep("marc@ici.example", "Pour Marc");
		const all = (await web.ask(list.loader, { path: "/boite-aux-lettres" })).data;
		expect(all.mails[0].subject).toBe("Pour Marc");
		expect([all.total, all.pageCount, all.mails.length]).toEqual([27, 2, 25]);
		expect(all.recipients).toEqual(["lea@ici.example", "marc@ici.example"]);
		const second = (await web.ask(list.loader, { path: "/boite-aux-lettres?destinataire=lea%40ici.example&page=2" })).data;
		expect(second.mails.map(({ subject }: { subject: string }) => subject)).toEqual(["Lettre 1"]);
		const odd = (await web.ask(list.loader, { path: "/boite-aux-lettres?page=zero" })).data;
		expect(odd.page).toBe(1);
	});

	it("shows a message with links to this site only, and its HTML on an address of its own", async () => {
		await keep("lea@ici.example", "Un");
		const [{ id } = { id: "" }] = await database.asAdmin<{ id: string }>("select id from mailbox_message");
		const { data } = await web.ask(message.loader, { path: paths.mail(id), params: { message: id } });
		expect(data.text.filter(({ href }: { href?: string }) => href)).toEqual([
			{ text: "http://localhost:3000/t/ccals/fiches", href: "/t/ccals/fiches" },
		]);
		expect(data.html).toBeUndefined();
		const answer = await web.ask(html.loader, { path: paths.mailHtml(id), params: { message: id } });
		expect(answer.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
	});

	it.each(["0199b1c2-0000-7000-8000-000000000000", "nimporte-quoi", "'; drop table"])("answers 404 for %s", async (id) => {
		expect((await web.ask(message.loader, { path: "/boite-aux-lettres/x", params: { message: id } })).status).toBe(404);
		expect((await web.ask(html.loader, { path: "/boite-aux-lettres/x/html", params: { message: id } })).status).toBe(404);
	});
});
