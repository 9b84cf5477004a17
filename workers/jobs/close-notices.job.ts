import { z } from "zod";
import {
	bulkChangeUndone,
	milestoneCompleted,
	milestoneEdited,
	sheetEdited,
	sheetEndMoved,
	sheetStatusChanged,
	sheetsChangedInBulk,
	versionAccepted,
} from "#app/domain/action-sheets/events.ts";
import { campaignClosed, valuesAssigned } from "#app/domain/campaigns/events.ts";
import { charterSet, mandateEnded, mandateGranted } from "#app/domain/committees/events.ts";
import { convocationAnswered } from "#app/domain/convocations/events.ts";
import { taskCompleted } from "#app/domain/decisions/events.ts";
import { minutesDistributed } from "#app/domain/diffusion/events.ts";
import { noteAdded, noteEdited } from "#app/domain/follow-up/events.ts";
import { importCompleted } from "#app/domain/imports/events.ts";
import { measurementAccepted, measurementCorrected, measurementRecorded } from "#app/domain/indicators/events.ts";
import {
	agendaChanged,
	meetingCancelled,
	meetingEdited,
	meetingHeld,
	paperAdded,
	pollAnswered,
	pollCancelled,
	pollChosen,
} from "#app/domain/meetings/events.ts";
import { minutesApproved, minutesChangesRequested, minutesObserved, minutesStarted, minutesSubmitted } from "#app/domain/minutes/events.ts";
import { missionEdited, missionRemoved, sessionConfirmed, sessionEdited, sessionRemoved } from "#app/domain/missions/events.ts";
import { closeAnswered } from "#app/domain/notices/commands/close-answered.server.ts";
import { eliminationConfirmed, referralArchived, referralObjected } from "#app/domain/referral-rights/events.ts";
import { agreementCollected, referralAdvanced } from "#app/domain/referrals/events.ts";
import { closeReminders } from "#app/domain/reminders/commands/close-reminders.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";

/** Once something is done, whoever was told that it waits has it among what is done; the morning's sweep does the same of what time settles. */
export const closeNoticesOfFact = defineJob({
	name: "close-notices",
	payload: z.looseObject({ ...eventFields, territoryId }),
	listensTo: [
		...[milestoneCompleted, milestoneEdited, sheetEdited, sheetStatusChanged, sheetEndMoved, versionAccepted],
		...[sheetsChangedInBulk, bulkChangeUndone, importCompleted, noteAdded, noteEdited, taskCompleted],
		...[measurementRecorded, measurementCorrected, measurementAccepted, campaignClosed, valuesAssigned],
		...[meetingEdited, meetingCancelled, meetingHeld, agendaChanged, paperAdded, convocationAnswered],
		...[pollAnswered, pollChosen, pollCancelled],
		...[minutesStarted, minutesSubmitted, minutesChangesRequested, minutesObserved, minutesApproved, minutesDistributed],
		...[charterSet, mandateGranted, mandateEnded, missionEdited, missionRemoved, sessionEdited, sessionConfirmed, sessionRemoved],
		...[referralAdvanced, agreementCollected, referralObjected, referralArchived, eliminationConfirmed],
	],
	...sweepRetry,
	async run(deps, { territoryId: at }) {
		const ctx = { ...systemCtx(deps), territoryId: at };
		await closeAnswered(ctx);
		await closeReminders(ctx);
	},
});
