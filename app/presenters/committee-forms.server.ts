import * as policy from "#app/domain/committees/policy.ts";
import { getCharter, getCommitteeBySlug, listGuests, listSeats, listServedProgrammes } from "#app/domain/committees/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import { listMeetings } from "#app/domain/meetings/queries.server.ts";
import { listOrganisations, listPersonChoices } from "#app/domain/people/queries.server.ts";
import { listProgrammes } from "#app/domain/programmes/queries.server.ts";

/** Page that opens a body. */
export const presentOpenCommittee = (ctx: Ctx) =>
	reading(ctx, async (tx) => {
		assertAllowed(policy.manageBody(ctx.actor));
		return { territory: ctx.actor.territorySlug, programmes: (await listProgrammes(tx, ctx.actor.territoryId)).map(choice) };
	});

const choice = ({ id, title }: { id: string; title: string }) => ({ value: id, label: title });

/** Page that changes what a body is. */
export const presentEditCommittee = (ctx: Ctx, slug: string) =>
	reading(ctx, async (tx) => {
		const { territoryId, territorySlug } = ctx.actor;
		const committee = await getCommitteeBySlug(tx, territoryId, slug);
		assertAllowed(policy.manageBody(ctx.actor));
		const served = await listServedProgrammes(tx, territoryId, committee.id);
		return {
			territory: territorySlug,
			committee,
			programmes: (await listProgrammes(tx, territoryId)).map(choice),
			served: served.map(({ id }) => id),
		};
	});

/** Page of a body's rules: read by its members, changed by whoever leads it. */
export const presentCharter = (ctx: Ctx, slug: string) =>
	reading(ctx, async (tx) => {
		const { territoryId, territorySlug } = ctx.actor;
		const { id, name, revision } = await getCommitteeBySlug(tx, territoryId, slug);
		assertAllowed(policy.readCharter(ctx.actor, { committeeId: id }));
		const organisations = (await listOrganisations(tx, territoryId, dayOf(ctx.now))).map((one) => ({ value: one.id, label: one.name }));
		return {
			territory: territorySlug,
			committee: { slug, name, revision },
			charter: await getCharter(tx, territoryId, id),
			organisations,
			canEdit: policy.setCharter(ctx.actor, { committeeId: id }).allowed,
		};
	});

/** Page of the seats: each organisation with the people who may be named for it. */
export const presentSeats = (ctx: Ctx, slug: string) =>
	reading(ctx, async (tx) => {
		const { territoryId, territorySlug } = ctx.actor;
		const today = dayOf(ctx.now);
		const { id, name } = await getCommitteeBySlug(tx, territoryId, slug);
		assertAllowed(policy.manageBody(ctx.actor));
		const seats = await listSeats(tx, territoryId, id);
		const people = await listPersonChoices(tx, territoryId, today);
		const organisations = await listOrganisations(tx, territoryId, today);
		return {
			territory: territorySlug,
			committee: { slug, name },
			seats: seats.map((seat) => ({ ...seat, people: people.filter((one) => one.organisationName === seat.organisationName) })),
			free: organisations
				.filter((one) => !seats.some(({ organisationId }) => organisationId === one.id))
				.map((one) => ({ value: one.id, label: one.name })),
		};
	});

/** Page of those invited to every meeting, and to the next ones. */
export const presentGuests = (ctx: Ctx, slug: string) =>
	reading(ctx, async (tx) => {
		const { territoryId, territorySlug } = ctx.actor;
		const { id: committeeId, name } = await getCommitteeBySlug(tx, territoryId, slug);
		assertAllowed(policy.inviteGuests(ctx.actor, { committeeId }));
		const meetings = (await listMeetings(tx, territoryId, { when: "next", now: ctx.now, committeeId })).filter(
			({ status }) => status === "planned",
		);
		const groups = [{ meeting: null, guests: await listGuests(tx, territoryId, committeeId) }];
		const next = await Promise.all(
			meetings.map(async ({ id, title, startsAt }) => ({
				meeting: { id, title, startsAt: startsAt.toISOString() },
				guests: (await listGuests(tx, territoryId, committeeId, id)).filter(({ meetingId }) => meetingId === id),
			})),
		);
		return {
			territory: territorySlug,
			committee: { slug, name },
			groups: [...groups, ...next],
			people: await listPersonChoices(tx, territoryId, dayOf(ctx.now)),
		};
	});
