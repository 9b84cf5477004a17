import { describe, expect, it } from "vitest";
import { clearMailStop } from "#app/domain/deliveries/commands/clear-mail-stop.server.ts";
import { clearOwnMailStop } from "#app/domain/deliveries/commands/clear-own-mail-stop.server.ts";
import { takeMailReturn } from "#app/domain/deliveries/commands/take-mail-return.server.ts";
import { deliverOnce } from "#app/domain/deliveries/deliver-once.server.ts";
import type { MailReturn } from "#app/domain/deliveries/mail-return.ts";
import { findOwnStop, forgetRefusals, recordRefusal } from "#app/domain/deliveries/stops.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { inTransaction, reading } from "#app/domain/kernel/context.server.ts";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { listInbox } from "#app/domain/notices/queries.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

/** Somebody to whom a mail was sent. */
async function aReader(slug: string) {
	const territory = await aTerritory(database.owner, now, slug);
	const admin = await territory.person("admin", { role: "admin" });
	const reader = await territory.person("lea");
	const email = `lea@${slug}.example`;
	const messageId = `<${slug}@here>`;
	await deliverOnce(
		{ db: database.worker, now },
		{ key: `proof/${slug}`, kind: "proof", personId: reader.personId, territoryId: territory.territoryId, address: email },
		async () => messageId,
	);
	return { territory, admin, reader, email, messageId };
}
/** As the operator's command does. */
const take = (found: MailReturn, at = now) => takeMailReturn({ db: database.owner, now: at }, found);
const bounced = (messageId: string, address: string, isForGood = true): MailReturn => ({
	kind: "bounce",
	messageId,
	refused: [{ address, isForGood, code: isForGood ? 550 : 451 }],
});
const complained = (messageId: string, address: string): MailReturn => ({ kind: "complaint", messageId, addresses: [address] });
const stopOf = async (email: string) => (await database.asAdmin("select reason, code from mail_stop where email = $1", [email]))[0];
const inboxOf = async (actor: Actor) => {
	await testJobs({ db: database.worker, clock: () => now }).settle();
	const who = { personId: actor.personId, territoryIds: [actor.territoryId] };
	return (await reading({ db: database.app, now, ...who }, (tx) => listInbox(tx, who, { page: 1 }, "2026-11-23" as never))).notices;
};
const facts = (territoryId: string) =>
	database.asAdmin<{ name: string; payload: string }>(
		"select name, payload from journal_entry where territory_id = $1 and name like 'mail-stop.%' order by seq",
		[territoryId],
	);

describe("a mail refused for good", () => {
	it("stops mail to its address, enters the journal, and tells the stewards of its person once", async () => {
		const { territory, admin, reader, email, messageId } = await aReader("revenu");
		expect(await take(bounced(messageId, email))).toBe("stopped");
		expect(await take(bounced(messageId, email))).toBe("stopped");
		expect(await stopOf(email)).toEqual({ reason: "bounce", code: 550 });
		expect((await facts(territory.territoryId)).map(({ name, payload }) => [name, JSON.parse(payload)])).toEqual([
			["mail-stop.set", { personId: reader.personId, reason: "bounce" }],
		]);
		expect(await inboxOf(admin)).toMatchObject([{ kind: "mail-stopped", title: "Lea revenu", href: "/t/revenu/administration/envois" }]);
		expect(await inboxOf(reader)).toEqual([]);
		const [notice] = await database.asAdmin("select mailed_at from notice where person_id = $1", [admin.personId]);
		expect(notice).toEqual({ mailed_at: null });
	});
	it("is believed only of a mail of ours, at the address it went to", async () => {
		const { email, messageId } = await aReader("cru");
		const other = await aReader("autre");
		expect(await take(bounced("<inconnu@here>", email))).toBe("unknown");
		expect(await take(bounced(messageId, other.email))).toBe("unknown");
		expect(await take(complained(other.messageId, email))).toBe("unknown");
		expect([await stopOf(email), await stopOf(other.email)]).toEqual([undefined, undefined]);
	});
	it("sent before addresses were kept, or never, says nothing", async () => {
		const { email, messageId } = await aReader("ancien");
		await database.asAdmin("update email_delivery set recipient_hash = null where message_id = $1", [messageId]);
		expect(await take(bounced(messageId, email))).toBe("unknown");
	});
	it("stops the mail of whoever has no account, and tells nobody else", async () => {
		const { territory, admin } = await aReader("invites");
		const delivery = { key: "proof/guest", kind: "proof", personId: null, territoryId: territory.territoryId, address: "x@y.example" };
		await deliverOnce({ db: database.worker, now }, delivery, async () => "<guest@here>");
		expect(await take(bounced("<guest@here>", "x@y.example"))).toBe("stopped");
		expect(await stopOf("x@y.example")).toMatchObject({ reason: "bounce" });
		expect(await inboxOf(admin)).toEqual([]);
	});
	it("of an account that works nowhere any more stops its mail, without any notice nor any dead job", async () => {
		const { reader, email, messageId } = await aReader("partis");
		await database.asAdmin("update membership set ends_on = '2026-11-22', starts_on = '2026-11-01' where person_id = $1", [
			reader.personId,
		]);
		await database.asAdmin("update email_delivery set territory_id = null where message_id = $1", [messageId]);
		expect(await take(bounced(messageId, email))).toBe("stopped");
		await testJobs({ db: database.worker, clock: () => now }).settle();
		expect(await stopOf(email)).toMatchObject({ reason: "bounce" });
	});
});

