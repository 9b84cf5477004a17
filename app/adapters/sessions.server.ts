import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import { z } from "zod";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { defineEvent, recordEvent } from "#app/domain/kernel/record-event.server.ts";
import { type Db, inUnit } from "#db/client.server.ts";

/** Signed out after two hours without a request, and after twelve hours in any case. */
export const idleHours = 2;
export const absoluteHours = 12;
/** Being seen is written down at most this often: an idle limit of two hours needs no finer grain. */
const touchMinutes = 5;

export interface SignedIn {
	sessionId: string;
	person: { id: PersonId; displayName: string; email: string };
	/** Where they may go today, as the database gives it. */
	places: readonly unknown[];
	/** Cookie to send again when Lucia has just extended the session. */
	renewedCookie: string | null;
}
export interface OpenSession {
	id: string;
	createdAt: Date;
	lastSeenAt: Date;
	userAgent: string;
}

/** Sessions of the web. The cookie holds a random token; the database only its SHA-256, so a dump opens nothing. */
export interface Sessions {
	/** @returns the Set-Cookie value of a new session */
	open(personId: PersonId, userAgent: string): Promise<string>;
	find(cookieHeader: string): Promise<SignedIn | null>;
	/** Whose session this is, if it is still good; looking does not make it last. */
	findById(sessionId: string): Promise<SignedIn["person"] | null>;
	/** @returns the Set-Cookie value that erases the cookie */
	close(cookieHeader: string): Promise<string>;
	closeAll(personId: PersonId): Promise<void>;
	/** Closes one of this person's own sessions. */
	closeOne(personId: PersonId, sessionId: string): Promise<void>;
	list(personId: PersonId): Promise<OpenSession[]>;
}

const personPayload = z.object({ personId: z.string() });
const sessionOpened = defineEvent("session.opened", personPayload);
const sessionClosed = defineEvent("session.closed", personPayload);
const allSessionsClosed = defineEvent("session.all-closed", personPayload);

interface SessionAttributes {
	createdAt: Date;
	lastSeenAt: Date;
	userAgent: string;
}
interface PersonAttributes {
	displayName: string;
	email: string;
	isActive: boolean;
	places: readonly unknown[];
}
declare module "lucia" {
	interface Register {
		Lucia: Lucia<SessionAttributes, PersonAttributes>;
		DatabaseSessionAttributes: SessionAttributes;
		DatabaseUserAttributes: PersonAttributes;
	}
}

