import { findNames } from "#app/domain/journal/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import { grantDuty, manageAgents, nameManagers } from "#app/domain/referrals/duty-policy.ts";
import {
	findHeldDuty,
	findManagedPlace,
	listActiveAgents,
	listDutyCandidates,
	listHeldDuties,
	listManagedPlaces,
	type ManagedPlace,
} from "#app/domain/referrals/duty-queries.server.ts";
import { obstacleTo } from "#app/domain/referrals/duty-rules.ts";
import { ManagedFilter } from "#app/domain/referrals/duty-schema.ts";
import { DutyId, type HeldDuty } from "#app/domain/referrals/duty-types.ts";
import { listPlacedOrganisations } from "#app/domain/referrals/settings-queries.server.ts";
import { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";

const shownDuty = (held: HeldDuty) => ({ ...held, obstacle: obstacleTo(held.duty, held) });

/** The page of a steward: who is responsible in each organisation, and who watches over personal data. */
export function presentReferralPeople(ctx: Ctx) {
	if (!nameManagers(ctx.actor).allowed) throw new NotFound("not-found");
	const { territoryId, territorySlug } = ctx.actor;
	const today = dayOf(ctx.now);
	return reading(ctx, async (tx) => {
		const candidates = await listDutyCandidates(tx, territoryId, ["manager", "dpo"], null, today);
		const held = await listHeldDuties(tx, territoryId, { duties: ["manager", "dpo"] }, today);
		return {
			territory: territorySlug,
			today,
			held: held.map(shownDuty).sort((a, b) => a.duty.localeCompare(b.duty) || a.organisationName.localeCompare(b.organisationName, "fr")),
			candidates: candidates.map(({ personId: id, displayName, organisationName }) => ({ id, displayName, organisationName })),
		};
	});
}

/** To anyone but a manager the agents' page does not exist. */
export function assertManager(ctx: Ctx): void {
	if (!manageAgents(ctx.actor).allowed) throw new NotFound("not-found");
}

export function presentAgents(ctx: Ctx, search: URLSearchParams) {
	assertManager(ctx);
	const { territoryId, territorySlug, organisationId } = ctx.actor;
	const today = dayOf(ctx.now);
	return reading(ctx, async (tx) => {
		const { page } = ManagedFilter.parse(Object.fromEntries(search));
		const agents = await listHeldDuties(tx, territoryId, { duties: ["agent"], organisationId }, today);
		const candidates = await listDutyCandidates(tx, territoryId, ["agent"], organisationId, today);
		const own = (await listPlacedOrganisations(tx, territoryId, today)).find((one) => one.organisationId === organisationId);
		const { places, ...counts } = await listManagedPlaces(tx, organisationId, page);
		return {
			territory: territorySlug,
			today,
			organisation: own && { name: own.name, slug: own.slug, lacks: own.lacks },
			agents: agents.map(shownDuty),
			candidates: candidates
				.filter(({ personId }) => !agents.some((agent) => agent.personId === personId))
				.map(({ personId, displayName, jobTitle }) => ({
					value: personId as string,
					label: jobTitle ? `${displayName} (${jobTitle})` : displayName,
				})),
			places: await withNames(tx, ctx, places),
			...counts,
		};
	});
}

/** One side of a referral, to be given to another agent: its state and who reads, and nothing that it says. */
export function presentHandOver(ctx: Ctx, referral: string, recipient: string | undefined) {
	assertManager(ctx);
	const { territoryId, territorySlug, organisationId } = ctx.actor;
	const referralId = ReferralId.safeParse(referral);
	const recipientId = RecipientId.nullable().safeParse(recipient ?? null);
	if (!referralId.success || !recipientId.success) throw new NotFound("not-found");
	return reading(ctx, async (tx) => {
		const place = await findManagedPlace(tx, organisationId, referralId.data, recipientId.data);
		if (!place) throw new NotFound("not-found");
		const agents = await listActiveAgents(tx, territoryId, organisationId, dayOf(ctx.now));
		const [shown] = await withNames(tx, ctx, [place]);
		return {
			territory: territorySlug,
			today: dayOf(ctx.now),
			place: shown as NonNullable<typeof shown>,
			agents: agents.map(({ personId, displayName }) => ({ value: personId as string, label: displayName })),
		};
	});
}

/** A duty about to end, for whoever may end it. */
export function presentHeldDuty(ctx: Ctx, duty: string) {
	const { actor } = ctx;
	const dutyId = DutyId.safeParse(duty);
	if (!dutyId.success) throw new NotFound("not-found");
	return reading(ctx, async (tx) => {
		const held = await findHeldDuty(tx, actor.territoryId, dutyId.data, dayOf(ctx.now));
		if (!held || !grantDuty(actor, held.duty, held.organisationId).allowed) throw new NotFound("not-found");
		return { territory: actor.territorySlug, held: shownDuty(held) };
	});
}

async function withNames(tx: ReadTx, { actor }: Ctx, places: readonly ManagedPlace[]) {
	const ids = places.flatMap(({ readers, assignedTo }) => (assignedTo ? [...readers, assignedTo] : readers));
	const names = await findNames(tx, actor.territoryId, [...new Set(ids)]);
	const named = (id: string) => names[id] ?? "Personne partie";
	return places.map(({ readers, assignedTo, stateSince, ...place }) => ({
		...place,
		stateSince: dayOf(stateSince),
		assignedTo: assignedTo && named(assignedTo),
		readers: readers.map((id) => ({ id: id as string, name: named(id) })),
	}));
}
