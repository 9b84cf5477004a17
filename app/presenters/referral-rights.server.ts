import { getTerritoryName } from "#app/domain/exports/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import * as policy from "#app/domain/referral-rights/policy.ts";
import {
	findPersonNames,
	findReferenceOwner,
	getDemand,
	listAccess,
	listAccessFacets,
	listAllAccess,
	listRequests,
	listRetention,
} from "#app/domain/referral-rights/queries.server.ts";
import { isLateRequest } from "#app/domain/referral-rights/rules.ts";
import { AccessFilter, RequestFilter } from "#app/domain/referral-rights/schema.ts";
import type { AccessLine, RightsRequest } from "#app/domain/referral-rights/types.ts";

/** @throws NotFound for all but the DPO */
export function assertDpo({ actor }: Ctx): void {
	if (!policy.protectPersons(actor).allowed) throw new NotFound("not-found");
}

export const shownLine = ({ at, ...line }: AccessLine) => ({ ...line, at: at.toISOString() });

/** Page « Qui a vu quoi »: the access journal, by the filters of the address. */
export function presentAccess(ctx: Ctx, search: URLSearchParams) {
	assertDpo(ctx);
	const { territoryId, territorySlug: territory } = ctx.actor;
	return reading(ctx, async (tx) => {
		const filter = AccessFilter.parse(Object.fromEntries(search));
		const { reference, ...rest } = filter;
		const referralId = reference && { referralId: await findReferenceOwner(tx, territoryId, reference) };
		const { lines, ...shown } = await listAccess(tx, territoryId, { ...rest, ...referralId });
		const { people, organisations } = await listAccessFacets(tx, territoryId);
		return {
			territory,
			filter,
			lines: lines.map(shownLine),
			people: people.map(({ id, name }) => ({ value: id as string, label: name })),
			organisations: organisations.map(({ id, name }) => ({ value: id as string, label: name })),
			...shown,
		};
	});
}

/** Beyond, nobody reads the paper. */
const printedLines = 2_000;

/** Page that may be given to the person: who saw what of one referral, the oldest first. */
export function presentWhoSaw(ctx: Ctx, reference: string) {
	assertDpo(ctx);
	const { territoryId, territorySlug: territory } = ctx.actor;
	return reading(ctx, async (tx) => {
		const referralId = await findReferenceOwner(tx, territoryId, reference.toUpperCase());
		if (!referralId) throw new NotFound("not-found");
		const lines = await listAllAccess(tx, territoryId, { referralId }, printedLines);
		const territoryName = await getTerritoryName(tx, territoryId);
		return { territory, territoryName, reference: reference.toUpperCase(), today: dayOf(ctx.now), lines: lines.map(shownLine) };
	});
}

const shownRequest = (request: RightsRequest, ctx: Ctx) => ({
	...request,
	openedAt: request.openedAt.toISOString(),
	closedAt: request.closedAt?.toISOString() ?? null,
	isLate: isLateRequest(request, dayOf(ctx.now)),
});

/** Page « Droits des personnes ». */
export function presentRequests(ctx: Ctx, search: URLSearchParams) {
	assertDpo(ctx);
	const { territoryId, territorySlug: territory } = ctx.actor;
	return reading(ctx, async (tx) => {
		const filter = RequestFilter.parse(Object.fromEntries(search));
		const { requests, ...shown } = await listRequests(tx, territoryId, filter, dayOf(ctx.now));
		return { territory, filter, today: dayOf(ctx.now), requests: requests.map((one) => shownRequest(one, ctx)), ...shown };
	});
}

/** Page of one letter: what was asked over each referral, and what its answer would do. */
export function presentDemand(ctx: Ctx, demandId: string) {
	assertDpo(ctx);
	const { territoryId, territorySlug: territory } = ctx.actor;
	return reading(ctx, async (tx) => {
		const requests = await getDemand(tx, territoryId, demandId);
		const open = requests.flatMap(({ referralId, closedAt }) => (referralId && !closedAt ? [referralId] : []));
		const retention = open.length > 0 ? await listRetention(tx, territoryId, open) : [];
		const names = await findPersonNames(tx, [...new Set(requests.map(({ openedBy }) => openedBy))]);
		const [first] = requests as [RightsRequest, ...RightsRequest[]];
		return {
			territory,
			demandId,
			today: dayOf(ctx.now),
			kind: first.kind,
			receivedOn: first.receivedOn,
			dueOn: first.dueOn,
			openedByName: names.get(first.openedBy) ?? null,
			isOpen: open.length > 0,
			isLate: requests.some((one) => isLateRequest(one, dayOf(ctx.now))),
			requests: requests.map((one) => ({
				...shownRequest(one, ctx),
				isPublic: retention.some(({ referralId, isPublic }) => referralId === one.referralId && isPublic),
			})),
		};
	});
}