export function createSessions(db: Db, clock: () => Date, isSecure: boolean): Sessions {
	const unit = (personId: string | null) => ({ personId, territoryIds: [], now: clock() });
	const asPerson = <T>(personId: string, work: Parameters<typeof inUnit<T>>[2]) => inUnit(db, unit(personId), work);

	// Before a person is known, one definer function reads a session by its hash: the table itself stays closed.
	const findSession = (id: string) =>
		inUnit(db, unit(null), async (tx) => (await sql<SessionRow>`select * from auth_find_session(${id})`.execute(tx)).rows[0], "read only");
	const findVisit = (id: string) =>
		inUnit(
			db,
			unit(null),
			async (tx) =>
				(await sql<SessionRow & Pick<PersonAttributes, "places">>`select * from auth_find_visit(${id}, ${dayOf(clock())})`.execute(tx))
					.rows[0],
			"read only",
		);
	const toDatabaseSession = (row: Omit<SessionRow, "displayName" | "email" | "isActive">): DatabaseSession => ({
		id: row.id,
		userId: row.personId,
		expiresAt: row.expiresAt,
		attributes: { createdAt: row.createdAt, lastSeenAt: row.lastSeenAt, userAgent: row.userAgent },
	});
	const remove = (personId: string, id: string) =>
		asPerson(personId, async (tx) => {
			const { numDeletedRows } = await tx.deleteFrom("session").where("id", "=", id).where("personId", "=", personId).executeTakeFirst();
			if (numDeletedRows > 0n) await recordEvent(tx, null, sessionClosed, { personId });
		});

	const adapter: Adapter = {
		async getSessionAndUser(id) {
			const row = await findVisit(id);
			if (!row) return [null, null];
			const { displayName, email, isActive, places } = row;
			return [toDatabaseSession(row), { id: row.personId, attributes: { displayName, email, isActive, places } }];
		},
		getUserSessions: (personId) =>
			asPerson(personId, async (tx) =>
				(await tx.selectFrom("session").selectAll().where("personId", "=", personId).execute()).map(toDatabaseSession),
			),
		setSession: (session) =>
			asPerson(session.userId, async (tx) => {
				const now = clock();
				const { id, userId: personId, expiresAt, attributes } = session;
				await tx
					.insertInto("session")
					.values({ id, personId, expiresAt, createdAt: now, lastSeenAt: now, userAgent: attributes.userAgent })
					.execute();
				await recordEvent(tx, null, sessionOpened, { personId });
			}),
		async updateSessionExpiration(id, expiresAt) {
			const row = await findSession(id);
			if (!row) return;
			await asPerson(row.personId, (tx) =>
				tx.updateTable("session").set({ expiresAt, lastSeenAt: clock() }).where("id", "=", id).execute(),
			);
		},
		async deleteSession(id) {
			const row = await findSession(id);
			if (row) await remove(row.personId, id);
		},
		deleteUserSessions: (personId) =>
			asPerson(personId, async (tx) => {
				await tx.deleteFrom("session").where("personId", "=", personId).execute();
				await recordEvent(tx, null, allSessionsClosed, { personId });
			}),
		async deleteExpiredSessions() {}, // the workers' sweep does it, over everybody
	};

	const lucia = new Lucia<SessionAttributes, PersonAttributes>(adapter, {
		sessionExpiresIn: new TimeSpan(idleHours, "h"),
		// The __Host- prefix binds the cookie to this host over https; on plain http (a trial on localhost) it cannot be used.
		sessionCookie: {
			name: isSecure ? "__Host-session" : "session",
			expires: false,
			attributes: { secure: isSecure, sameSite: "lax", path: "/" },
		},
		getSessionAttributes: ({ createdAt, lastSeenAt, userAgent }) => ({ createdAt, lastSeenAt, userAgent }),
		getUserAttributes: ({ displayName, email, isActive, places }) => ({ displayName, email, isActive, places }),
	});
	// Lucia's own reading decodes every cookie of the host, and fails on the one that another application left badly written.
	const readToken = (cookieHeader: string) => new RegExp(`(?:^|; ?)${lucia.sessionCookieName}=([\\w-]{43})(?:;|$)`).exec(cookieHeader)?.[1];
	const hashed = (token: string) => createHash("sha256").update(token).digest("hex");

	return {
		async open(personId, userAgent) {
			const token = randomBytes(32).toString("base64url");
			await lucia.createSession(
				personId,
				{ createdAt: clock(), lastSeenAt: clock(), userAgent: userAgent.slice(0, 200) },
				{ sessionId: hashed(token) },
			);
			return lucia.createSessionCookie(token).serialize();
		},
		async find(cookieHeader) {
			const token = readToken(cookieHeader);
			if (!token) return null;
			const { session, user } = await lucia.validateSession(hashed(token));
			if (!session) return null;
			if (!user.isActive || clock().getTime() - session.createdAt.getTime() > absoluteHours * 3_600_000) {
				await lucia.invalidateSession(session.id);
				return null;
			}
			if (!session.fresh && clock().getTime() - session.lastSeenAt.getTime() > touchMinutes * 60_000) {
				// Lucia alone would extend in the second half of the two hours only; it judges by the machine's clock
				await adapter.updateSessionExpiration(session.id, new Date(Date.now() + idleHours * 3_600_000));
			}
			const person = { id: user.id as PersonId, displayName: user.displayName, email: user.email };
			const renewedCookie = session.fresh ? lucia.createSessionCookie(token).serialize() : null;
			return { sessionId: session.id, person, places: user.places, renewedCookie };
		},
		async findById(id) {
			const row = await findSession(id);
			// Lucia wrote the expiry by the machine's clock
			if (
				!row?.isActive ||
				row.expiresAt.getTime() <= Date.now() ||
				clock().getTime() - row.createdAt.getTime() > absoluteHours * 3_600_000
			)
				return null;
			return { id: row.personId as PersonId, displayName: row.displayName, email: row.email };
		},
		async close(cookieHeader) {
			const token = readToken(cookieHeader);
			if (token) await lucia.invalidateSession(hashed(token));
			return lucia.createBlankSessionCookie().serialize();
		},
		closeAll: (personId) => lucia.invalidateUserSessions(personId),
		closeOne: remove,
		list: (personId) =>
			asPerson(personId, (tx) =>
				tx
					.selectFrom("session")
					.select(["id", "createdAt", "lastSeenAt", "userAgent"])
					.where("personId", "=", personId)
					.where("expiresAt", ">", clock())
					.orderBy("lastSeenAt", "desc")
					.execute(),
			),
	};
}

interface SessionRow {
	id: string;
	personId: string;
	createdAt: Date;
	lastSeenAt: Date;
	expiresAt: Date;
	userAgent: string;
	displayName: string;
	email: string;
	isActive: boolean;
}
