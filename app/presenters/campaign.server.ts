import { listCommitteeChoices } from "#app/domain/action-sheets/queries/list-choices.server.ts";
import * as policy from "#app/domain/campaigns/policy.ts";
import { getCampaign, listAxisChoices, listCampaigns, listExpectedValues } from "#app/domain/campaigns/queries.server.ts";
import { GridFilters } from "#app/domain/campaigns/schema.ts";
import type { ExpectedValue, ListedCampaign } from "#app/domain/campaigns/types.ts";
import { reviewMeasurement, reviewSomeMeasurement } from "#app/domain/indicators/policy.ts";
import { valueAsTyped } from "#app/domain/indicators/rules.ts";
import { isSteward } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import { listWriters } from "#app/domain/people/queries.server.ts";
import { listWatched } from "#app/domain/reminders/watched.server.ts";

const shown = ({ closedAt, ...campaign }: ListedCampaign) => ({ ...campaign, isClosed: closedAt !== null });
const isMissing = ({ state }: Pick<ExpectedValue, "state">) => state === "missing" || state === "returned";

/** Page of the collection campaigns. */
export function presentCampaigns(ctx: Ctx) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => ({
		territory: actor.territorySlug,
		today: dayOf(ctx.now),
		campaigns: (await listCampaigns(tx, actor.territoryId)).map(shown),
		can: { open: policy.openSomeCampaign(actor).allowed },
	}));
}

/** Page that opens a campaign: over the committees one leads, or all of them for a steward. */
export function presentNewCampaign(ctx: Ctx) {
	const { actor, now } = ctx;
	assertAllowed(policy.openSomeCampaign(actor));
	return reading(ctx, async (tx) => {
		const lastYear = Number(dayOf(now).slice(0, 4)) - 1;
		const committees = await listCommitteeChoices(tx, actor.territoryId);
		return {
			territory: actor.territorySlug,
			isSteward: isSteward(actor),
			committees: committees.filter(({ id }) => policy.openCampaign(actor, { committeeId: id }).allowed),
			axes: await listAxisChoices(tx, actor.territoryId),
			suggested: { title: `Valeurs ${lastYear}`, startsOn: `${lastYear}-01-01`, endsOn: `${lastYear}-12-31` },
		};
	});
}

/** Page of one campaign: what is still to be entered, by whom. */
export function presentCampaign(ctx: Ctx, id: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const campaign = await getCampaign(tx, actor.territoryId, id);
		const values = await listExpectedValues(tx, actor.territoryId, campaign.id);
		const people = [...Map.groupBy(values, ({ personId }) => personId ?? "").values()]
			.map((theirs) => ({
				personId: theirs[0]?.personId ?? null,
				name: theirs[0]?.personName ?? null,
				organisationName: theirs[0]?.organisationName ?? null,
				expected: theirs.length,
				missing: theirs.filter(isMissing).map(({ id: key, label, sheetSlug, sheetCode, state, indicatorId }) => ({
					id: key,
					label,
					sheetSlug,
					sheetCode,
					state,
					indicatorId,
				})),
			}))
			.sort((a, b) => b.missing.length - a.missing.length || (a.name ?? "").localeCompare(b.name ?? "", "fr"));
		return {
			territory: actor.territorySlug,
			today: dayOf(now),
			campaign: shown(campaign),
			people,
			reminder: (await listWatched(tx, ctx, ["value"], [campaign.id]))[0] ?? null,
			can: {
				enter: campaign.closedAt === null && values.some((value) => policy.enterExpected(actor, value).allowed),
				review: values.some((value) => value.state === "proposed" && reviewMeasurement(actor, value).allowed),
				assign: campaign.closedAt === null && values.some((value) => policy.assignExpected(actor, value).allowed),
				close: policy.closeCampaign(actor, campaign).allowed,
			},
		};
	});
}

/** Page where values are asked of someone else: those this person reviews, and the people who may be asked for at least one of them. */
export function presentCampaignPeople(ctx: Ctx, id: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const campaign = await getCampaign(tx, actor.territoryId, id);
		const values = (await listExpectedValues(tx, actor.territoryId, campaign.id)).filter(
			(value) => policy.assignExpected(actor, value).allowed,
		);
		if (values.length === 0) assertAllowed(reviewSomeMeasurement(actor));
		const contributors = await listWriters(tx, actor.territoryId, dayOf(now));
		return {
			territory: actor.territorySlug,
			campaign: shown(campaign),
			values: values.map(({ id: key, label, sheetSlug, sheetCode, sheetTitle, indicatorId, personName, organisationName, state }) => ({
				...{ id: key, label, sheetSlug, sheetCode, sheetTitle, indicatorId, personName, organisationName, state },
			})),
			people: contributors
				.filter((person) => values.some((value) => policy.enterExpected(person, value).allowed))
				.map(({ personId, displayName, organisationName }) => ({ id: personId, displayName, organisationName })),
		};
	});
}

/** The grid: one's own expected values, or all those one may enter. */
export function presentGrid(ctx: Ctx, id: string, search: URLSearchParams) {
	const { actor } = ctx;
	const { de } = GridFilters.parse({ de: search.get("de") ?? undefined });
	return reading(ctx, async (tx) => {
		const campaign = await getCampaign(tx, actor.territoryId, id);
		const possible = (await listExpectedValues(tx, actor.territoryId, campaign.id)).filter(
			(value) => policy.enterExpected(actor, value).allowed,
		);
		const own = possible.filter(({ personId }) => personId === actor.personId);
		// who is asked for nothing but may enter sees all they may enter
		const whose = de ?? (own.length > 0 ? actor.personId : "tous");
		const rows = whose === "tous" ? possible : possible.filter(({ personId }) => personId === whose);
		return {
			territory: actor.territorySlug,
			campaign: shown(campaign),
			whose: whose === "tous" ? ("all" as const) : whose === actor.personId ? ("own" as const) : ("other" as const),
			counts: { own: own.length, all: possible.length },
			rows: rows.map((row) => ({
				id: row.id,
				label: row.label,
				sheetCode: row.sheetCode,
				sheetTitle: row.sheetTitle,
				unit: row.unit,
				scale: row.scale,
				previousValue: row.previousValue,
				previousOn: row.previousOn,
				state: row.state,
				returnReason: row.returnReason,
				value: valueAsTyped(row.value, row),
				unavailableReason: row.unavailableReason ?? "",
				comment: row.comment ?? "",
				evidenceUrl: row.evidenceUrl ?? "",
				revision: row.revision,
				isLocked: campaign.closedAt !== null || (row.state === "accepted" && !reviewMeasurement(actor, row).allowed),
			})),
		};
	});
}
