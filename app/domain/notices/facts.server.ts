import type { z } from "zod";
import { inForce } from "#db/predicates.ts";
import { versionAccepted, versionRejected } from "../action-sheets/events.ts";
import { campaignOpened, valuesAssigned } from "../campaigns/events.ts";
import { mandateGranted } from "../committees/events.ts";
import { convocationSent } from "../convocations/events.ts";
import { taskCompleted, taskReopened } from "../decisions/events.ts";
import { mailStopCleared, mailStopped } from "../deliveries/events.ts";
import { listMandateHolders } from "../deliveries/queries.server.ts";
import { commentAdded, commentDeleted, commentEdited } from "../follow-up/events.ts";
import { measurementAccepted, measurementReturned } from "../indicators/events.ts";
import type { MandateRole, TerritoryRole } from "../kernel/actor.ts";
import { mandateRoles } from "../kernel/actor.ts";
import { dayOf } from "../kernel/calendar.ts";
import type { Tx } from "../kernel/context.server.ts";
import type { CommitteeId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { EventDefinition } from "../kernel/record-event.server.ts";
import { meetingCancelled, pollOpened } from "../meetings/events.ts";
import {
	erratumApproved,
	erratumProposed,
	erratumRefused,
	minutesApproved,
	minutesChangesRequested,
	minutesObserved,
	minutesSubmitted,
} from "../minutes/events.ts";
import { forgetNotices } from "./steps.server.ts";
import type { NoticeKind, NoticeObject } from "./types.ts";

/** A fact as it is told: where, and when. */
export interface Telling {
	tx: Tx;
	territoryId: TerritoryId;
	now: Date;
}
/** Whom a fact concerns, and what they hear. */
export interface Told {
	to: readonly (string | null)[];
	kind: NoticeKind;
	objectKind: NoticeObject;
	objectId: string;
	isUrgent?: boolean;
	isTold?: boolean;
}
interface Fact {
	event: EventDefinition;
	tell(telling: Telling, payload: Record<string, unknown>): Promise<Told[]>;
}

/** Ties what is told to the shape of its event. */
const fact = <Schema extends z.ZodType>(
	event: EventDefinition<Schema>,
	tell: (telling: Telling, payload: z.output<Schema>) => Promise<Told[]>,
): Fact => ({ event, tell: (telling, payload) => tell(telling, event.payload.parse(payload)) });

/** Facts that concern someone; what they say is read as it stands now: undone meanwhile, a fact tells nothing. */
export const facts: readonly Fact[] = [
	fact(minutesSubmitted, async (at, { minutesId, committeeId }) =>
		(await statusOf(at, minutesId)) === "submitted"
			? [{ to: await holders(at, committeeId, ["chair", "substitute"]), kind: "minutes-submitted", ...minutes(minutesId), isUrgent: true }]
			: [],
	),
	fact(minutesChangesRequested, async (at, { minutesId, committeeId }) =>
		(await statusOf(at, minutesId)) === "changes_requested"
			? [
					{
						to: await holders(at, committeeId, ["technical_lead"]),
						kind: "minutes-changes-requested",
						...minutes(minutesId),
						isUrgent: true,
					},
				]
			: [],
	),
	fact(minutesApproved, async (at, { minutesId, committeeId }) => [
		{ to: await holders(at, committeeId, mandateRoles), kind: "minutes-approved", ...minutes(minutesId) },
		...(await listOpenTasks(at, minutesId)).map(
			({ id, ownerId }): Told => ({ to: [ownerId], kind: "task-given", objectKind: "task", objectId: id }),
		),
	]),
	fact(minutesObserved, async (at, { minutesId, committeeId }) => [
		{ to: await holders(at, committeeId, ["technical_lead"]), kind: "minutes-remark", ...minutes(minutesId) },
	]),
	fact(erratumProposed, async (at, { minutesId, committeeId, erratumId }) =>
		(await findErratum(at, erratumId))?.status === "proposed"
			? [{ to: await holders(at, committeeId, ["chair", "substitute"]), kind: "erratum", ...minutes(minutesId) }]
			: [],
	),
	fact(erratumApproved, async (at, { minutesId, committeeId }) => [
		{ to: await holders(at, committeeId, mandateRoles), kind: "erratum", ...minutes(minutesId) },
	]),
	fact(erratumRefused, async (at, { minutesId, erratumId }) => [
		{ to: [(await findErratum(at, erratumId))?.proposedBy ?? null], kind: "erratum", ...minutes(minutesId) },
	]),
	fact(taskCompleted, async (at, { taskId, committeeId }) => {
		const task = await findTask(at, taskId);
		if (task?.status !== "done") return [];
		await forgetNotices(at.tx, at.territoryId, { objectKind: "task", objectId: taskId, kinds: ["task-reopened"] }, at.now);
		const to = [task.ownerId, ...(await holders(at, committeeId, ["technical_lead"]))];
		return [{ to, kind: "task-done", objectKind: "task", objectId: taskId }];
	}),
	fact(taskReopened, async (at, { taskId }) => {
		const task = await findTask(at, taskId);
		if (task?.status !== "open") return [];
		await forgetNotices(at.tx, at.territoryId, { objectKind: "task", objectId: taskId, kinds: ["task-done"] }, at.now);
		return [{ to: [task.ownerId], kind: "task-reopened", objectKind: "task", objectId: taskId }];
	}),
	fact(commentAdded, tellComment),
	fact(commentEdited, tellComment),
	fact(commentDeleted, async (at, { commentId }) => {
		const about = { objectKind: "comment", objectId: commentId, kinds: ["mention", "comment-answered"] } as const;
		await forgetNotices(at.tx, at.territoryId, about, at.now);
		return [];
	}),
	fact(versionAccepted, tellVersion),
	fact(versionRejected, tellVersion),
	fact(measurementReturned, (at, payload) => tellValue(at, payload, "value-returned", "returned")),
	fact(measurementAccepted, (at, payload) => tellValue(at, payload, "value-accepted", "accepted")),
	fact(campaignOpened, async (at, { campaignId }) => [
		{ to: await listAsked(at, campaignId), kind: "campaign-assigned", objectKind: "campaign", objectId: campaignId },
	]),
	fact(valuesAssigned, async (at, { campaignId, personId }) => [
		{
			to: (await listAsked(at, campaignId)).filter((id) => id === personId),
			kind: "campaign-assigned",
			objectKind: "campaign",
			objectId: campaignId,
		},
	]),
	// those convoked have a letter, which always leaves
	fact(convocationSent, async (at, { meetingId, kind, recipientIds, changedBy }) => {
		if (kind !== "update" && kind !== "cancellation") return [];
		if (kind === "cancellation")
			await forgetNotices(at.tx, at.territoryId, { objectKind: "meeting", objectId: meetingId, kinds: ["meeting-changed"] }, at.now);
		const to = (await listConvokedPeople(at, recipientIds)).filter((id) => id !== changedBy);
		return [
			{ to, kind: kind === "update" ? "meeting-changed" : "meeting-cancelled", objectKind: "meeting", objectId: meetingId, isTold: true },
		];
	}),
	fact(meetingCancelled, async (at, { meetingId, committeeId }) =>
		(await isConvoked(at, meetingId))
			? []
			: [
					{
						to: await holders(at, committeeId, mandateRoles),
						kind: "meeting-cancelled",
						objectKind: "meeting",
						objectId: meetingId,
					},
				],
	),
	fact(pollOpened, async (at, { pollId, committeeId }) => [
		{ to: await holders(at, committeeId, mandateRoles), kind: "poll-opened", objectKind: "poll", objectId: pollId },
	]),
	fact(mailStopped, async (at, { personId }) =>
		personId ? [{ to: await listStewards(at), kind: "mail-stopped", objectKind: "member", objectId: personId }] : [],
	),
	fact(mailStopCleared, async (at, { personId }) => {
		await forgetNotices(at.tx, at.territoryId, { objectKind: "member", objectId: personId, kinds: ["mail-stopped"] }, at.now);
		return [];
	}),
	fact(mandateGranted, async (_, { personId, committeeId }) => [
		{ to: [personId], kind: "mandate-given", objectKind: "committee", objectId: committeeId },
	]),
];

const minutes = (objectId: string) => ({ objectKind: "minutes", objectId }) as const;

const holders = async ({ tx, territoryId, now }: Telling, committeeId: string, roles: readonly MandateRole[]): Promise<PersonId[]> =>
	(await listMandateHolders(tx, territoryId, committeeId as CommitteeId, roles, dayOf(now))).map(({ personId }) => personId);

const stewardRoles: readonly TerritoryRole[] = ["admin", "cooperation_officer"];
const listStewards = async ({ tx, territoryId, now }: Telling): Promise<string[]> =>
	(
		await tx
			.selectFrom("membership")
			.select("personId")
			.distinct()
			.where("territoryId", "=", territoryId)
			.where("role", "in", stewardRoles)
			.where(inForce("membership", dayOf(now)))
			.execute()
	).map(({ personId }) => personId);

const statusOf = async ({ tx, territoryId }: Telling, minutesId: string) =>
	(await tx.selectFrom("minutes").select("status").where("territoryId", "=", territoryId).where("id", "=", minutesId).executeTakeFirst())
		?.status;

/** Given by the decisions of a text. */
const listOpenTasks = ({ tx, territoryId }: Telling, minutesId: string) =>
	tx
		.selectFrom("task")
		.innerJoin("decision", "decision.id", "task.decisionId")
		.select(["task.id", "task.ownerId"])
		.where("task.territoryId", "=", territoryId)
		.where("decision.minutesId", "=", minutesId)
		.where("task.status", "=", "open")
		.execute();

const findErratum = ({ tx, territoryId }: Telling, id: string) =>
	tx
		.selectFrom("minutesErratum")
		.select(["status", "proposedBy"])
		.where("territoryId", "=", territoryId)
		.where("id", "=", id)
		.executeTakeFirst();

const findTask = ({ tx, territoryId }: Telling, id: string) =>
	tx.selectFrom("task").select(["status", "ownerId"]).where("territoryId", "=", territoryId).where("id", "=", id).executeTakeFirst();

/** Those it calls by name; else whoever wrote in the same discussion. */
async function tellComment({ tx, territoryId }: Telling, { commentId }: { commentId: string }): Promise<Told[]> {
	const comment = await tx
		.selectFrom("sheetComment")
		.select(["authorId", "mentionedIds", "threadId"])
		.where("territoryId", "=", territoryId)
		.where("id", "=", commentId)
		.where("deletedAt", "is", null)
		.executeTakeFirst();
	if (!comment) return [];
	const { threadId, mentionedIds } = comment;
	const others = threadId
		? await tx
				.selectFrom("sheetComment")
				.select("authorId")
				.distinct()
				.where("territoryId", "=", territoryId)
				.where((where) => where.or([where("id", "=", threadId), where("threadId", "=", threadId)]))
				.where("deletedAt", "is", null)
				.execute()
		: [];
	const about = { objectKind: "comment", objectId: commentId } as const;
	const answered = others.map(({ authorId }) => authorId).filter((id) => !mentionedIds.includes(id));
	return [
		{ to: mentionedIds, kind: "mention", ...about },
		{ to: answered, kind: "comment-answered", ...about },
	];
}

async function tellVersion({ tx, territoryId }: Telling, { sheetId, versionId }: { sheetId: string; versionId: string }): Promise<Told[]> {
	const version = await tx
		.selectFrom("sheetVersion")
		.select("proposedBy")
		.where("territoryId", "=", territoryId)
		.where("id", "=", versionId)
		.executeTakeFirst();
	return [{ to: [version?.proposedBy ?? null], kind: "version-decided", objectKind: "sheet", objectId: sheetId }];
}

async function tellValue(
	{ tx, territoryId }: Telling,
	{ indicatorId, measurementId }: { indicatorId: string; measurementId: string },
	kind: NoticeKind,
	state: string,
): Promise<Told[]> {
	const value = await tx
		.selectFrom("measurement")
		.select("enteredBy")
		.where("territoryId", "=", territoryId)
		.where("id", "=", measurementId)
		.where("state", "=", state)
		.executeTakeFirst();
	return [{ to: [value?.enteredBy ?? null], kind, objectKind: "indicator", objectId: indicatorId }];
}

/** Whom an open campaign asks for values. */
const listAsked = async ({ tx, territoryId }: Telling, campaignId: string): Promise<string[]> =>
	(
		await tx
			.selectFrom("expectedValue")
			.innerJoin("campaign", "campaign.id", "expectedValue.campaignId")
			.select("expectedValue.personId")
			.distinct()
			.where("expectedValue.territoryId", "=", territoryId)
			.where("campaign.id", "=", campaignId)
			.where("campaign.closedAt", "is", null)
			.execute()
	).flatMap(({ personId }) => personId ?? []);

const listConvokedPeople = async ({ tx, territoryId }: Telling, recipientIds: readonly string[]): Promise<string[]> =>
	recipientIds.length === 0
		? []
		: (
				await tx
					.selectFrom("convocationRecipient")
					.select("personId")
					.where("territoryId", "=", territoryId)
					.where("id", "in", recipientIds)
					.execute()
			).flatMap(({ personId }) => personId ?? []);

const isConvoked = async ({ tx, territoryId }: Telling, meetingId: string): Promise<boolean> =>
	(await tx
		.selectFrom("convocation")
		.select("meetingId")
		.where("territoryId", "=", territoryId)
		.where("meetingId", "=", meetingId)
		.executeTakeFirst()) !== undefined;
