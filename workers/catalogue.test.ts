import { describe, expect, it } from "vitest";
import { timetable } from "#app/domain/outbox/timetable.ts";
import { jobNames } from "#app/messages/jobs.ts";
import { catalogue, jobsListeningTo, runJob, UnreadableJob } from "./catalogue.ts";
import { schedules } from "./schedules.ts";

describe("the job catalogue", () => {
	it("names each job once, in words that stewards read", () => {
		const names = catalogue.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(Object.keys(jobNames).sort()).toEqual([...names].sort());
	});

	it("gives each event that someone waits for its mail", () => {
		const listening = (event: string) => jobsListeningTo(event).map(({ name }) => name);
		expect(listening("invitation.requested")).toEqual(["send-invitation-email"]);
		expect(listening("password-reset.requested")).toEqual(["send-password-reset-email"]);
		expect(listening("minutes.submitted")).toEqual(["send-minutes-submitted-email", "raise-notices", "close-notices"]);
		expect(listening("minutes.changes-requested")).toEqual(["send-minutes-changes-requested-email", "raise-notices", "close-notices"]);
		expect(listening("minutes.approved")).toEqual(["send-minutes-approved-email", "settle-agenda", "raise-notices", "close-notices"]);
		expect(listening("comment.added")).toEqual(["send-mention-email", "raise-notices"]);
		expect(listening("export.requested")).toEqual(["prepare-export-file"]);
		expect(listening("dead-job.replayed")).toEqual(["replay-dead-job"]);
		expect(listening("sheet.edited")).toEqual(["close-notices"]);
		expect(listening("referral.sent")).toEqual(["send-referral-sent-email"]);
		expect(listening("referral.advanced")).toEqual(["close-notices", "send-referral-step-email"]);
		expect(listening("referral.message-written")).toEqual(["send-referral-message-email"]);
		expect(listening("referral.agreement-withdrawn")).toEqual(["send-referral-withdrawn-email"]);
		expect(listening("referral.agreement-lapsed")).toEqual(["send-referral-withdrawn-email"]);
		expect(listening("referral.objected")).toEqual(["close-notices", "send-referral-rights-email"]);
		for (const fact of ["rectification-asked", "rectified", "objection-lifted", "limited", "limitation-lifted"])
			expect(listening(`referral.${fact}`)).toEqual(["send-referral-rights-email"]);
		expect(listening("referral.reminded")).toEqual(["send-referral-reminder-email"]);
		expect(listening("referral.link-asked")).toEqual(["send-referral-link-email"]);
		for (const quiet of ["referral.note-kept", "referral.draft-saved", "referral.link-opened"]) expect(listening(quiet)).toEqual([]);
	});

	it("has every job of the timetable, at its hour", () => {
		expect(timetable.map(({ job }) => job)).toEqual(schedules.map(({ id }) => id));
		expect(Object.fromEntries(schedules.map(({ id, cron }) => [id, cron]))).toMatchObject({
			"sweep-silent-minutes": "0 4 * * *",
			"sweep-reminders": "0 7 * * *",
			"sweep-digests": "*/15 * * * *",
			"sweep-notices": "*/5 * * * *",
		});
	});

	it("refuses what it cannot read, without quoting it", async () => {
		const run = (name: string, payload: unknown) => runJob({} as never, name, payload);
		await expect(run("send-carrier-pigeon", {})).rejects.toThrow(UnreadableJob);
		await expect(run("send-digest-email", { personId: "Léa Martin", day: "hier" })).rejects.toThrow(
			"unreadable payload of send-digest-email: personId, day",
		);
	});
});
