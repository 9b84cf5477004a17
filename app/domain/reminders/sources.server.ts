import { dropInSessions, endingMandates, endingProgrammes, missionReviews } from "./sources/ends.server.ts";
import {
	comingMeetings,
	minutesToApprove,
	minutesToDiffuse,
	minutesToObserve,
	minutesToSubmit,
	minutesToWrite,
	missingPapers,
	tasks,
	unansweredConvocations,
} from "./sources/meetings.server.ts";
import { appointmentsWithoutOutcome, endingAgreements, endingRetentions, listsToDecide } from "./sources/referrals.server.ts";
import type { Source } from "./sources/rows.server.ts";
import { campaignValues, milestones, progressNotes, sheetEnds, sheetsWithoutPilot, subActionEnds } from "./sources/sheets.server.ts";
import type { ReminderKindCode } from "./types.ts";

/** Where each kind finds what waits, and for whom. */
export const sources: Record<ReminderKindCode, Source> = {
	task: tasks,
	milestone: milestones,
	"sub-action": subActionEnds,
	sheet: sheetEnds,
	value: campaignValues,
	"progress-note": progressNotes,
	papers: missingPapers,
	convocation: unansweredConvocations,
	meeting: comingMeetings,
	"minutes-write": minutesToWrite,
	"minutes-submit": minutesToSubmit,
	"minutes-observe": minutesToObserve,
	"minutes-approve": minutesToApprove,
	"minutes-diffuse": minutesToDiffuse,
	mandate: endingMandates,
	"sheet-without-pilot": sheetsWithoutPilot,
	mission: missionReviews,
	programme: endingProgrammes,
	"drop-in-session": dropInSessions,
	"referral-agreement": endingAgreements,
	"referral-appointment": appointmentsWithoutOutcome,
	"referral-retention": endingRetentions,
	elimination: listsToDecide,
};
