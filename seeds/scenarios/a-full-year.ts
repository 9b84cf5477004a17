import { grantMandate } from "#app/domain/committees/commands/grant-mandate.server.ts";
import { tellCampaigns } from "./campaign-story.ts";
import { ccalsMeetings } from "./ccals-meetings.ts";
import { tellPreparation } from "./ccals-preparation.ts";
import { ccalsSheets } from "./ccals-sheets.ts";
import { ccalsWork } from "./ccals-work.ts";
import { tellMeeting } from "./meeting-story.ts";
import { tellStoppedAddress } from "./notice-story.ts";
import { tellReferrals } from "./referral-story.ts";
import { tellSheet } from "./sheet-story.ts";
import type { Stage } from "./stage.ts";
import { tellWork } from "./work-story.ts";

/** CCALS around today: three committees at work for a year, sheets in every status, what partners write on them, figures of three years. */
export function tellFullYear(stage: Stage): void {
	for (const sheet of ccalsSheets) tellSheet(stage, sheet);
	stage.timeline.at(stage.instant(-12), (now) =>
		grantMandate(stage.as("cooperation", now), {
			committeeId: stage.committeeId("gerontologie"),
			personId: stage.person("presidence-education-parentalite").personId,
			role: "substitute",
			startsOn: stage.day(-10),
			endsOn: stage.day(20),
		}),
	);
	for (const meeting of ccalsMeetings) tellMeeting(stage, meeting);
	tellPreparation(stage);
	for (const work of ccalsWork) tellWork(stage, work);
	tellCampaigns(stage);
	tellReferrals(stage, { isFull: true });
	tellStoppedAddress(stage);
}
