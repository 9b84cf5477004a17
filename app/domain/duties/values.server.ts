import { sql } from "kysely";
import { paths } from "#app/paths.ts";
import { inForce } from "#db/predicates.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { dated, horizonOf } from "./rules.ts";
import { territoryColumns } from "./territory.server.ts";
import type { Duty, Whose } from "./types.ts";

/** Values that campaigns ask of the person: one duty a campaign, however many values. */
export async function listValueDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	const rows = await tx
		.selectFrom("expectedValue")
		.innerJoin("campaign", "campaign.id", "expectedValue.campaignId")
		.innerJoin("territory", "territory.id", "campaign.territoryId")
		.leftJoin("measurement", (join) =>
			join.onRef("measurement.indicatorId", "=", "expectedValue.indicatorId").onRef("measurement.measuredOn", "=", "campaign.endsOn"),
		)
		.where("campaign.territoryId", "in", who.territoryIds)
		.where("expectedValue.personId", "=", who.personId)
		.where("campaign.closedAt", "is", null)
		.where("campaign.dueOn", "<=", horizonOf(today))
		.where((eb) => eb.or([eb("measurement.id", "is", null), eb("measurement.state", "=", "returned")]))
		.select(["campaign.id", "campaign.title", "campaign.dueOn", "campaign.territoryId", ...territoryColumns])
		.select(sql<number>`count(*)::int`.as("count"))
		.groupBy(["campaign.id", "territory.id"])
		.execute();
	return rows.map(({ id, count, territoryId, ...row }) => ({
		...row,
		...dated(row.dueOn as Day, today),
		kind: "values",
		territoryId: territoryId as TerritoryId,
		context: count === 1 ? "1 valeur d'indicateur" : `${count} valeurs d'indicateurs`,
		href: paths.campaignGrid(row.territorySlug, id),
	}));
}

/** Values proposed wait for the technical lead of a committee that follows their sheet; for the stewards while nobody leads it. */
export async function listReviewDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	const rows = await tx
		.selectFrom("measurement")
		.innerJoin("indicator", "indicator.id", "measurement.indicatorId")
		.innerJoin("actionSheet", "actionSheet.id", "indicator.sheetId")
		.innerJoin("objective", "objective.id", "actionSheet.objectiveId")
		.innerJoin("axis", "axis.id", "objective.axisId")
		.innerJoin("territory", "territory.id", "measurement.territoryId")
		.innerJoin("membership", (join) =>
			join
				.onRef("membership.territoryId", "=", "measurement.territoryId")
				.on("membership.personId", "=", who.personId)
				.on("membership.role", "<>", "reader")
				.on(inForce("membership", today)),
		)
		.where("measurement.territoryId", "in", who.territoryIds)
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
				where.exists(leads.where("mandate.personId", "=", who.personId)),
				where.and([where("membership.role", "in", ["admin", "cooperation_officer"]), where.not(where.exists(leads))]),
			]);
		})
		.select(["measurement.territoryId", ...territoryColumns])
		.select(sql<number>`count(*)::int`.as("count"))
		.groupBy(["measurement.territoryId", "territory.id"])
		.execute();
	return rows.map(({ count, territoryId, ...row }) => ({
		...row,
		group: "to-approve",
		kind: "review-values",
		territoryId: territoryId as TerritoryId,
		title: count === 1 ? "1 valeur d'indicateur proposée" : `${count} valeurs d'indicateurs proposées`,
		context: "",
		href: paths.reviewValues(row.territorySlug),
		dueOn: null,
		meetingOn: null,
	}));
}
