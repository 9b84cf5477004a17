import { addMilestone } from "#app/domain/action-sheets/commands/add-milestone.server.ts";
import { changeSheetStatus } from "#app/domain/action-sheets/commands/change-sheet-status.server.ts";
import { completeMilestone } from "#app/domain/action-sheets/commands/complete-milestone.server.ts";
import { editSheet } from "#app/domain/action-sheets/commands/edit-sheet.server.ts";
import { isGate } from "#app/domain/action-sheets/rules.ts";
import type { MilestoneId, SheetStatus } from "#app/domain/action-sheets/types.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import { type IndicatorStory, tellIndicator } from "./indicator-story.ts";
import type { Stage } from "./stage.ts";

/** The life of one sheet until today, in days from today: negative is past. */
export interface SheetStory {
	sheet: string;
	status: SheetStatus;
	/** When it came to its status. */
	since: number;
	/** Local part of the pilot's address. */
	pilot: string;
	startsIn?: number;
	endsIn?: number;
	reason?: string;
	milestones?: readonly MilestoneStory[];
	indicators?: readonly IndicatorStory[];
	tags?: string[];
	/** A later end asked for once the sheet was validated: it waits for the steering committee. */
	proposal?: { at: number; endsIn: number; reason: string };
}
export interface MilestoneStory {
	title: string;
	dueIn: number;
	doneIn?: number;
	/** The pilot unless said otherwise. */
	owner?: string;
}

const work = ["proposed", "reviewed", "validated", "in_progress"] as const;
const ended = [...work, "completed", "evaluated"] as const;

/** How a sheet comes from draft to each status. */
const ways: Record<SheetStatus, readonly SheetStatus[]> = {
	draft: [],
	proposed: ["proposed"],
	reviewed: ["proposed", "reviewed"],
	validated: ["proposed", "reviewed", "validated"],
	in_progress: work,
	completed: [...work, "completed"],
	evaluated: ended,
	renewed: [...ended, "renewed"],
	dropped: [...ended, "dropped"],
	merged: [...ended, "merged"],
	on_hold: [...work, "on_hold"],
	blocked: [...work, "blocked"],
	abandoned: ["proposed", "reviewed", "validated", "abandoned"],
};
const daysBetweenSteps = 40;

/** When each step of the way was taken: work begins on its day, the last step ends at `since`, the others lead there at a steady pace. */
function stepDays({ status, since, startsIn }: SheetStory): number[] {
	const way = ways[status];
	const begun = way.indexOf("in_progress");
	const last = way.length - 1;
	return way.map((_, index) =>
		index <= begun && startsIn !== undefined ? startsIn - daysBetweenSteps * (begun - index) : since - daysBetweenSteps * (last - index),
	);
}

export function tellSheet(stage: Stage, story: SheetStory): void {
	const { timeline, as, instant, day, person } = stage;
	const { id: sheetId, partnerIds, ...documented } = stage.sheet(story.sheet);
	// what the document dates keeps the document's dates
	const isDated = documented.startOn !== null || documented.endOn !== null;
	const dayIn = (offset: number | undefined) => (offset === undefined ? null : day(offset));
	const way = ways[story.status];
	const days = stepDays(story);
	const beginning = (days[0] ?? story.since) - 10;
	let revision = 1;

	timeline.at(instant(beginning), (now) =>
		editSheet(as("cooperation", now), {
			nature: null,
			priority: null,
			context: null,
			need: null,
			aims: null,
			expectedResults: null,
			targetGroups: [],
			areas: [],
			...documented,
			tags: story.tags ?? [],
			...(isDated ? {} : { startOn: dayIn(story.startsIn), endOn: dayIn(story.endsIn) }),
			leadPersonId: person(story.pilot).personId,
			leadOrganisationId: person(story.pilot).organisationId,
			committeeId: null,
			partners: partnerIds.map((organisationId) => ({ organisationId, role: null })),
			sheetId,
			revision: revision++,
		}),
	);
	for (const [index, status] of way.entries()) {
		const from = way[index - 1] ?? "draft";
		const at = instant(days[index] as number, "11:00");
		const reason = index === way.length - 1 ? (story.reason ?? null) : null;
		// what a body decided is recorded by the steward, how the work goes is told by the pilot
		const who = isGate(from, status) ? "cooperation" : story.pilot;
		timeline.at(at, (now) => advance(as(who, now), { sheetId, status, reason }));
	}
	const { proposal } = story;
	if (proposal) {
		const { at, endsIn, reason: changeReason } = proposal;
		timeline.at(instant(at), (now) => editSheet(as(story.pilot, now), { sheetId, endOn: day(endsIn), changeReason, revision: revision++ }));
	}
	for (const { title, dueIn, doneIn, owner = story.pilot } of story.milestones ?? []) {
		let milestoneId: MilestoneId;
		timeline.at(instant(beginning, "10:30"), async (now) => {
			milestoneId = await addMilestone(as(story.pilot, now), { sheetId, title, dueOn: day(dueIn), ownerId: person(owner).personId });
		});
		if (doneIn === undefined) continue;
		timeline.at(instant(doneIn, "17:00"), (now) => completeMilestone(as(owner, now), { sheetId, milestoneId, revision: 1, state: "done" }));
	}
	for (const indicator of story.indicators ?? [])
		tellIndicator(stage, { sheetId, pilot: story.pilot, from: instant(beginning, "10:45") }, indicator);
}

/** The next step of a sheet, unless the minutes of a committee took it there already. */
async function advance(
	ctx: Ctx,
	{ sheetId, status, reason }: { sheetId: SheetId; status: SheetStatus; reason: string | null },
): Promise<void> {
	const found = await reading(ctx, (tx) =>
		tx.selectFrom("actionSheet").select(["status", "revision"]).where("id", "=", sheetId).executeTakeFirstOrThrow(),
	);
	if (found.status !== status) await changeSheetStatus(ctx, { sheetId, status, reason, revision: found.revision });
}
