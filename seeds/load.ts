import { createSheets } from "#app/domain/action-sheets/commands/create-sheets.server.ts";
import { createCommittee } from "#app/domain/committees/commands/create-committee.server.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import type { SystemCtx } from "#app/domain/kernel/context.server.ts";
import type { CommitteeId, OrganisationId, SheetId, TerritoryId } from "#app/domain/kernel/ids.ts";
import { addOrganisation } from "#app/domain/people/commands/add-organisation.server.ts";
import type { OrganisationKind } from "#app/domain/people/types.ts";
import { createProgramme } from "#app/domain/programmes/commands/create-programme.server.ts";
import type { ObjectiveId, ProgrammeType } from "#app/domain/programmes/types.ts";
import { createTerritory } from "#app/domain/territories/commands/create-territory.server.ts";
import type { TerritoryKind } from "#app/domain/territories/types.ts";
import { type Db, inUnit } from "#db/client.server.ts";
import type { SourceTerritory } from "./territories/index.ts";
import {
	actionsOf,
	addedCommitteePurpose,
	committeeKindOf,
	committeeSlugOf,
	coordinationCommittees,
	firstDayOf,
	lastDayOf,
	sheetCodeOf,
	sheetSlugOf,
} from "./territories/reading.ts";

/** A territory as loaded: what its scenario goes on with. Maps are by slug. */
export interface LoadedTerritory {
	territoryId: TerritoryId;
	slug: string;
	operator: SystemCtx & { territoryId: TerritoryId };
	organisationIds: Map<string, OrganisationId>;
	committeeIds: Map<string, CommitteeId>;
	sheets: Map<string, LoadedSheet>;
}
export interface LoadedSheet {
	id: SheetId;
	code: string;
	title: string;
	objectiveId: ObjectiveId;
	isFlagship: boolean;
	description: string | null;
	scheduleLabel: string | null;
	startOn: Day | null;
	endOn: Day | null;
	partnerIds: OrganisationId[];
}

/**
 * Loads one of the real programmes through the operator's commands: organisations, committees, the tree, the action sheets. What the
 * document does not say stays empty. Does nothing, and answers null, when the territory is already there.
 */
export async function loadTerritory(
	owner: Db,
	now: Date,
	source: SourceTerritory,
	{ isDemonstration = true } = {},
): Promise<LoadedTerritory | null> {
	const found = await inUnit(owner, { personId: null, territoryIds: [], now }, (tx) =>
		tx.selectFrom("territory").select("id").where("slug", "=", source.id).executeTakeFirst(),
	);
	if (found) return null;

	const territoryId = await createTerritory(
		{ db: owner, now },
		{
			slug: source.id,
			name: source.name,
			shortName: source.shortName ?? null,
			kind: source.kind as TerritoryKind,
			departmentCode: source.departmentCode,
			departmentName: source.departmentName,
			inseeCode: source.inseeCode,
			sourceGaps: source.seedGaps,
			isDemonstration,
		},
	);
	const operator = { db: owner, now, territoryId };
	const organisationIds = await loadOrganisations(operator, source);
	const committeeIds = await loadCommittees(operator, source, organisationIds);
	const objectiveIds = await loadProgramme(operator, source, committeeIds);
	const sheets = await loadSheets(operator, source, organisationIds, objectiveIds);
	return { territoryId, slug: source.id, operator, organisationIds, committeeIds, sheets };
}

type Operator = LoadedTerritory["operator"];

async function loadOrganisations(operator: Operator, source: SourceTerritory): Promise<Map<string, OrganisationId>> {
	const ids = new Map<string, OrganisationId>();
	for (const { id, name, kind, note = null } of source.partners) {
		ids.set(id, await addOrganisation(operator, { slug: id, name, kind: kind as OrganisationKind, note }));
	}
	return ids;
}

