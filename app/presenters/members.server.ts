import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import { PersonId } from "#app/domain/kernel/ids.ts";
import * as policy from "#app/domain/people/policy.ts";
import { getMember, listMembers, listOrganisations } from "#app/domain/people/queries.server.ts";
import { placeStamp } from "#app/domain/people/rules.ts";
import { MemberFilter } from "#app/domain/people/schema.ts";

/** Reads for stewards: to anyone else these pages do not exist. */
function readingAsSteward<T>(ctx: Ctx, work: (tx: ReadTx) => Promise<T>): Promise<T> {
	if (!policy.readMembers(ctx.actor).allowed) throw new NotFound("not-found");
	return reading(ctx, work);
}

const territoryOf = ({ actor }: Ctx) => ({ territory: actor.territorySlug });

export const presentAdministration = (ctx: Ctx) =>
	readingAsSteward(ctx, async (tx) => {
		const { territoryId } = ctx.actor;
		const today = dayOf(ctx.now);
		const { total } = await listMembers(tx, territoryId, MemberFilter.parse({}), today);
		const invited = await listMembers(tx, territoryId, MemberFilter.parse({ etat: "invited" }), today);
		const organisations = await listOrganisations(tx, territoryId, today);
		return { ...territoryOf(ctx), memberCount: total, invitedCount: invited.total, organisationCount: organisations.length };
	});

export const presentMembers = (ctx: Ctx, search: URLSearchParams) =>
	readingAsSteward(ctx, async (tx) => {
		const today = dayOf(ctx.now);
		const filter = MemberFilter.parse(Object.fromEntries(search));
		const { members, total, page, pageCount } = await listMembers(tx, ctx.actor.territoryId, filter, today);
		const organisations = await listOrganisations(tx, ctx.actor.territoryId, today);
		return {
			...territoryOf(ctx),
			filter,
			members,
			total,
			page,
			pageCount,
			organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
		};
	});

export const presentInvitation = (ctx: Ctx) =>
	readingAsSteward(ctx, async (tx) => ({
		...territoryOf(ctx),
		roles: policy.grantableRoles(ctx.actor),
		organisations: await organisationOptions(tx, ctx),
	}));

export const presentMember = (ctx: Ctx, person: string | undefined) =>
	readingAsSteward(ctx, async (tx) => {
		const { actor, now } = ctx;
		const personId = PersonId.safeParse(person);
		if (!personId.success) throw new NotFound("not-found");
		const member = await getMember(tx, actor.territoryId, personId.data, dayOf(now));
		return {
			...territoryOf(ctx),
			member,
			seen: placeStamp(member),
			today: dayOf(now),
			isSelf: member.personId === actor.personId,
			roles: policy.grantableRoles(actor),
			organisations: await organisationOptions(tx, ctx),
			can: {
				change: policy.changeMembership(actor, member, member.role).allowed,
				end: policy.endMembership(actor, member).allowed,
				resend: member.state === "invited" && policy.resendInvitation(actor, member).allowed,
			},
		};
	});

export const presentOrganisations = (ctx: Ctx) =>
	readingAsSteward(ctx, async (tx) => ({
		...territoryOf(ctx),
		organisations: await listOrganisations(tx, ctx.actor.territoryId, dayOf(ctx.now)),
	}));

const organisationOptions = async (tx: ReadTx, { actor, now }: Ctx) =>
	(await listOrganisations(tx, actor.territoryId, dayOf(now))).map(({ id, name }) => ({ value: id as string, label: name }));
