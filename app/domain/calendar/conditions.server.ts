import { type SqlBool, sql } from "kysely";
import type { CommitteeId, OrganisationId } from "../kernel/ids.ts";

/** Whose a sheet is; its row is `s`, its axis `a`. */

/** None of them counts when it is absent. */
export const every = (conditions: unknown[]) =>
	sql<SqlBool>`${sql.join(
		conditions.filter((condition) => condition !== undefined),
		sql` and `,
	)}`;

export const isFollowedBy = (committeeId: CommitteeId) =>
	sql`(s.committee_id = ${committeeId}::uuid or a.committee_id = ${committeeId}::uuid)`;
export const isCarriedBy = (organisationId: OrganisationId) => sql`(s.lead_organisation_id = ${organisationId}::uuid
	or exists (select from sheet_partner sp where sp.sheet_id = s.id and sp.organisation_id = ${organisationId}::uuid))`;
export const worksFor = (person: string, organisationId: OrganisationId) => sql`exists (select from membership ms
	where ms.territory_id = s.territory_id and ms.person_id = ${sql.ref(person)} and ms.organisation_id = ${organisationId}::uuid)`;
