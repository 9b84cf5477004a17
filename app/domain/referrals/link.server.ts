import { sql } from "kysely";
import { type Db, inUnit } from "#db/client.server.ts";
import type { LinkCtx, Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { OrganisationId, TerritoryId } from "../kernel/ids.ts";
import type { Vault } from "../kernel/sealed.server.ts";
import { tokenHash } from "../kernel/token.server.ts";
import { recordAccess } from "./access.server.ts";
import { stepPlace } from "./content.server.ts";
import { shownToRecipients } from "./draft-content.ts";
import { referralKey, type WithVault } from "./keys.server.ts";
import { readPart } from "./policy.ts";
import { type Action, actionsOf } from "./rules.ts";
import { recipientColumns } from "./standing.server.ts";
import { openPart } from "./store.server.ts";
import type { Card, Recipient, RecipientId, ReferralId } from "./types.ts";

/** What a link is worth, before it is opened: not a word of the person. */
export interface FoundLink {
	territoryId: TerritoryId;
	territoryName: string;
	organisationId: OrganisationId;
	organisationName: string;
	senderName: string;
	recipientId: RecipientId;
	referralId: ReferralId;
	expiresAt: Date;
	isOpened: boolean;
	/** There is nothing to answer any more. */
	isOver: boolean;
	/** The organisation changed its address since. */
	isElsewhere: boolean;
}

/** The hour that an opened link gives. */
export interface LinkSession {
	territoryId: TerritoryId;
	territoryName: string;
	organisationId: OrganisationId;
	organisationName: string;
	senderName: string;
	/** Where to reach the organisation that refers, if it says so. */
	senderContact: string | null;
	recipientId: RecipientId;
	referralId: ReferralId;
	endsAt: Date;
}

/** Who acts by a link: an organisation, on its own answer. */
export type LinkReaderCtx = WithVault<LinkCtx & { organisationId: OrganisationId; referralId: ReferralId; recipientId: RecipientId }>;

const outside = (now: Date) => ({ personId: null, territoryIds: [], now });

/** What this secret opens; null when it is none of ours. */
export const findReferralLink = (db: Db, token: string, now: Date): Promise<FoundLink | null> =>
	inUnit(
		db,
		outside(now),
		async (tx) => (await sql<FoundLink>`select * from auth_find_referral_link(${tokenHash(token)})`.execute(tx)).rows[0] ?? null,
		"read only",
	);

/** Null once it is over, or what it opened is. */
const findLinkSession = (db: Db, token: string, now: Date): Promise<LinkSession | null> =>
	inUnit(
		db,
		outside(now),
		async (tx) => (await sql<LinkSession>`select * from auth_find_link_session(${tokenHash(token)}, ${now})`.execute(tx)).rows[0] ?? null,
		"read only",
	);

/** How long a link that was opened stays open. */
export const linkSessionMinutes = 60;

/** The session that a browser holds, and the context of what it may do; null when it holds none that is good. */
export async function findLinkReader(
	{ db, now, vault }: { db: Db; now: Date; vault: Vault },
	secret: string | null,
): Promise<{ session: LinkSession; ctx: LinkReaderCtx } | null> {
	const session = secret ? await findLinkSession(db, secret, now) : null;
	if (!secret || !session) return null;
	const { territoryId, organisationId, referralId, recipientId } = session;
	return { session, ctx: { db, now, vault, territoryId, organisationId, referralId, recipientId, link: tokenHash(secret) } };
}

/** What an organisation reads by its link: the contact card, its own answer, and what was said about it. */
export interface OpenedByLink {
	recipient: Recipient;
	card: Card | null;
	/** Why the card is closed, when it is. */
	closedBecause: string | null;
	/** What may be done next; a relay asks for an account. */
	actions: Action[];
	steps: { action: string; at: Date; isByLink: boolean; appointmentAt: Date | null; word: string | null }[];
}

/** The door of `openReferral`, for a link: writes down that the organisation reads, then opens the card and nothing else. */
export async function openByLink(tx: Tx, ctx: LinkReaderCtx): Promise<OpenedByLink> {
	const { territoryId, organisationId, referralId, recipientId } = ctx;
	const { recipient, referral } = await findOwn(tx, ctx);
	await recordAccess(tx, { territoryId, organisationId, referralId, what: "link", detail: "card" });
	const verdict = readPart({ side: "recipient", recipientId, isBound: false }, referral, recipient, "card");
	const key = await referralKey(tx, ctx, territoryId, referralId);
	const card = verdict.allowed ? await openPart<Card>(tx, key, { territoryId, referralId }, "card") : null;
	const steps = await tx
		.selectFrom("referralStep")
		.select(["id", "action", "at", "isByLink", "appointmentAt", "sealedWord"])
		.where("territoryId", "=", territoryId)
		.where("recipientId", "=", recipientId)
		.orderBy("at")
		.orderBy("id")
		.execute();
	return {
		recipient,
		card: card && shownToRecipients(card),
		closedBecause: verdict.allowed ? null : verdict.code,
		actions: actionsOf(recipient.state, "recipient").filter(
			(action) => action !== "relay" && !(action === "reopen" && referral.objectedAt),
		),
		steps: steps.map(({ id, sealedWord, ...step }) => ({
			...step,
			word: sealedWord && verdict.allowed ? key.open(stepPlace(id), sealedWord) : null,
		})),
	};
}

/** The answer that this link is about. @throws NotFound when its session is over */
export async function findOwn(tx: Tx, { territoryId, referralId, recipientId }: Omit<LinkReaderCtx, "vault">) {
	const recipient = (await tx
		.selectFrom("referralRecipient")
		.select(recipientColumns)
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.where("id", "=", recipientId)
		.where("byLink", "=", true)
		.where("accessEndedAt", "is", null)
		.executeTakeFirst()) as Recipient | undefined;
	const referral = await tx
		.selectFrom("referral")
		.select(["archivedAt", "objectedAt", "status"])
		.where("territoryId", "=", territoryId)
		.where("id", "=", referralId)
		.executeTakeFirst();
	if (!recipient || !referral) throw new NotFound("not-found");
	return { recipient, referral: { ...referral, status: referral.status as "sent" } };
}
