import { minutesChangesRequested } from "#app/domain/minutes/events.ts";
import { minutesChangesRequestedEmail } from "#app/emails/minutes.ts";
import { paths } from "#app/paths.ts";
import { defineJob, mailRetry } from "../define-job.ts";
import { MinutesPayload, mailAboutMinutes } from "./minutes-mail.ts";

export const sendMinutesChangesRequestedEmail = defineJob({
	name: "send-minutes-changes-requested-email",
	payload: MinutesPayload,
	listensTo: [minutesChangesRequested],
	...mailRetry,
	run: (deps, payload) =>
		mailAboutMinutes(deps, payload, {
			kind: "minutes-changes-requested",
			notice: "minutes-changes-requested",
			status: "changes_requested",
			to: ["technical_lead"],
			page: paths.minutes,
			compose: minutesChangesRequestedEmail,
		}),
});
