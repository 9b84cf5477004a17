import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { OrganisationId, TerritoryId } from "../kernel/ids.ts";
import type { ReferralOrganisation, ReferralSettings } from "./types.ts";

/** The territory's row, held; made at revision 0 for who writes the first. */
export async function lockSettings(tx: Tx, territoryId: TerritoryId): Promise<ReferralSettings> {
	await tx
		.insertInto("referralSettings")
		.values({ territoryId, revision: 0 })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const { territoryId: _, ...settings } = await tx
		.selectFrom("referralSettings")
		.selectAll()
		.where("territoryId", "=", territoryId)
		.forUpdate()
		.executeTakeFirstOrThrow();
	return settings as ReferralSettings;
}

/** The same of one organisation. @throws NotFound when it is not of the territory */
export async function lockOrganisation(tx: Tx, territoryId: TerritoryId, organisationId: OrganisationId): Promise<ReferralOrganisation> {
	const organisation = await tx
		.selectFrom("organisation")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("id", "=", organisationId)
		.executeTakeFirst();
	if (!organisation) throw new NotFound("not-found");
	await tx
		.insertInto("referralOrganisation")
		.values({ territoryId, organisationId, revision: 0 })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const { territoryId: _, ...stored } = await tx
		.selectFrom("referralOrganisation")
		.selectAll()
		.where("territoryId", "=", territoryId)
		.where("organisationId", "=", organisationId)
		.forUpdate()
		.executeTakeFirstOrThrow();
	return stored as unknown as ReferralOrganisation;
}

/** The names of what differs: facts say which fields moved, never what they hold. */
export const changedFields = <T extends object>(stored: T, saved: Partial<T>): string[] =>
	Object.keys(saved).filter((name) => saved[name as keyof T] !== stored[name as keyof T]);
