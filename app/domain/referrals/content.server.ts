import type { Ctx, Tx } from "../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../kernel/errors.ts";
import type { OrganisationId, PersonId } from "../kernel/ids.ts";
import { type AccessKind, recordAccess } from "./access.server.ts";
import { shownToRecipients } from "./draft-content.ts";
import { type ReferralKey, referralKey, type WithVault } from "./keys.server.ts";
import { readPart } from "./policy.ts";
import type { Action } from "./rules.ts";
import { getReferral, listRecipients } from "./standing.server.ts";
import { openPart, partPlace } from "./store.server.ts";
import type { Account, Card, Part, Recipient, RecipientId, Referral, ReferralId, Standing } from "./types.ts";

/** A referral as one reader may see it. What they may not see is null, whatever the database holds. */
export interface OpenedReferral {
	referral: Referral;
	standing: Standing;
	recipients: Recipient[];
	/** Why the content is closed to this reader, when it is: 'referral.archived', 'referral.turned-away'. */
	closedBecause: string | null;
	readsAccount: boolean;
	card: Card | null;
	account: Account | null;
	/** The number is held, and this reader may ask for it; it is never shown with the rest. */
	hasNir: boolean;
	messages: { id: string; recipientId: RecipientId | null; authorId: PersonId; organisationId: OrganisationId; text: string; at: Date }[];
	steps: {
		recipientId: RecipientId;
		action: Action;
		fromState: string;
		toState: string;
		personId: PersonId | null;
		isByLink: boolean;
		at: Date;
		code: string | null;
		/** Of a step that fixed one. */
		appointmentAt: Date | null;
		word: string | null;
	}[];
	/** The reader's own. */
	note: { text: string; revision: number } | null;
	key: ReferralKey;
}

/**
 * The one door to what a referral says: judges, writes down who reads, then opens. Runs in a transaction that writes, since no reading
 * goes unwritten.
 */
export async function openReferral(
	tx: Tx,
	ctx: WithVault<Ctx>,
	referralId: ReferralId,
	access: { what: AccessKind; detail: string },
): Promise<OpenedReferral> {
	const { actor } = ctx;
	const { territoryId, organisationId } = actor;
	const { referral, standing } = await getReferral(tx, actor, referralId);
	const recipients = await listRecipients(tx, territoryId, referralId, standing);
	const own = recipients.find(({ id }) => id === standing.recipientId) ?? null;
	if (standing.side === "recipient" && !own) throw new NotFound("not-found");
	await recordAccess(tx, { territoryId, organisationId, referralId, ...access });
	const key = await referralKey(tx, ctx, territoryId, referralId);

	const verdicts = {
		card: readPart(standing, referral, own, "card"),
		account: readPart(standing, referral, own, "account"),
		nir: readPart(standing, referral, own, "nir"),
	};
	const isOpen = verdicts.card.allowed;
	const readsAccount = verdicts.account.allowed;
	const rows = isOpen
		? await tx
				.selectFrom("referralPart")
				.select(["part", "sealed"])
				.where("territoryId", "=", territoryId)
				.where("referralId", "=", referralId)
				.execute()
		: [];
	const part = <Value>(name: Part): Value | null => {
		const row = rows.find((one) => one.part === name);
		return row && verdicts[name].allowed ? (JSON.parse(key.open(partPlace(referralId, name), row.sealed)) as Value) : null;
	};
	const card = part<Card>("card");
	return {
		referral,
		standing,
		recipients,
		closedBecause: verdicts.card.allowed ? null : verdicts.card.code,
		readsAccount,
		card: card && standing.side === "recipient" ? shownToRecipients(card) : card,
		account: part<Account>("account"),
		hasNir: verdicts.nir.allowed && rows.some((row) => row.part === "nir"),
		messages: readsAccount ? await readMessages(tx, ctx, key, referralId, standing) : [],
		steps: await readSteps(tx, ctx, key, referralId, standing, isOpen),
		note: isOpen && standing.side !== "dpo" ? await readNote(tx, ctx, key, referralId) : null,
		key,
	};
}

/** The registration number alone, asked for by a gesture of its own. */
export async function openNir(tx: Tx, ctx: WithVault<Ctx>, referralId: ReferralId): Promise<string> {
	const { territoryId, organisationId } = ctx.actor;
	const { referral, standing } = await getReferral(tx, ctx.actor, referralId);
	const recipients = await listRecipients(tx, territoryId, referralId, standing);
	if (standing.side === "dpo") throw new NotFound("not-found");
	assertAllowed(readPart(standing, referral, recipients.find(({ id }) => id === standing.recipientId) ?? null, "nir"));
	await recordAccess(tx, { territoryId, organisationId, referralId, what: "read", detail: "nir" });
	const key = await referralKey(tx, ctx, territoryId, referralId);
	const nir = await openPart<string>(tx, key, { territoryId, referralId }, "nir");
	if (nir === null) throw new NotFound("not-found");
	return nir;
}

export const messagePlace = (id: string) => ({ table: "referral_message", column: "sealed_text", row: id });
export const stepPlace = (id: string) => ({ table: "referral_step", column: "sealed_word", row: id });
export const notePlace = (referralId: ReferralId, authorId: PersonId) => ({
	table: "referral_note",
	column: "sealed_text",
	row: `${referralId}/${authorId}`,
});

async function readMessages(
	tx: Tx,
	{ actor }: Ctx,
	key: ReferralKey,
	referralId: ReferralId,
	standing: Standing,
): Promise<OpenedReferral["messages"]> {
	const rows = await tx
		.selectFrom("referralMessage")
		.select(["id", "recipientId", "authorId", "organisationId", "sealedText", "at"])
		.where("territoryId", "=", actor.territoryId)
		.where("referralId", "=", referralId)
		.$if(standing.side === "recipient", (query) =>
			query.where((eb) => eb.or([eb("recipientId", "is", null), eb("recipientId", "=", standing.recipientId)])),
		)
		.orderBy("at")
		.orderBy("id")
		.execute();
	return rows.map(({ sealedText, ...row }) => ({ ...row, text: key.open(messagePlace(row.id), sealedText) })) as OpenedReferral["messages"];
}

async function readSteps(
	tx: Tx,
	{ actor }: Ctx,
	key: ReferralKey,
	referralId: ReferralId,
	standing: Standing,
	isOpen: boolean,
): Promise<OpenedReferral["steps"]> {
	const rows = await tx
		.selectFrom("referralStep")
		.select(["id", "recipientId", "action", "fromState", "toState", "personId", "isByLink", "at", "code", "appointmentAt", "sealedWord"])
		.where("territoryId", "=", actor.territoryId)
		.where("referralId", "=", referralId)
		.$if(standing.side === "recipient", (query) => query.where("recipientId", "=", standing.recipientId))
		.orderBy("at")
		.orderBy("id")
		.execute();
	return rows.map(({ id, sealedWord, ...row }) => ({
		...row,
		word: sealedWord && isOpen ? key.open(stepPlace(id), sealedWord) : null,
	})) as OpenedReferral["steps"];
}

async function readNote(tx: Tx, { actor }: Ctx, key: ReferralKey, referralId: ReferralId): Promise<OpenedReferral["note"]> {
	const { territoryId, personId } = actor;
	const row = await tx
		.selectFrom("referralNote")
		.select(["sealedText", "revision"])
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.where("authorId", "=", personId)
		.executeTakeFirst();
	return row ? { text: key.open(notePlace(referralId, personId), row.sealedText), revision: row.revision } : null;
}
