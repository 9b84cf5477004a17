import { z } from "zod";
import { minutesWaitingEmail } from "#app/emails/minutes.ts";
import { paths } from "#app/paths.ts";
import { defineJob, mailRetry } from "../define-job.ts";
import { territoryId } from "../payloads.ts";
import { mailAboutMinutes } from "./minutes-mail.ts";

/** Once for each submission: the delay to observe is over, and the chair has not answered. */
export const sendMinutesWaitingEmail = defineJob({
	name: "send-minutes-waiting-email",
	payload: z.object({ territoryId, minutesId: z.uuid(), submittedOn: z.iso.date() }),
	listensTo: [],
	...mailRetry,
	run: (deps, { territoryId, minutesId, submittedOn }) =>
		mailAboutMinutes(
			deps,
			{ territoryId, minutesId, eventId: `${minutesId}/${submittedOn}` },
			{
				kind: "minutes-waiting",
				status: "submitted",
				to: ["chair", "substitute"],
				page: paths.approval,
				compose: minutesWaitingEmail,
			},
		),
});
