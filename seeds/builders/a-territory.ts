import { createCommittee } from "#app/domain/committees/commands/create-committee.server.ts";
import { grantMandate } from "#app/domain/committees/commands/grant-mandate.server.ts";
import type { Actor, MandateRole, TerritoryRole } from "#app/domain/kernel/actor.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import type { SystemCtx } from "#app/domain/kernel/context.server.ts";
import type { CommitteeId, OrganisationId, PersonId, TerritoryId } from "#app/domain/kernel/ids.ts";
import { addMember } from "#app/domain/people/commands/add-member.server.ts";
import { addOrganisation } from "#app/domain/people/commands/add-organisation.server.ts";
import type { OrganisationKind } from "#app/domain/people/types.ts";
import { createProgramme } from "#app/domain/programmes/commands/create-programme.server.ts";
import type { ObjectiveId } from "#app/domain/programmes/types.ts";
import { createTerritory } from "#app/domain/territories/commands/create-territory.server.ts";
import type { Db } from "#db/client.server.ts";

/** The operator's context in one territory: what seeds and tests set up with. */
export type OperatorCtx = SystemCtx & { territoryId: TerritoryId };

export interface BuiltTerritory {
	operator: OperatorCtx;
	territoryId: TerritoryId;
	slug: string;
	organisationIds: Record<"epci" | "ccas" | "caf", OrganisationId>;
	/** Committees by slug. */
	committeeIds: Record<string, CommitteeId>;
	/** Objectives of the small programme, in order. */
	objectiveIds: ObjectiveId[];
	/** Adds a member and gives the Actor they would be once signed in. */
	person: (
		local: string,
		options?: { role?: TerritoryRole; organisation?: "epci" | "ccas" | "caf"; mandates?: Record<string, MandateRole> },
	) => Promise<Actor>;
}

/**
 * A small territory: three organisations, two coordination committees (insertion, gerontologie), a programme of two axes (the first
 * followed by insertion) with one objective each. People are added by the caller: `await territory.person("chair", { mandates: { insertion: "chair" } })`.
 */
export async function aTerritory(owner: Db, now: Date, slug = "exemple"): Promise<BuiltTerritory> {
	const territoryId = await createTerritory({ db: owner, now }, { slug, name: `Territoire ${slug}`, kind: "epci" });
	const operator: OperatorCtx = { db: owner, now, territoryId };
	const organisation = (orgSlug: string, name: string, kind: OrganisationKind) => addOrganisation(operator, { slug: orgSlug, name, kind });
	const organisationIds = {
		epci: await organisation("communaute", "Communauté de communes", "epci"),
		ccas: await organisation("ccas", "CCAS", "ccas"),
		caf: await organisation("caf", "CAF", "caf"),
	};
	const committee = (committeeSlug: string, name: string) =>
		createCommittee(operator, {
			slug: committeeSlug,
			name,
			kind: "coordination_committee",
			organisationIds: [organisationIds.ccas, organisationIds.caf],
		});
	const committeeIds: Record<string, CommitteeId> = {
		insertion: await committee("insertion", "Comité insertion"),
		gerontologie: await committee("gerontologie", "Comité gérontologie"),
	};
	const { axes } = await createProgramme(operator, {
		slug: "ctg",
		title: "Convention territoriale globale",
		type: "ctg",
		axes: [
			{
				number: 1,
				title: "Insertion",
				committeeId: committeeIds.insertion,
				objectives: [{ number: 1, title: "Accompagner les parcours" }],
			},
			{
				number: 2,
				title: "Bien vieillir",
				committeeId: committeeIds.gerontologie,
				objectives: [{ number: 1, title: "Rompre l'isolement" }],
			},
		],
	});

	return {
		operator,
		territoryId,
		slug,
		organisationIds,
		committeeIds,
		objectiveIds: axes.flatMap(({ objectives }) => objectives.map(({ id }) => id)),
		async person(local, { role = "partner", organisation: at = "ccas", mandates = {} } = {}) {
			const organisationId = organisationIds[at];
			const startsOn = plusDays(dayOf(now), -365);
			const displayName = `${local[0]?.toUpperCase()}${local.slice(1)} ${slug}`;
			const personId: PersonId = await addMember(operator, {
				email: `${local}@${slug}.example`,
				displayName,
				organisationId,
				role,
				startsOn,
			});
			const held = Object.entries(mandates).map(([committeeSlug, mandateRole]) => ({
				committeeId: committeeIds[committeeSlug] as CommitteeId,
				role: mandateRole,
			}));
			for (const { committeeId, role: mandateRole } of held) {
				await grantMandate(operator, { committeeId, personId, role: mandateRole, startsOn });
			}
			return { personId, displayName, territoryId, territorySlug: slug, organisationId, role, mandates: held };
		},
	};
}
