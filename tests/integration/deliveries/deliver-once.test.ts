import { afterEach, describe, expect, it } from "vitest";
import { createMailer, type Mailer } from "#app/adapters/mailer.server.ts";
import { DeliveryUnderWay, deliverOnce } from "#app/domain/deliveries/deliver-once.server.ts";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { requestPasswordReset } from "#app/domain/people/commands/request-password-reset.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { startSmtp, type TestSmtp } from "#tests/support/smtp.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const minutesLater = (count: number) => new Date(now.getTime() + count * 60_000);
const ctxAt = (at: Date) => ({ db: database.worker, now: at });

async function aDelivery(slug: string) {
	const { personId } = await (await aTerritory(database.owner, now, slug)).person("lea");
	return { key: `proof/${slug}`, kind: "proof", personId: personId as PersonId, territoryId: null, address: `lea@${slug}.example` };
}
const row = async (key: string) =>
	(await database.asAdmin("select claimed_at, sent_at, message_id from email_delivery where key = $1", [key]))[0];

describe("a delivery", () => {
	it("is made once and marked with its Message-ID", async () => {
		const delivery = await aDelivery("une");
		let sent = 0;
		const send = async () => `<${++sent}@here>`;
		expect(await deliverOnce(ctxAt(now), delivery, send)).toBe(true);
		expect(await deliverOnce(ctxAt(minutesLater(60)), delivery, send)).toBe(false);
		expect(sent).toBe(1);
		expect(await row(delivery.key)).toEqual({ claimed_at: now, sent_at: now, message_id: "<1@here>" });
	});

	it("asked for twice at once is made by one, and the other is told to come back", async () => {
		const delivery = await aDelivery("deux");
		let sent = 0;
		const { promise: open, resolve: letGo } = Promise.withResolvers<void>();
		const slow = deliverOnce(ctxAt(now), delivery, async () => {
			await open;
			return `<${++sent}@here>`;
		});
		await expect(async () => {
			for (;;) await deliverOnce(ctxAt(now), delivery, async () => `<${++sent}@there>`);
		}).rejects.toThrow(DeliveryUnderWay);
		letGo();
		await slow;
		expect(sent).toBe(1);
	});

	it("that failed is free again at once", async () => {
		const delivery = await aDelivery("echec");
		await expect(deliverOnce(ctxAt(now), delivery, () => Promise.reject(new Error("server down")))).rejects.toThrow("server down");
		expect(await deliverOnce(ctxAt(now), delivery, async () => "<2@here>")).toBe(true);
	});

	it("claimed by a process that died is taken over after ten minutes, not before", async () => {
		const delivery = await aDelivery("mort");
		await database.asAdmin(
			"insert into email_delivery (id, key, kind, person_id, claimed_at) values (gen_random_uuid(), $1, 'proof', $2, $3)",
			[delivery.key, delivery.personId, now],
		);
		await expect(deliverOnce(ctxAt(minutesLater(9)), delivery, async () => "<x@here>")).rejects.toThrow(DeliveryUnderWay);
		expect(await deliverOnce(ctxAt(minutesLater(11)), delivery, async () => "<3@here>")).toBe(true);
	});
});

describe("a mail server", () => {
	let smtp: TestSmtp | undefined;
	const mailers: Mailer[] = [];
	afterEach(async () => {
		for (const mailer of mailers.splice(0)) mailer.close();
		await smtp?.close();
	});
	function mailerOn(smtpUrl: string) {
		const publicUrl = new URL("https://maillage.exemple.fr");
		const mailer = createMailer({ smtpUrl, mailFrom: "Maillage <maillage@exemple.fr>", publicUrl, db: database.worker, clock: () => now });
		mailers.push(mailer);
		return { publicUrl, mailer };
	}

	async function aRequest(slug: string) {
		await (await aTerritory(database.owner, now, slug)).person("lea");
		await requestPasswordReset({ db: database.app, now }, { email: `lea@${slug}.example` });
		const [event] = await database.asAdmin<{ id: string; payload: object }>("select id, payload from outbox order by seq desc limit 1");
		return { ...event?.payload, eventId: event?.id, territoryId: null };
	}
	const jobsWith = (smtpUrl: string) => testJobs({ db: database.worker, clock: () => now, ...mailerOn(smtpUrl) });

	it("that is down, then refuses, then works, gets exactly one letter", async () => {
		const payload = await aRequest("panne");
		const nobody = await startSmtp();
		await nobody.close();
		await expect(jobsWith(nobody.url).run("send-password-reset-email", payload)).rejects.toThrow(/ECONNREFUSED/);

		smtp = await startSmtp();
		smtp.isRefusing = true;
		await expect(jobsWith(smtp.url).run("send-password-reset-email", payload)).rejects.toThrow(/451/);
		smtp.isRefusing = false;
		await jobsWith(smtp.url).run("send-password-reset-email", payload);
		await jobsWith(smtp.url).run("send-password-reset-email", payload);
		expect(smtp.received).toHaveLength(1);
	});

	it("gets a letter in both forms, from us, to one person, marked as automatic", async () => {
		smtp = await startSmtp();
		await jobsWith(smtp.url).run("send-password-reset-email", await aRequest("forme"));
		const [mail] = smtp.received;
		expect(mail?.from?.text).toBe('"Maillage" <maillage@exemple.fr>');
		expect(mail?.to).toMatchObject({ value: [{ address: "lea@forme.example", name: "Lea forme" }] });
		expect(mail?.subject).toBe("Choisir un nouveau mot de passe");
		expect(mail?.text).toMatch(/https:\/\/maillage\.exemple\.fr\/mot-de-passe\/[\w-]{43}/);
		expect(mail?.html).toContain('lang="fr"');
		expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
		expect(mail?.headers.get("list")).toMatchObject({ id: { id: "password-reset.maillage.exemple.fr" } });
		expect(mail?.messageId).toMatch(/^<[0-9a-f]{40}@maillage\.exemple\.fr>$/);
	});

	it("sees the same Message-ID for the same delivery, and no header that a text smuggles in", async () => {
		smtp = await startSmtp();
		const { mailer } = mailerOn(smtp.url);
		const letter = {
			to: { name: "Léa\r\nBcc: voleur@ailleurs.example", address: "lea@ici.example" },
			subject: "Bonjour\r\nBcc: voleur@ailleurs.example\r\n\r\nCorps",
			html: "<p>a</p>",
			text: "a",
			kind: "proof",
			key: "proof/1",
		};
		const ids = [await mailer.send(letter), await mailer.send(letter)];
		expect(ids[0]).toBe(ids[1]);
		for (const mail of smtp.received) {
			expect(mail.bcc).toBeUndefined();
			expect(mail.to).toMatchObject({ value: [{ address: "lea@ici.example" }] });
			expect(mail.subject).toBe("Bonjour Bcc: voleur@ailleurs.example Corps");
		}
	});
});
