import { minutesSubmitted } from "#app/domain/minutes/events.ts";
import { minutesSubmittedEmail } from "#app/emails/minutes.ts";
import { paths } from "#app/paths.ts";
import { defineJob, mailRetry } from "../define-job.ts";
import { MinutesPayload, mailAboutMinutes } from "./minutes-mail.ts";

export const sendMinutesSubmittedEmail = defineJob({
	name: "send-minutes-submitted-email",
	payload: MinutesPayload,
	listensTo: [minutesSubmitted],
	...mailRetry,
	run: (deps, payload) =>
		mailAboutMinutes(deps, payload, {
			kind: "minutes-submitted",
			notice: "minutes-submitted",
			status: "submitted",
			to: ["chair", "substitute"],
			page: paths.approval,
			compose: minutesSubmittedEmail,
		}),
});
