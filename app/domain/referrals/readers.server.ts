import { dayOf } from "../kernel/calendar.ts";
import type { Ctx, ReadTx, Tx } from "../kernel/context.server.ts";
import type { PersonId } from "../kernel/ids.ts";
import { listActiveAgents } from "./duty-queries.server.ts";
import type { RecipientId, ReferralId, Standing } from "./types.ts";

export interface SideReader {
	personId: PersonId;
	displayName: string;
	/** Named on this side of the referral today. */
	isReader: boolean;
}

/** The agents at work in the actor's organisation, and who of them reads this side of the referral. */
export async function listSideAgents(tx: ReadTx, ctx: Ctx, referralId: ReferralId, standing: Standing): Promise<SideReader[]> {
	const { actor, now } = ctx;
	const [agents, readers] = await Promise.all([
		listActiveAgents(tx, actor.territoryId, actor.organisationId, dayOf(now)),
		ofSide(tx, ctx, referralId, standing).where("until", "is", null).execute(),
	]);
	return agents.map(({ personId, displayName }) => ({
		personId,
		displayName,
		isReader: readers.some((reader) => reader.personId === personId),
	}));
}

/** Every row of the side's readers, past ones included, locked in one order. */
export const lockReaders = (tx: Tx, ctx: Ctx, referralId: ReferralId, standing: Standing) =>
	ofSide(tx, ctx, referralId, standing).orderBy("id").forUpdate().execute();

/** Somebody of the actor's organisation reads this side from now on, unless they do; `known` is the row they have there, if any. */
export async function nameReader(
	tx: Tx,
	{ actor, now }: Ctx,
	place: { referralId: ReferralId; recipientId: RecipientId | null; personId: PersonId },
	known: { id: string; until: Date | null } | undefined,
): Promise<void> {
	const { territoryId, organisationId } = actor;
	const named = { since: now, addedBy: actor.personId };
	if (!known)
		await tx
			.insertInto("referralReader")
			.values({ ...place, ...named, territoryId, organisationId })
			// another may name the same person at this moment
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	else if (known.until)
		await tx
			.updateTable("referralReader")
			.set({ ...named, until: null })
			.where("territoryId", "=", territoryId)
			.where("id", "=", known.id)
			.execute();
}

const ofSide = (tx: ReadTx, { actor }: Ctx, referralId: ReferralId, { recipientId }: Standing) =>
	tx
		.selectFrom("referralReader")
		.select(["id", "personId", "until"])
		.where("territoryId", "=", actor.territoryId)
		.where("referralId", "=", referralId)
		.where("recipientId", recipientId ? "=" : "is", recipientId)
		.where("organisationId", "=", actor.organisationId);
