import { sql } from "kysely";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx, Tx } from "../kernel/context.server.ts";
import type { OrganisationId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { AgreementFacts } from "./rules.ts";
import type { AgreementChannel, AgreementId, Part, ReferralId, Scope } from "./types.ts";

export interface Agreement extends AgreementFacts {
	id: AgreementId;
	channel: AgreementChannel;
	givenBy: "person" | "representative";
	withInterpreter: boolean;
	collectedBy: PersonId;
	covers: Part[];
	organisationIds: OrganisationId[];
	withdrawnOn: Day | null;
}

/** The agreements of the person about a referral, latest first. */
export async function listAgreements(tx: ReadTx, territoryId: TerritoryId, referralId: ReferralId): Promise<Agreement[]> {
	const rows = await tx
		.selectFrom("referralAgreement as agreement")
		.select(["id", "givenOn", "endsOn", "withdrawnOn", "channel", "givenBy", "withInterpreter", "collectedBy", "covers"])
		.select(
			sql<
				string[]
			>`(select coalesce(array_agg(o.organisation_id), '{}') from referral_agreement_organisation o where o.agreement_id = agreement.id)`.as(
				"organisationIds",
			),
		)
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.orderBy("givenOn", "desc")
		.orderBy("id", "desc")
		.execute();
	return rows as Agreement[];
}

/** What a body would keep, were an agreement withdrawn: everything but the number, the card alone, or nothing. */
export interface Reached {
	organisationId: OrganisationId;
	leaves: Scope | null;
}

/** The bodies that would lose something were this agreement withdrawn today; none for whoever does not know the person. */
export async function listReach(tx: Tx, agreementId: AgreementId): Promise<Reached[]> {
	const { rows } = await sql<Reached>`select organisation_id, leaves from referral_agreement_reach(${agreementId}::uuid)`.execute(tx);
	return rows;
}
