import { type SqlBool, sql } from "kysely";
import { inTransaction, type ReadTx, type SystemCtx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import { stopsMail } from "./rules.ts";

export async function isMailStopped(tx: ReadTx, email: string): Promise<boolean> {
	const row = await tx.selectFrom("mailStop").select("email").where("email", "=", email.toLowerCase()).executeTakeFirst();
	return row !== undefined;
}

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

/** Counts that the mail server refused the address for good, and stops its mail once that repeats. */
export async function recordRefusal(ctx: SystemCtx, email: string, code: number): Promise<void> {
	const { now } = ctx;
	const address = email.toLowerCase();
	await inTransaction(ctx, async (tx) => {
		const refusals = await tx
			.insertInto("mailRefusal")
			.values({ email: address, code, firstAt: now, lastAt: now })
			.onConflict((conflict) => conflict.column("email").doUpdateSet({ times: sql`mail_refusal.times + 1`, code, lastAt: now }))
			.returning(["times", "firstAt", "lastAt"])
			.executeTakeFirstOrThrow();
		if (!stopsMail(refusals)) return;
		await tx
			.insertInto("mailStop")
			.values({ email: address, reason: "bounce", code, stoppedAt: now })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	});
}

/** The address takes mail again: earlier refusals count no more. */
export const forgetRefusals = (ctx: SystemCtx, email: string) =>
	inTransaction(ctx, (tx) => tx.deleteFrom("mailRefusal").where("email", "=", email.toLowerCase()).execute());

export interface StoppedAddress {
	personId: PersonId;
	displayName: string;
	email: string;
	reason: "bounce" | "complaint" | "by-hand";
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
