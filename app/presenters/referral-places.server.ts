import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import { pageOf } from "#app/domain/kernel/pages.ts";
import { changeContact, changeOrganisation } from "#app/domain/referrals/organisation-policy.ts";
import { OrganisationListFilter } from "#app/domain/referrals/organisation-schema.ts";
import { changeSettings } from "#app/domain/referrals/settings-policy.ts";
import { getPlacedOrganisation, getSettings, listPlacedOrganisations } from "#app/domain/referrals/settings-queries.server.ts";

/** To anyone but a steward the settings of referrals do not exist. */
export function assertSettings(ctx: Ctx): void {
	if (!changeSettings(ctx.actor).allowed) throw new NotFound("not-found");
}

export function presentReferralSettings(ctx: Ctx) {
	assertSettings(ctx);
	const { territoryId, territorySlug } = ctx.actor;
	return reading(ctx, async (tx) => {
		const organisations = await listPlacedOrganisations(tx, territoryId, dayOf(ctx.now));
		return {
			territory: territorySlug,
			settings: await getSettings(tx, territoryId),
			organisationCount: organisations.length,
			incompleteCount: organisations.filter(({ lacks }) => lacks.length > 0).length,
		};
	});
}

const perPage = 25;

export function presentReferralOrganisations(ctx: Ctx, search: URLSearchParams) {
	assertSettings(ctx);
	const { territoryId, territorySlug } = ctx.actor;
	return reading(ctx, async (tx) => {
		const filter = OrganisationListFilter.parse(Object.fromEntries(search));
		const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
		const found = (await listPlacedOrganisations(tx, territoryId, dayOf(ctx.now)))
			.filter(({ name }) => !filter.q || plain(name).includes(plain(filter.q)))
			.filter(({ lacks }) => !filter.manque || lacks.length > 0);
		const { offset, ...shown } = pageOf(filter.page, found.length, perPage);
		return { territory: territorySlug, filter, organisations: found.slice(offset, offset + perPage), total: found.length, ...shown };
	});
}

/** One organisation: whole for a steward, what its manager may write for its manager; to others it does not exist. */
export function presentReferralOrganisation(ctx: Ctx, slug: string) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const organisation = await getPlacedOrganisation(tx, actor.territoryId, slug, dayOf(ctx.now));
		if (!changeContact(actor, organisation.organisationId).allowed) throw new NotFound("not-found");
		return { territory: actor.territorySlug, organisation, can: { all: changeOrganisation(actor).allowed } };
	});
}
