import { sql } from "kysely";
import { paths } from "#app/paths.ts";
import { inForce } from "#db/predicates.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { dated, horizonOf } from "./rules.ts";
import { territoryColumns } from "./territory.server.ts";
import type { Whose } from "./types.ts";
import { type DutyOf, whose } from "./whose.server.ts";

/** Values that campaigns ask of the person: one duty a campaign, however many values. */
export async function listValueDuties(tx: ReadTx, people: readonly Whose[], today: Day): Promise<DutyOf[]> {
	const rows = await tx
		.selectFrom(whose(people))
		.innerJoin("expectedValue", "expectedValue.personId", "who.personId")
		.innerJoin("campaign", (join) =>
			join.onRef("campaign.id", "=", "expectedValue.campaignId").onRef("campaign.territoryId", "=", "who.territoryId"),
		)
		.innerJoin("territory", "territory.id", "campaign.territoryId")
		.leftJoin("measurement", (join) =>
			join.onRef("measurement.indicatorId", "=", "expectedValue.indicatorId").onRef("measurement.measuredOn", "=", "campaign.endsOn"),
		)
		.where("campaign.closedAt", "is", null)
		.where("campaign.dueOn", "<=", horizonOf(today))
		.where((eb) => eb.or([eb("measurement.id", "is", null), eb("measurement.state", "=", "returned")]))
		.select(["who.personId", "who.territoryId", "campaign.id", "campaign.title", "campaign.dueOn", ...territoryColumns])
		.select(sql<number>`count(*)::int`.as("count"))
		.groupBy(["who.personId", "who.territoryId", "campaign.id", "territory.id"])
		.execute();
	return rows.map(({ id, count, ...row }) => ({
		...row,
		...dated(row.dueOn as Day, today),
		kind: "values",
		context: count === 1 ? "1 valeur d'indicateur" : `${count} valeurs d'indicateurs`,
		href: paths.campaignGrid(row.territorySlug, id),
	}));
}

/** Values proposed wait for the technical lead of a committee that follows their sheet; for the stewards while nobody leads it. */
export async function listReviewDuties(tx: ReadTx, people: readonly Whose[], today: Day): Promise<DutyOf[]> {
	const rows = await tx
		.selectFrom(whose(people))
		.innerJoin("measurement", "measurement.territoryId", "who.territoryId")
		.innerJoin("indicator", "indicator.id", "measurement.indicatorId")
		.innerJoin("actionSheet", "actionSheet.id", "indicator.sheetId")
		.innerJoin("objective", "objective.id", "actionSheet.objectiveId")
		.innerJoin("axis", "axis.id", "objective.axisId")
		.innerJoin("territory", "territory.id", "measurement.territoryId")
		.innerJoin("membership", (join) =>
			join
				.onRef("membership.territoryId", "=", "measurement.territoryId")
				.onRef("membership.personId", "=", "who.personId")
				.on("membership.role", "<>", "reader")
				.on(inForce("membership", today)),
		)
		.where("measurement.state", "=", "proposed")
		.where((where) => {
			const leads = where
				.selectFrom("mandate")
				.select("mandate.id")
				.where("mandate.role", "=", "technical_lead")
				.where(inForce("mandate", today))
				.where((on) =>
					on.or([
						on("mandate.committeeId", "=", on.ref("axis.committeeId")),
						on("mandate.committeeId", "=", on.ref("actionSheet.committeeId")),
					]),
				);
			return where.or([
				where.exists(leads.whereRef("mandate.personId", "=", "who.personId")),
				where.and([where("membership.role", "in", ["admin", "cooperation_officer"]), where.not(where.exists(leads))]),
			]);
		})
		.select(["who.personId", "who.territoryId", ...territoryColumns])
		.select(sql<number>`count(*)::int`.as("count"))
		.groupBy(["who.personId", "who.territoryId", "territory.id"])
		.execute();
	return rows.map(({ count, ...row }) => ({
		...row,
		group: "to-approve",
		kind: "review-values",
		title: count === 1 ? "1 valeur d'indicateur proposée" : `${count} valeurs d'indicateurs proposées`,
		context: "",
		href: paths.reviewValues(row.territorySlug),
		dueOn: null,
		meetingOn: null,
	}));
}
