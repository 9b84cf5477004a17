import { type SqlBool, sql } from "kysely";
import { type Day, dayOf, instantAt } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import { newId, type TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { getSettings } from "../../referrals/steps.server.ts";
import { eliminationListed } from "../events.ts";
import { listRetention } from "../queries.server.ts";
import { eliminationDue } from "../rules.ts";
import type { EliminationId } from "../types.ts";

/**
 * Puts on lists what is past its retention: one list for what concerns a public body, whose archives must see it, and one for the rest.
 * What is on a list already, or what a person asks about, waits. Lists are made once a month at most, however often this runs.
 */
export async function prepareEliminations(ctx: SystemCtx & { territoryId: TerritoryId }): Promise<void> {
	const { territoryId, now } = ctx;
	await inTransaction(ctx, async (tx) => {
		// two runs at once would open two lists of the same things
		await sql`select pg_advisory_xact_lock(hashtext(${`eliminations ${territoryId}`}))`.execute(tx);
		const month = instantAt(`${dayOf(now).slice(0, 7)}-01` as Day, "00:00");
		const isDone = await tx
			.selectFrom("eliminationList")
			.select("id")
			.where("territoryId", "=", territoryId)
			.where("preparedBy", "is", null)
			.where("preparedAt", ">=", month)
			.limit(1)
			.executeTakeFirst();
		if (isDone) return;
		const settings = await getSettings(tx, territoryId);
		const waiting = await tx
			.selectFrom("referral")
			.select("id")
			.where("territoryId", "=", territoryId)
			.where(
				sql<SqlBool>`exists (select from elimination_item i where i.territory_id = ${territoryId} and i.referral_id = referral.id and not i.is_kept)
					or exists (select from referral_request r where r.referral_id = referral.id and r.closed_at is null)`,
			)
			.execute();
		const passed = new Set(waiting.map(({ id }) => id as string));
		const due = (await listRetention(tx, territoryId)).flatMap((one) => {
			const kind = passed.has(one.referralId) ? null : eliminationDue(one, settings, dayOf(now));
			return kind ? [{ ...one, kind }] : [];
		});
		for (const isPublic of [true, false]) {
			const items = due.filter((one) => one.isPublic === isPublic);
			if (items.length === 0) continue;
			const listId = newId<EliminationId>();
			await tx.insertInto("eliminationList").values({ id: listId, territoryId, preparedAt: now, isPublic }).execute();
			for (const { referralId, reference, senderOrganisationId, kind, lastContactOn } of items) {
				await tx
					.insertInto("eliminationItem")
					.values({ listId, territoryId, referralId, reference, senderOrganisationId, kind, lastContactOn })
					.execute();
			}
			await recordEvent(tx, territoryId, eliminationListed, { listId, count: items.length });
		}
	});
}
