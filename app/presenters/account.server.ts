import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type PersonCtx, reading } from "#app/domain/kernel/context.server.ts";
import { listOwnMandates } from "#app/domain/people/queries.server.ts";
import type { Visitor } from "#app/domain/people/types.ts";
import { mandateRoleLabels } from "#app/messages/committees.ts";
import { roleLabels } from "#app/messages/roles.ts";
import { paths } from "#app/paths.ts";

interface OpenSession {
	id: string;
	createdAt: Date;
	lastSeenAt: Date;
	userAgent: string;
}

/** « Mon compte »: who one is, where one works, and from where one is signed in. */
export async function presentAccount(ctx: PersonCtx & { visitor: Visitor }, openSessions: readonly OpenSession[]) {
	const { personId, visitor, now } = ctx;
	const mandates = await reading(ctx, (tx) => listOwnMandates(tx, personId, dayOf(now)));
	return {
		displayName: visitor.person.displayName,
		email: visitor.person.email,
		territories: visitor.memberships.map((place) => ({
			name: place.territoryName,
			href: paths.territory(place.territorySlug),
			organisationName: place.organisationName,
			role: roleLabels[place.role],
			mandates: mandates
				.filter(({ territoryId }) => territoryId === place.territoryId)
				.map(({ committeeName, role }) => `${committeeName}\u00a0: ${mandateRoleLabels[role].toLowerCase()}`),
		})),
		sessions: openSessions.map(({ id, createdAt, lastSeenAt, userAgent }) => ({
			id,
			userAgent,
			createdAt: createdAt.toISOString(),
			lastSeenAt: lastSeenAt.toISOString(),
			isCurrent: id === visitor.sessionId,
		})),
	};
}
