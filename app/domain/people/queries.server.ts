import { type SqlBool, sql } from "kysely";
import { type Db, inUnit } from "#db/client.server.ts";
import { holds, inForce } from "#db/predicates.ts";
import type { Actor, MandateRole } from "../kernel/actor.ts";
import { type Day, dayOf } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { OrganisationId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { PageOfList } from "../kernel/pages.ts";
import { readPage } from "../kernel/read-page.server.ts";
import { tokenHash } from "../kernel/token.server.ts";
import { actorOf } from "./actor-of.ts";
import { statusOfToken } from "./rules.ts";
import type { MemberFilter } from "./schema.ts";
import type { Member, Membership, OrganisationKind, PersonChoice, TokenKind, TokenStatus } from "./types.ts";

/** The territories where a person works today, with the mandates they hold there; by name. Runs before any territory is chosen. */
export function listMemberships(db: Db, personId: PersonId, now: Date): Promise<Membership[]> {
	return inUnit(
		db,
		{ personId, territoryIds: [], now },
		async (tx) => {
			const { rows } = await sql<{ places: Membership[] }>`select auth_find_places(${personId}, ${dayOf(now)}) as places`.execute(tx);
			return rows[0]?.places ?? [];
		},
		"read only",
	);
}

/** A person at work in a territory with the rights they hold now, for what they do without a session; null where their access is over. */
export async function findActor(
	db: Db,
	person: Pick<Actor, "displayName"> & { id: PersonId },
	territoryId: TerritoryId,
	now: Date,
): Promise<Actor | null> {
	const membership = (await listMemberships(db, person.id, now)).find((one) => one.territoryId === territoryId);
	return membership ? actorOf(person, membership) : null;
}

/** What sign-in compares a password with; null fields when the account has none. */
export function findCredential(
	db: Db,
	email: string,
	now: Date,
): Promise<{
	personId: PersonId;
	passwordHash: string | null;
	isActive: boolean;
} | null> {
	return inUnit(db, { personId: null, territoryIds: [], now }, async (tx) => {
		const { rows } = await sql<{
			personId: PersonId;
			passwordHash: string | null;
			isActive: boolean;
		}>`select * from auth_find_credential(${email})`.execute(tx);
		return rows[0] ?? null;
	});
}

type FoundToken =
	| { status: "unknown" }
	| { status: Exclude<TokenStatus, "unknown">; personId: PersonId; territoryId: TerritoryId | null; email: string; displayName: string };

/** What a link of a mail is worth now; looking changes nothing. */
export function findToken(db: Db, token: string, kind: TokenKind, now: Date): Promise<FoundToken> {
	return inUnit(
		db,
		{ personId: null, territoryIds: [], now },
		async (tx) => {
			const { rows } = await sql<{
				personId: PersonId;
				territoryId: TerritoryId | null;
				expiresAt: Date;
				usedAt: Date | null;
				email: string;
				displayName: string;
			}>`select * from auth_find_token(${tokenHash(token)}, ${kind})`.execute(tx);
			const status = statusOfToken(rows[0], now);
			if (!rows[0] || status === "unknown") return { status: "unknown" };
			const { expiresAt: _, usedAt: __, ...about } = rows[0];
			return { status, ...about };
		},
		"read only",
	);
}

type FoundInvitation =
	| { status: Exclude<TokenStatus, "valid"> }
	| {
			status: "valid";
			personId: PersonId;
			email: string;
			displayName: string;
			/** The account has a password already: it was opened for another territory. */
			hasPassword: boolean;
			territory: { id: TerritoryId; slug: string; name: string; organisationName: string };
	  };

/** An invitation and the place it leads to; closed when that place ended before the answer. */
export async function findInvitation(db: Db, token: string, now: Date): Promise<FoundInvitation> {
	const found = await findToken(db, token, "invitation", now);
	if (found.status !== "valid") return { status: found.status };
	const { personId, email, displayName, territoryId } = found;
	const membership = (await listMemberships(db, personId, now)).find((one) => one.territoryId === territoryId);
	const credential = await findCredential(db, email, now);
	if (!membership || !credential?.isActive) return { status: "closed" };
	const { territorySlug: slug, territoryName: name, organisationName } = membership;
	const hasPassword = credential.passwordHash !== null;
	return {
		status: "valid",
		personId,
		email,
		displayName,
		hasPassword,
		territory: { id: membership.territoryId, slug, name, organisationName },
	};
}

/** Members of a territory with the state of each; `journal_entry` says who was invited and who answered, in one pass. */
const members = (tx: ReadTx, territoryId: TerritoryId, today: Day) =>
	tx
		.with("pending", (db) =>
			db
				.selectFrom("journalEntry")
				.select(sql<string>`(payload::jsonb ->> 'personId')::uuid`.as("invitee"))
				.where("territoryId", "=", territoryId)
				.where("name", "in", ["invitation.requested", "invitation.redeemed"])
				.groupBy("invitee")
				.having(sql<SqlBool>`bool_and(name = 'invitation.requested')`),
		)
		.with("member", (db) =>
			db
				.selectFrom("membership")
				.innerJoin("person", "person.id", "membership.personId")
				.innerJoin("organisation", "organisation.id", "membership.organisationId")
				.where("membership.territoryId", "=", territoryId)
				.select([
					"membership.personId",
					"person.displayName",
					"person.email",
					"membership.organisationId",
					"organisation.name as organisationName",
					"membership.role",
					"membership.jobTitle",
					"membership.startsOn",
					"membership.endsOn",
					sql<string>`case when ends_on < ${today} then 'ended'
						when person_id in (select invitee from pending) then 'invited' else 'active' end`.as("state"),
				]),
		)
		.selectFrom("member");

export async function getMember(tx: ReadTx, territoryId: TerritoryId, personId: PersonId, today: Day): Promise<Member> {
	const row = await members(tx, territoryId, today).selectAll().where("personId", "=", personId).executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as Member;
}

const membersPerPage = 30;

/** One page of the members (the last one when asked beyond), by name, and how many answer the filter in all. */
export async function listMembers(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ q, organisation, role, etat, page }: MemberFilter,
	today: Day,
): Promise<PageOfList & { members: Member[] }> {
	let query = members(tx, territoryId, today);
	if (q) query = query.where(holds(sql`display_name || ' ' || email`, q));
	if (organisation) query = query.where("organisationId", "=", organisation);
	if (role) query = query.where("role", "=", role);
	if (etat) query = query.where("state", "=", etat);
	const found = query.selectAll().orderBy(sql`unaccent(lower(display_name))`).orderBy("personId");
	const { rows, ...shown } = await readPage(found, page, membersPerPage);
	return { members: rows as unknown as Member[], ...shown };
}

