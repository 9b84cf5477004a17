import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import * as policy from "#app/domain/missions/policy.ts";
import { getMission, getSession, listMissions, listSessions } from "#app/domain/missions/queries.server.ts";
import { isOver, isReviewLate, isToConfirm, nextDates } from "#app/domain/missions/rules.ts";
import { MissionFilter, SessionFilter } from "#app/domain/missions/schema.ts";
import { type DropInSession, MissionId, SessionId } from "#app/domain/missions/types.ts";
import { listOrganisations } from "#app/domain/people/queries.server.ts";
import { manageAgents } from "#app/domain/referrals/duty-policy.ts";
import { listWatched } from "#app/domain/reminders/watched.server.ts";

/** The whole split on one page, for it is printed and agreed on as a whole. */
export function presentMissions(ctx: Ctx, search: URLSearchParams) {
	const { actor } = ctx;
	const today = dayOf(ctx.now);
	return reading(ctx, async (tx) => {
		const filter = MissionFilter.parse(Object.fromEntries(search));
		const missions = await listMissions(tx, actor.territoryId, filter, today);
		const reminders = await listWatched(
			tx,
			ctx,
			["mission"],
			missions.map(({ id }) => id),
		);
		return {
			territory: actor.territorySlug,
			today,
			filter,
			missions: missions.map((mission) => ({
				...mission,
				isLate: isReviewLate(mission, today),
				reminder: reminders.find(({ objectId }) => objectId === mission.id) ?? null,
			})),
			organisations: await organisationOptions(tx, ctx),
			can: { edit: policy.editMissions(actor).allowed, manage: manageAgents(actor).allowed },
		};
	});
}

/** The form of a line of the split; to anyone but a steward it does not exist. */
export function presentMissionForm(ctx: Ctx, mission?: string) {
	const { actor } = ctx;
	if (!policy.editMissions(actor).allowed) throw new NotFound("not-found");
	return reading(ctx, async (tx) => ({
		territory: actor.territorySlug,
		mission: mission === undefined ? null : await getMission(tx, actor.territoryId, idOf(MissionId, mission)),
		organisations: await organisationOptions(tx, ctx),
	}));
}

export function presentSessions(ctx: Ctx, search: URLSearchParams) {
	const { actor } = ctx;
	const today = dayOf(ctx.now);
	return reading(ctx, async (tx) => {
		const filter = SessionFilter.parse(Object.fromEntries(search));
		const { sessions, ...shown } = await listSessions(tx, actor.territoryId, filter, today);
		const reminders = await listWatched(
			tx,
			ctx,
			["drop-in-session"],
			sessions.map(({ id }) => id),
		);
		return {
			territory: actor.territorySlug,
			filter,
			sessions: sessions.map((session) => ({
				...shownSession(ctx, session),
				reminder: reminders.find(({ objectId }) => objectId === session.id) ?? null,
			})),
			...shown,
			organisations: await organisationOptions(tx, ctx),
			can: { add: policy.opensSessions(actor) !== "none", manage: manageAgents(actor).allowed },
		};
	});
}

/** The form of a session, for those who hold it; to others it does not exist. */
export function presentSessionForm(ctx: Ctx, session?: string) {
	const { actor } = ctx;
	if (policy.opensSessions(actor) === "none") throw new NotFound("not-found");
	return reading(ctx, async (tx) => {
		const stored = session === undefined ? null : await getSession(tx, actor.territoryId, idOf(SessionId, session));
		if (stored && !policy.editSession(actor, stored).allowed) throw new NotFound("not-found");
		const organisations = await organisationOptions(tx, ctx);
		return {
			territory: actor.territorySlug,
			today: dayOf(ctx.now),
			session: stored && shownSession(ctx, stored),
			organisations,
			holders: organisations.filter(({ value }) => policy.opensSessions(actor) === "any" || value === actor.organisationId),
		};
	});
}

function shownSession({ actor, now }: Ctx, session: DropInSession) {
	const today = dayOf(now);
	return {
		...session,
		nextDates: nextDates(session, now),
		isOver: isOver(session, today),
		isToConfirm: isToConfirm(session, today),
		can: { edit: policy.editSession(actor, session).allowed },
	};
}

const organisationOptions = async (tx: ReadTx, { actor, now }: Ctx) =>
	(await listOrganisations(tx, actor.territoryId, dayOf(now))).map(({ id, name }) => ({ value: id as string, label: name }));

function idOf<T>(schema: { safeParse: (text: unknown) => { success: true; data: T } | { success: false } }, text: string): T {
	const id = schema.safeParse(text);
	if (!id.success) throw new NotFound("not-found");
	return id.data;
}
