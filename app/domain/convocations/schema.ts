import { z } from "zod";
import { MeetingId } from "../kernel/ids.ts";
import { optionalText, orNull, Revision } from "../kernel/inputs.ts";
import { answers, RecipientId } from "./types.ts";

export const SendConvocation = z.strictObject({
	meetingId: MeetingId,
	/** Of the meeting as it was shown with the mail. */
	revision: Revision,
	/** A word of the sender's own, above the agenda. */
	message: optionalText(2000),
});
export type SendConvocation = z.input<typeof SendConvocation>;

export const ChaseConvocation = z.strictObject({ meetingId: MeetingId });
export type ChaseConvocation = z.input<typeof ChaseConvocation>;

/** The fields of an answer, as its form shows them. */
export const AnswerFields = z.strictObject({ answer: z.enum(answers), representedById: orNull(RecipientId) });

/** What one may answer; "represented" says by whom, and only it. */
export const GiveAnswer = AnswerFields.transform(({ answer, representedById }) => ({
	answer,
	representedById: answer === "represented" ? representedById : null,
})).refine(({ answer, representedById }) => answer !== "represented" || representedById !== null, {
	error: "convocation.represented-by-whom",
	path: ["representedById"],
});
export type GiveAnswer = z.input<typeof GiveAnswer>;
