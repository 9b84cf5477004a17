import { z } from "zod";
import { findMinutesNotice, listMandateHolders, type MinutesNotice } from "#app/domain/deliveries/queries.server.ts";
import type { MandateRole } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import type { MinutesStatus } from "#app/domain/minutes/types.ts";
import type { NoticeKind } from "#app/domain/notices/types.ts";
import type { Email } from "#app/emails/content.ts";
import type { MinutesMailProps } from "#app/emails/minutes.ts";
import { paths } from "#app/paths.ts";
import { type JobDeps, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";
import { linkTo, mailEachOnce } from "./deliver.ts";

export const MinutesPayload = z.object({ ...eventFields, territoryId, minutesId: z.uuid() });

interface MinutesMail {
	kind: string;
	/** The kind that people choose how to hear of; a reminder of a duty has none. */
	notice?: NoticeKind;
	/** The mail is about this state: minutes that have moved on send none. */
	status: MinutesStatus;
	to: readonly MandateRole[];
	page: typeof paths.minutes;
	compose: (props: MinutesMailProps & MinutesNotice) => Promise<Email>;
}

interface About {
	territoryId: TerritoryId;
	minutesId: string;
	/** Tells two mails of one kind about the same minutes apart. */
	eventId: string;
}

/** The mails about minutes differ in whom they go to and what they say. */
export async function mailAboutMinutes(deps: JobDeps, payload: About, mail: MinutesMail): Promise<void> {
	const ctx = systemCtx(deps, payload.territoryId);
	const found = await reading(ctx, async (tx) => {
		const notice = await findMinutesNotice(tx, payload.territoryId, payload.minutesId);
		if (notice?.status !== mail.status) return null;
		return { notice, recipients: await listMandateHolders(tx, payload.territoryId, notice.committeeId, mail.to, dayOf(ctx.now)) };
	});
	if (!found) return;
	const { notice, recipients } = found;
	const settingsHref = mail.notice ? linkTo(deps, paths.notificationSettings()) : null;
	const href = linkTo(deps, mail.page(notice.territorySlug, notice.committeeSlug, notice.meetingId));
	await mailEachOnce(
		deps,
		ctx,
		recipients.map((recipient) => ({
			key: `${mail.kind}/${payload.eventId}/${recipient.personId}`,
			kind: mail.kind,
			territoryId: payload.territoryId,
			recipient,
			thread: `meeting/${notice.meetingId}`,
			about: mail.notice && { kind: mail.notice, object: { objectKind: "minutes" as const, objectId: payload.minutesId } },
			compose: () => mail.compose({ ...notice, displayName: recipient.displayName, href, settingsHref }),
		})),
	);
}