export interface OrganisationSummary {
	id: OrganisationId;
	name: string;
	kind: OrganisationKind;
	note: string | null;
	memberCount: number;
}

/** The organisations of a territory, by name, with how many people of each may come in today. */
export async function listOrganisations(tx: ReadTx, territoryId: TerritoryId, today: Day): Promise<OrganisationSummary[]> {
	const rows = await tx
		.selectFrom("organisation")
		.leftJoin("membership", (join) => join.onRef("membership.organisationId", "=", "organisation.id").on(inForce("membership", today)))
		.where("organisation.territoryId", "=", territoryId)
		.groupBy("organisation.id")
		.select(["organisation.id", "organisation.name", "organisation.kind", "organisation.note"])
		.select((eb) => eb.fn.count<number>("membership.id").as("memberCount"))
		.orderBy(sql`unaccent(lower(organisation.name))`)
		.execute();
	return rows as unknown as OrganisationSummary[];
}

/** Who works in the territory today, by name: for whatever is to be given to somebody. */
export async function listPersonChoices(tx: ReadTx, territoryId: TerritoryId, today: Day): Promise<PersonChoice[]> {
	const rows = await tx
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.personId")
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.select(["person.id", "person.displayName", "organisation.name as organisationName"])
		.where("membership.territoryId", "=", territoryId)
		.where(inForce("membership", today))
		.orderBy(sql`unaccent(lower(person.display_name))`)
		.execute();
	return rows as PersonChoice[];
}

/** Whoever may write here that day, each as an actor, to ask what they may do; by name. */
export async function listWriters(tx: ReadTx, territoryId: TerritoryId, today: Day): Promise<(Actor & { organisationName: string })[]> {
	const members = await tx
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.personId")
		.innerJoin("territory", "territory.id", "membership.territoryId")
		.select(["membership.personId", "person.displayName", "membership.territoryId", "territory.slug as territorySlug"])
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.select(["membership.organisationId", "organisation.name as organisationName", "membership.role"])
		.where("membership.territoryId", "=", territoryId)
		.where("membership.role", "<>", "reader")
		.where(inForce("membership", today))
		.orderBy(sql`unaccent(lower(person.display_name))`)
		.execute();
	const held = await tx
		.selectFrom("mandate")
		.select(["personId", "committeeId", "role"])
		.where("territoryId", "=", territoryId)
		.where(inForce("mandate", today))
		.execute();
	const mandates = Map.groupBy(held, ({ personId }) => personId);
	return members.map((member) => ({ ...member, mandates: mandates.get(member.personId) ?? [] })) as unknown as Awaited<
		ReturnType<typeof listWriters>
	>;
}

export interface OwnMandate {
	territoryId: TerritoryId;
	committeeName: string;
	role: MandateRole;
}

/** The mandates that a person holds today, over all their territories, for their own eyes. */
export async function listOwnMandates(tx: ReadTx, personId: PersonId, today: Day): Promise<OwnMandate[]> {
	const rows = await tx
		.selectFrom("mandate")
		.innerJoin("committee", "committee.id", "mandate.committeeId")
		.where("mandate.personId", "=", personId)
		.where(inForce("mandate", today))
		.select(["mandate.territoryId", "committee.name as committeeName", "mandate.role"])
		.orderBy("committee.name")
		.execute();
	return rows as unknown as OwnMandate[];
}
