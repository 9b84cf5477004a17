import { fullFields } from "#app/domain/action-sheets/fields.ts";
import * as policy from "#app/domain/action-sheets/policy.ts";
import { getSheet } from "#app/domain/action-sheets/queries/get-sheet.server.ts";
import { listOrganisationChoices } from "#app/domain/action-sheets/queries/list-choices.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import { listPersonChoices } from "#app/domain/people/queries.server.ts";
import { getAskedOfSheets } from "#app/domain/programmes/queries.server.ts";

/** Page that adds a sub-action to a sheet. */
export function presentNewSubAction(ctx: Ctx, slug: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const sheet = await getSheet(tx, actor.territoryId, slug);
		assertAllowed(policy.editSheet(actor, sheet));
		if (sheet.parentId) throw new NotFound("not-found");
		return {
			territory: actor.territorySlug,
			sheet: { slug, code: sheet.code, title: sheet.title },
			code: `${sheet.code}.${sheet.subActions.length + 1}`.slice(0, 20),
			people: await listPersonChoices(tx, actor.territoryId, dayOf(now)),
			organisations: await listOrganisationChoices(tx, actor.territoryId),
		};
	});
}

/** Page where a partner writes what it brings. */
export function presentContribution(ctx: Ctx, slug: string, organisationId: string) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const sheet = await getSheet(tx, actor.territoryId, slug);
		const partner = sheet.partners.find((one) => one.organisationId === organisationId);
		if (!partner) throw new NotFound("not-found");
		assertAllowed(policy.writeContribution(actor, sheet, partner.organisationId));
		return { territory: actor.territorySlug, sheet: { slug, code: sheet.code, title: sheet.title }, partner };
	});
}

/** Page of the review of one year; of the year that ended last, unless the address names another. */
export function presentReview(ctx: Ctx, slug: string, wanted: string | null) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const sheet = await getSheet(tx, actor.territoryId, slug);
		assertAllowed(policy.editSheet(actor, sheet));
		const year = wanted && /^\d{4}$/.test(wanted) ? Number(wanted) : Number(dayOf(now).slice(0, 4)) - 1;
		const review = sheet.reviews.find((one) => one.year === year) ?? null;
		return { territory: actor.territorySlug, sheet: { slug, code: sheet.code, title: sheet.title }, year, review };
	});
}

/** Page where a steward chooses what a programme asks of its sheets. */
export function presentRequiredFields(ctx: Ctx, programmeId: string) {
	const { actor } = ctx;
	assertAllowed(policy.chooseRequiredFields(actor));
	return reading(ctx, async (tx) => {
		const programme = await getAskedOfSheets(tx, actor.territoryId, programmeId);
		return { territory: actor.territorySlug, programme: { ...programme, requiredFields: programme.requiredFields ?? [...fullFields] } };
	});
}