describe("a mail that a server gave up", () => {
	it("is counted: three over a day stop, though a server took others meanwhile", async () => {
		const { email, messageId } = await aReader("patience");
		for (const day of [0, 0.5, 1]) {
			expect(await stopOf(email)).toBeUndefined();
			expect(await take(bounced(messageId, email, false), later(day))).toBe("counted");
			await forgetRefusals({ db: database.worker, now: later(day) }, email);
		}
		expect(await stopOf(email)).toEqual({ reason: "bounce", code: 451 });
	});
	it("is forgotten once nothing came back for a week, as a refusal is as soon as a mail is taken", async () => {
		const { email, messageId } = await aReader("oubli");
		const worker = (day: number) => ({ db: database.worker, now: later(day) });
		const refusals = async () => (await database.asAdmin("select times from mail_refusal where email = $1", [email]))[0]?.times;
		await take(bounced(messageId, email, false));
		await forgetRefusals(worker(6), email);
		expect(await refusals()).toBe(1);
		await forgetRefusals(worker(8), email);
		expect(await refusals()).toBeUndefined();
		await recordRefusal(worker(9), { email, code: 550, cameBack: false });
		await forgetRefusals(worker(9), email);
		expect(await refusals()).toBeUndefined();
	});
});

describe("a mail called unwanted", () => {
	const ownCtx = (actor: Actor) => ({ db: database.app, now, personId: actor.personId as PersonId, territoryIds: [actor.territoryId] });

	it("stops mail, which the person alone may want again; the stewards' notice goes then", async () => {
		const { territory, admin, reader, email, messageId } = await aReader("plainte");
		expect(await take(bounced(messageId, email))).toBe("stopped");
		expect(await take(complained(messageId, email))).toBe("stopped");
		expect(await stopOf(email)).toEqual({ reason: "complaint", code: null });
		expect(await inboxOf(admin)).toHaveLength(1);

		const asAdmin = { db: database.app, actor: admin, now };
		await expect(clearMailStop(asAdmin, { personId: reader.personId })).rejects.toMatchObject({ code: "mail-stop.theirs-alone" });
		await expect(clearOwnMailStop(ownCtx(admin))).rejects.toMatchObject({ code: "not-found" });
		expect(await stopOf(email)).toMatchObject({ reason: "complaint" });

		expect(await reading(ownCtx(reader), (tx) => findOwnStop(tx, reader.personId))).toEqual({ reason: "complaint", stoppedAt: now });
		await clearOwnMailStop(ownCtx(reader));
		expect(await stopOf(email)).toBeUndefined();
		expect(await reading(ownCtx(reader), (tx) => findOwnStop(tx, reader.personId))).toBeNull();
		expect((await facts(territory.territoryId)).map(({ name }) => name)).toEqual(["mail-stop.set", "mail-stop.set", "mail-stop.cleared"]);
		expect(await inboxOf(admin)).toEqual([]);
	});
	it("is not undone by a bounce, nor by a steward around the product", async () => {
		const { admin, email, messageId } = await aReader("mur");
		await take(complained(messageId, email));
		await take(bounced(messageId, email));
		expect(await stopOf(email)).toMatchObject({ reason: "complaint" });
		const deleted = await inTransaction({ db: database.app, actor: admin, now }, (tx) =>
			tx.deleteFrom("mailStop").where("email", "=", email).returning("email").execute(),
		);
		expect(deleted).toEqual([]);
	});
});
