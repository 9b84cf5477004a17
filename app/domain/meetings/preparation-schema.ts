import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { departmentName } from "../kernel/departments.ts";
import { CommitteeId, type Id, idSchema, MeetingId, SheetId } from "../kernel/ids.ts";
import { HttpsUrl, optionalText, orNull, Revision } from "../kernel/inputs.ts";
import { WallTime } from "./schema.ts";
import { schoolZones } from "./school-holidays.ts";

export type ProposalId = Id<"Proposal">;
export const ProposalId = idSchema("Proposal");
export type PollId = Id<"Poll">;
export const PollId = idSchema("Poll");
export type SlotId = Id<"Slot">;
export const SlotId = idSchema("Slot");
export type HolidayId = Id<"Holiday">;
export const HolidayId = idSchema("Holiday");

export const proposalStatuses = ["open", "postponed", "accepted", "declined"] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];
export const pollStatuses = ["open", "chosen", "cancelled"] as const;
export type PollStatus = (typeof pollStatuses)[number];
export const pollAnswers = ["yes", "if_needed", "no"] as const;
export type PollAnswer = (typeof pollAnswers)[number];

export const ProposePoint = z.strictObject({
	committeeId: CommitteeId,
	title: z.string().trim().min(1).max(300),
	reason: z.string().trim().min(1).max(2000),
	sheetId: orNull(SheetId),
	isConfidential: z.boolean().default(false),
});
export type ProposePoint = z.input<typeof ProposePoint>;

export const AnswerProposal = z.discriminatedUnion("answer", [
	z.strictObject({ proposalId: ProposalId, revision: Revision, answer: z.literal("accepted"), meetingId: MeetingId }),
	z.strictObject({
		proposalId: ProposalId,
		revision: Revision,
		answer: z.enum(["postponed", "declined"]),
		sentence: z.string().trim().min(1).max(1000),
	}),
]);
export type AnswerProposal = z.input<typeof AnswerProposal>;

/** Lines left empty are not candidates. */
const Slot = z.strictObject({ day: orNull(Day), startTime: orNull(WallTime), endTime: orNull(WallTime) });
export const OpenPoll = z.strictObject({
	committeeId: CommitteeId,
	title: z.string().trim().min(1).max(200),
	place: optionalText(200),
	videoUrl: orNull(HttpsUrl),
	closesOn: Day,
	slots: z.array(Slot.nullish()).max(20),
});
export type OpenPoll = z.input<typeof OpenPoll>;

export const AnswerPoll = z.strictObject({
	pollId: PollId,
	answers: z
		.array(z.strictObject({ slotId: SlotId, answer: z.enum(pollAnswers) }))
		.min(1)
		.max(20),
});
export type AnswerPoll = z.input<typeof AnswerPoll>;

export const ChooseSlot = z.strictObject({ pollId: PollId, revision: Revision, slotId: SlotId });
export type ChooseSlot = z.input<typeof ChooseSlot>;

export const CancelPoll = z.strictObject({ pollId: PollId, revision: Revision });
export type CancelPoll = z.input<typeof CancelPoll>;

export const ChooseSchoolZone = z.strictObject({ zone: orNull(z.enum(schoolZones)) });
export type ChooseSchoolZone = z.input<typeof ChooseSchoolZone>;

export const ChooseDepartment = z.strictObject({
	department: z.string().refine((code) => departmentName(code) !== null, "department.unknown"),
});
export type ChooseDepartment = z.input<typeof ChooseDepartment>;

export const AddSchoolHoliday = z.strictObject({ name: z.string().trim().min(1).max(100), startsOn: Day, endsOn: Day });
export type AddSchoolHoliday = z.input<typeof AddSchoolHoliday>;

export const RemoveSchoolHoliday = z.strictObject({ holidayId: HolidayId });
export type RemoveSchoolHoliday = z.input<typeof RemoveSchoolHoliday>;
