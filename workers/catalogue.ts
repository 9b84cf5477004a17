import type { Job, JobDeps } from "./define-job.ts";
import { announceConvocation } from "./jobs/announce-convocation.job.ts";
import { announceMinutesCopies } from "./jobs/announce-minutes-copies.job.ts";
import { archiveReferralsNightly } from "./jobs/archive-referrals.job.ts";
import { closeNoticesOfFact } from "./jobs/close-notices.job.ts";
import { eraseGrantedReferral } from "./jobs/erase-referral.job.ts";
import { followMeetingChange } from "./jobs/follow-meeting-change.job.ts";
import { prepareExportFile } from "./jobs/prepare-export.job.ts";
import { purgeExpired } from "./jobs/purge-expired.job.ts";
import { raiseNoticesOfFact } from "./jobs/raise-notices.job.ts";
import { raiseSentReminder } from "./jobs/raise-sent-reminder.job.ts";
import { replayDeadJob } from "./jobs/replay-dead-job.job.ts";
import { runConfirmedElimination } from "./jobs/run-elimination.job.ts";
import { runSheetImport } from "./jobs/run-sheet-import.job.ts";
import { sendConvocationEmail } from "./jobs/send-convocation-email.job.ts";
import { sendDigestEmail } from "./jobs/send-digest-email.job.ts";
import { sendInvitationEmail } from "./jobs/send-invitation-email.job.ts";
import { sendMentionEmail } from "./jobs/send-mention-email.job.ts";
import { sendMinutesApprovedEmail } from "./jobs/send-minutes-approved-email.job.ts";
import { sendMinutesChangesRequestedEmail } from "./jobs/send-minutes-changes-requested-email.job.ts";
import { sendMinutesCopy } from "./jobs/send-minutes-copy.job.ts";
import { sendMinutesSubmittedEmail } from "./jobs/send-minutes-submitted-email.job.ts";
import { sendMinutesWaitingEmail } from "./jobs/send-minutes-waiting-email.job.ts";
import { sendNoticesEmail } from "./jobs/send-notices-email.job.ts";
import { sendPasswordResetEmail } from "./jobs/send-password-reset-email.job.ts";
import { sendReferralLinkEmail } from "./jobs/send-referral-link-email.job.ts";
import { sendReferralMessageEmail } from "./jobs/send-referral-message-email.job.ts";
import { sendReferralReminderEmail } from "./jobs/send-referral-reminder-email.job.ts";
import { sendReferralRightsEmail } from "./jobs/send-referral-rights-email.job.ts";
import { sendReferralSentEmail } from "./jobs/send-referral-sent-email.job.ts";
import { sendReferralStepEmail } from "./jobs/send-referral-step-email.job.ts";
import { sendReferralWithdrawnEmail } from "./jobs/send-referral-withdrawn-email.job.ts";
import { sendReminderEmail } from "./jobs/send-reminder-email.job.ts";
import { settleAgenda } from "./jobs/settle-agenda.job.ts";
import { sweepConvocations } from "./jobs/sweep-convocations.job.ts";
import { sweepDigests } from "./jobs/sweep-digests.job.ts";
import { sweepNotices } from "./jobs/sweep-notices.job.ts";
import { sweepReferrals } from "./jobs/sweep-referrals.job.ts";
import { sweepReminders } from "./jobs/sweep-reminders.job.ts";
import { sweepSilentMinutes } from "./jobs/sweep-silent-minutes.job.ts";

/** Every job of the product. */
export const catalogue: readonly Job[] = [
	sendInvitationEmail,
	sendPasswordResetEmail,
	sendMinutesSubmittedEmail,
	sendMinutesWaitingEmail,
	sendMinutesChangesRequestedEmail,
	sendMinutesApprovedEmail,
	announceMinutesCopies,
	sendMinutesCopy,
	settleAgenda,
	sendMentionEmail,
	announceConvocation,
	sendConvocationEmail,
	followMeetingChange,
	sweepConvocations,
	sweepReminders,
	sweepSilentMinutes,
	sendReminderEmail,
	raiseSentReminder,
	raiseNoticesOfFact,
	closeNoticesOfFact,
	sweepNotices,
	sendNoticesEmail,
	sweepDigests,
	sendDigestEmail,
	sendReferralSentEmail,
	sendReferralStepEmail,
	sendReferralMessageEmail,
	sendReferralWithdrawnEmail,
	sendReferralRightsEmail,
	sweepReferrals,
	sendReferralReminderEmail,
	sendReferralLinkEmail,
	prepareExportFile,
	runSheetImport,
	archiveReferralsNightly,
	runConfirmedElimination,
	eraseGrantedReferral,
	purgeExpired,
	replayDeadJob,
];

export const jobsListeningTo = (eventName: string): Job[] =>
	catalogue.filter((job) => job.listensTo.some(({ name }) => name === eventName));

/** What the catalogue does not know, or cannot read: no retry will help. */
export class UnreadableJob extends Error {}

/** @throws UnreadableJob */
export function jobNamed(name: string): Job {
	const job = catalogue.find((one) => one.name === name);
	if (!job) throw new UnreadableJob(`unknown job: ${name}`);
	return job;
}

/** Says that a job failed to the end, where it tells anyone; what cannot be read tells nothing. */
export async function giveUpJob(deps: JobDeps, name: string, payload: unknown): Promise<void> {
	const job = catalogue.find((one) => one.name === name);
	const parsed = job?.payload.safeParse(payload);
	if (parsed?.success) await job?.giveUp?.(deps, parsed.data);
}

/** Checks the payload, then does the job. @throws UnreadableJob */
export async function runJob(deps: JobDeps, name: string, payload: unknown): Promise<void> {
	const job = jobNamed(name);
	const parsed = job.payload.safeParse(payload);
	if (!parsed.success)
		throw new UnreadableJob(`unreadable payload of ${name}: ${parsed.error.issues.map(({ path }) => path.join(".")).join(", ")}`);
	await job.run(deps, parsed.data);
}
