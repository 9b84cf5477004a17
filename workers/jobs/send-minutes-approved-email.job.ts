import { mandateRoles } from "#app/domain/kernel/actor.ts";
import { minutesApproved } from "#app/domain/minutes/events.ts";
import { minutesApprovedEmail } from "#app/emails/minutes.ts";
import { paths } from "#app/paths.ts";
import { defineJob, mailRetry } from "../define-job.ts";
import { MinutesPayload, mailAboutMinutes } from "./minutes-mail.ts";

export const sendMinutesApprovedEmail = defineJob({
	name: "send-minutes-approved-email",
	payload: MinutesPayload,
	listensTo: [minutesApproved],
	...mailRetry,
	run: (deps, payload) =>
		mailAboutMinutes(deps, payload, {
			kind: "minutes-approved",
			notice: "minutes-approved",
			status: "approved",
			to: mandateRoles,
			page: paths.minutes,
			compose: minutesApprovedEmail,
		}),
});
