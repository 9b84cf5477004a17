import { type SqlBool, sql } from "kysely";
import { inTransaction, type SystemCtx } from "../kernel/context.server.ts";
import { newId } from "../kernel/ids.ts";
import { inGroups } from "../kernel/in-groups.ts";
import { claimLastsMs, type Delivery, DeliveryUnderWay, recipientHashOf } from "./deliver-once.server.ts";

/** Marks wait this long for one another: a process that dies meanwhile sends those few letters again. */
const gatherMs = 10;

/**
 * `deliverOnce` for many mails: one claim for all, marks in groups as mails leave.
 * @param send sends one and returns its Message-ID
 * @returns for each, whether this call sent it, or why it did not
 */
export async function deliverTogether<One extends Delivery>(
	ctx: SystemCtx,
	deliveries: readonly One[],
	send: (delivery: One) => Promise<string>,
): Promise<(boolean | Error)[]> {
	if (deliveries.length === 0) return [];
	const standing = await claimAll(ctx, deliveries);
	const mark = inGroups<Sent>(gatherMs, (sent) => markAll(ctx, sent));
	return Promise.all(
		deliveries.map(async (delivery) => {
			const claim = standing.get(delivery.key);
			if (claim === "sent") return false;
			if (!claim) return new DeliveryUnderWay(delivery.key);
			let messageId: string;
			try {
				messageId = await send(delivery);
			} catch (error) {
				// free again at once; if even that fails, the claim ages and is taken over
				await giveBack(ctx, claim.id).catch(() => undefined);
				return error as Error;
			}
			return mark({ id: claim.id, messageId, recipientHash: recipientHashOf(messageId, delivery.address) }).then(
				() => true,
				(error: Error) => error,
			);
		}),
	);
}

/** What may be sent now, what was sent before; nothing of what somebody else is sending. */
async function claimAll(ctx: SystemCtx, deliveries: readonly Delivery[]): Promise<Map<string, { id: string } | "sent">> {
	const { now } = ctx;
	const rows = deliveries.map(({ key, kind, personId: person, territoryId: territory }) => ({ id: newId(), key, kind, person, territory }));
	return inTransaction(ctx, async (tx) => {
		const { rows: mine } = await sql<{ key: string; id: string }>`
			insert into email_delivery (id, key, kind, person_id, territory_id, claimed_at)
			select id, key, kind, person, territory, ${now} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
				as asked (id uuid, key text, kind text, person uuid, territory uuid)
			on conflict (key) do update set claimed_at = excluded.claimed_at
				where email_delivery.sent_at is null and email_delivery.claimed_at < ${new Date(now.getTime() - claimLastsMs)}
			returning key, id`.execute(tx);
		const standing = new Map<string, { id: string } | "sent">(mine.map(({ key, id }) => [key, { id }]));
		const others = rows.map(({ key }) => key).filter((key) => !standing.has(key));
		if (others.length === 0) return standing;
		const sent = await tx
			.selectFrom("emailDelivery")
			.select("key")
			.where(sql<SqlBool>`key = any (${others}::text[])`)
			.where("sentAt", "is not", null)
			.execute();
		for (const { key } of sent) standing.set(key, "sent");
		return standing;
	});
}

interface Sent {
	id: string;
	messageId: string;
	recipientHash: string;
}

const markAll = async (ctx: SystemCtx, sent: readonly Sent[]): Promise<void> => {
	await inTransaction(ctx, (tx) =>
		sql`update email_delivery e set sent_at = ${ctx.now}, message_id = s."messageId", recipient_hash = s."recipientHash"
			from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as s (id uuid, "messageId" text, "recipientHash" text) where e.id = s.id`.execute(
			tx,
		),
	);
};

const giveBack = (ctx: SystemCtx, id: string) =>
	inTransaction(ctx, (tx) => tx.deleteFrom("emailDelivery").where("id", "=", id).where("sentAt", "is", null).execute());