async function loadCommittees(
	operator: Operator,
	source: SourceTerritory,
	organisationIds: Map<string, OrganisationId>,
): Promise<Map<string, CommitteeId>> {
	const ids = new Map<string, CommitteeId>();
	for (const body of [...source.committees, ...source.coordinationBodies]) {
		const slug = committeeSlugOf(body.id);
		const committeeId = await createCommittee(operator, {
			slug,
			name: body.name,
			kind: committeeKindOf(body.kind),
			purpose: body.role ?? null,
			chairRule: body.chairRule,
			cadence: body.meetingFrequency ?? null,
			commissions: body.commissions ?? [],
			organisationIds: (body.memberIds ?? []).map((id) => known(organisationIds, id)),
		});
		ids.set(slug, committeeId);
	}
	for (const { slug, name } of coordinationCommittees) {
		if (ids.has(slug)) continue;
		ids.set(slug, await createCommittee(operator, { slug, name, kind: "coordination_committee", purpose: addedCommitteePurpose }));
	}
	return ids;
}

/** Objectives come back by axis, in the order of the document. */
async function loadProgramme(
	operator: Operator,
	source: SourceTerritory,
	committeeIds: Map<string, CommitteeId>,
): Promise<ObjectiveId[][]> {
	const { title, type, period, carrier, adoptedOn, adoptedBy, deliberationRef, note } = source.programme;
	const { axes } = await createProgramme(operator, {
		slug: "programme",
		title,
		type: (type === "plan_strategique_action_sociale" ? "plan_strategique" : type) as ProgrammeType,
		periodLabel: period.label,
		startYear: period.startYear,
		endYear: period.endYear,
		carrier,
		adoptedOn: adoptedOn as Day | null,
		adoptedBy,
		deliberationRef,
		summary: source.summary,
		principles: source.principles,
		note,
		axes: source.axes.map((axis) => ({
			number: axis.number,
			title: axis.title,
			context: axis.context,
			committeeId: axis.committeeId ? known(committeeIds, committeeSlugOf(axis.committeeId)) : null,
			isTitleInferred: axis.titleInferred ?? false,
			isMissingInSource: axis.missingInSeed ?? false,
			objectives: axis.objectives.map((objective) => ({
				number: objective.number,
				title: objective.title,
				isImplicit: objective.implicit,
			})),
		})),
		worksites: source.transversalWorksites.map((worksite) => ({
			number: worksite.number,
			title: worksite.title,
			goal: worksite.goal,
			items: worksite.items,
		})),
	});
	return axes.map(({ objectives }) => objectives.map(({ id }) => id));
}

async function loadSheets(
	operator: Operator,
	source: SourceTerritory,
	organisationIds: Map<string, OrganisationId>,
	objectiveIds: ObjectiveId[][],
): Promise<Map<string, LoadedSheet>> {
	const sheets = actionsOf(source).map(({ action, axisIndex, objectiveIndex }) => ({
		slug: sheetSlugOf(action.id),
		fields: {
			code: sheetCodeOf(action.id),
			title: action.title,
			objectiveId: objectiveIds[axisIndex]?.[objectiveIndex] as ObjectiveId,
			isFlagship: action.phare,
			description: action.steps?.join("\n") ?? null,
			scheduleLabel: action.due?.label ?? null,
			startOn: firstDayOf(action.due?.startsOn ?? null),
			endOn: lastDayOf(action.due?.endsOn ?? null),
			partnerIds: action.partnerIds.map((id) => known(organisationIds, id)),
		},
	}));
	const ids = await createSheets(
		operator,
		sheets.map(({ slug, fields }) => ({ slug, ...fields })),
	);
	return new Map(sheets.map(({ slug, fields }, index) => [slug, { id: ids[index] as SheetId, ...fields }]));
}

function known<Id>(ids: Map<string, Id>, slug: string): Id {
	const id = ids.get(slug);
	if (!id) throw new Error(`the data names "${slug}" without telling what it is`);
	return id;
}
