import { type SqlBool, sql } from "kysely";
import { dayOf } from "../kernel/calendar.ts";
import { inTransaction, type ReadTx, type SystemCtx, sweeping, type Tx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import { recordEvent } from "../kernel/record-event.server.ts";
import { mailStopped } from "./events.ts";
import { listTerritoriesOf } from "./queries.server.ts";
import { stopsMail } from "./rules.ts";
import type { StopReason } from "./types.ts";

export interface AddressStanding {
	isStopped: boolean;
	/** Refused mail lately, and not taken any since. */
	wasRefused: boolean;
}

export async function findAddressStanding(tx: ReadTx, email: string): Promise<AddressStanding> {
	const address = email.toLowerCase();
	const { rows } = await sql<AddressStanding>`
		select exists (select from mail_stop where email = ${address}) as "isStopped",
			exists (select from mail_refusal where email = ${address}) as "wasRefused"`.execute(tx);
	return rows[0] as AddressStanding;
}

export interface Refusal {
	email: string;
	code: number;
	/** A server had taken the mail, and another sent it back. */
	cameBack: boolean;
}

/** Counts that a mail server refused the address for good, or sent its mail back, and stops its mail once that repeats. */
export async function recordRefusal(ctx: SystemCtx, { email, code, cameBack }: Refusal): Promise<void> {
	const { now } = ctx;
	await concerning(ctx, email, async (tx, owner) => {
		const refusals = await tx
			.insertInto("mailRefusal")
			.values({ email: owner.email, code, cameBack, firstAt: now, lastAt: now })
			.onConflict((conflict) =>
				conflict.column("email").doUpdateSet({
					times: sql`mail_refusal.times + 1`,
					code,
					cameBack: sql`mail_refusal.came_back or ${cameBack}`,
					lastAt: now,
				}),
			)
			.returning(["times", "firstAt", "lastAt"])
			.executeTakeFirstOrThrow();
		if (stopsMail(refusals)) await stop(tx, now, owner, "bounce", code);
	});
}

/** No mail goes there any more: said for good, or called unwanted. */
export const stopMail = (ctx: SystemCtx, email: string, reason: "bounce" | "complaint", code: number | null): Promise<void> =>
	concerning(ctx, email, (tx, owner) => stop(tx, ctx.now, owner, reason, code));

/** Whose address it is, and where that person works; where the mail came from, for whoever has no account. */
interface Owner {
	email: string;
	personId: PersonId | null;
	territoryIds: readonly TerritoryId[];
}

async function concerning(ctx: SystemCtx, email: string, work: (tx: Tx, owner: Owner) => Promise<void>): Promise<void> {
	const { db, now, territoryId } = ctx;
	const address = email.toLowerCase();
	const owner = await sweeping({ db, now }, async (tx) => {
		const person = await tx.selectFrom("person").select("id").where(sql<SqlBool>`lower(email) = ${address}`).executeTakeFirst();
		const personId = (person?.id ?? null) as PersonId | null;
		const worksIn = personId ? await listTerritoriesOf(tx, personId, dayOf(now)) : [];
		return { email: address, personId, territoryIds: worksIn.length === 0 && territoryId ? [territoryId] : worksIn };
	});
	await inTransaction({ db, now, territoryIds: owner.territoryIds }, (tx) => work(tx, owner));
}

/** A complaint goes before what a server said: nobody else may lift it. */
async function stop(tx: Tx, now: Date, { email, personId, territoryIds }: Owner, reason: "bounce" | "complaint", code: number | null) {
	const stopped = await tx
		.insertInto("mailStop")
		.values({ email, reason, code, stoppedAt: now })
		.onConflict((conflict) =>
			conflict
				.column("email")
				.doUpdateSet({ reason, code, stoppedAt: now })
				.where("mailStop.reason", "<>", "complaint")
				.where(sql<SqlBool>`excluded.reason = 'complaint'`),
		)
		.returning("email")
		.executeTakeFirst();
	if (!stopped) return;
	// an account that works nowhere any more belongs to no territory's journal
	for (const territoryId of territoryIds.length > 0 ? territoryIds : [null])
		await recordEvent(tx, territoryId, mailStopped, { personId, reason });
}

/** A returned mail counts this long, whatever servers take meanwhile. */
const returnsCountMs = 7 * 86_400_000;

/** A server takes mail for the address again: what it refused before counts no more; what came back after it was taken still does. */
export const forgetRefusals = (ctx: SystemCtx, email: string) =>
	inTransaction(ctx, (tx) =>
		tx
			.deleteFrom("mailRefusal")
			.where("email", "=", email.toLowerCase())
			.where((where) => where.or([where("cameBack", "=", false), where("lastAt", "<", new Date(ctx.now.getTime() - returnsCountMs))]))
			.execute(),
	);

/** Why nothing is written to one's own address; null when mail goes there. */
export async function findOwnStop(tx: ReadTx, personId: PersonId): Promise<Pick<StoppedAddress, "reason" | "stoppedAt"> | null> {
	const row = await tx
		.selectFrom("mailStop")
		.innerJoin("person", (join) => join.on(sql<SqlBool>`lower(person.email) = mail_stop.email`))
		.where("person.id", "=", personId)
		.select(["mailStop.reason", "mailStop.stoppedAt"])
		.executeTakeFirst();
	return (row as Pick<StoppedAddress, "reason" | "stoppedAt"> | undefined) ?? null;
}

export interface StoppedAddress {
	personId: PersonId;
	displayName: string;
	email: string;
	reason: StopReason;
	/** What the mail server answered, in digits. */
	code: number | null;
	stoppedAt: Date;
}

/** Members of the territory whose address takes no mail any more, the latest first. */
export async function listStoppedAddresses(tx: ReadTx, territoryId: TerritoryId): Promise<StoppedAddress[]> {
	const rows = await tx
		.selectFrom("mailStop")
		.innerJoin("person", (join) => join.on(sql<SqlBool>`lower(person.email) = mail_stop.email`))
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom("membership")
					.select("membership.id")
					.whereRef("membership.personId", "=", "person.id")
					.where("membership.territoryId", "=", territoryId),
			),
		)
		.select(["person.id as personId", "person.displayName", "person.email", "mailStop.reason", "mailStop.code", "mailStop.stoppedAt"])
		.orderBy("mailStop.stoppedAt", "desc")
		.limit(200)
		.execute();
	return rows as StoppedAddress[];
}
