import type { Letter } from "#app/adapters/mailer.server.ts";
import { type Delivery, deliverOnce } from "#app/domain/deliveries/deliver-once.server.ts";
import type { Recipient } from "#app/domain/deliveries/queries.server.ts";
import { addressRefusalOf } from "#app/domain/deliveries/rules.ts";
import { findAddressStanding, forgetRefusals, recordRefusal } from "#app/domain/deliveries/stops.server.ts";
import { type SystemCtx, sweeping } from "#app/domain/kernel/context.server.ts";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { issueMailToken } from "#app/domain/mail-actions/commands/issue-mail-token.server.ts";
import type { ObjectRef } from "#app/domain/notices/holders.server.ts";
import { mayMail } from "#app/domain/notices/preferences.server.ts";
import type { NoticeKind } from "#app/domain/notices/types.ts";
import type { Email } from "#app/emails/content.ts";
import { paths } from "#app/paths.ts";
import type { JobDeps } from "../define-job.ts";

interface Mail extends Omit<Delivery, "personId" | "address"> {
	recipient: Omit<Recipient, "personId"> & { personId: Recipient["personId"] | null };
	/** What it is about, in ids: mails about one object stand in one conversation. « meeting/<id> ». */
	thread?: string;
	/** What the person may have chosen to hear of otherwise, and stops by one click; unsaid, the mail is never optional. */
	about?: { kind: NoticeKind; object: ObjectRef };
	/** Of a mail that gathers several: the kinds that one click stops. */
	stops?: readonly NoticeKind[];
	/** Made only when this job is the one that sends. */
	compose: () => Promise<Email & Pick<Letter, "calendar" | "attachments" | "unsubscribeHref">>;
}

/** Sent by this call, by an earlier one, or by none: mail to this address is stopped, or the person hears otherwise. */
export type MailOutcome = "sent" | "already" | "stopped" | "unwanted";

export async function mailOnce(deps: JobDeps, ctx: SystemCtx, mail: Mail): Promise<MailOutcome> {
	const { key, kind, territoryId, recipient, thread, about, compose } = mail;
	const stops = mail.stops ?? (about ? [about.kind] : []);
	const { displayName: name, email: address, personId } = recipient;
	const { isStopped, wasRefused } = await sweeping(ctx, (tx) => findAddressStanding(tx, address));
	if (isStopped) return "stopped";
	if (about && personId && territoryId) {
		const isWanted = await sweeping(ctx, (tx) => mayMail(tx, personId, { ...about, territoryId }, ctx.now));
		if (!isWanted) return "unwanted";
	}
	try {
		const isSent = await deliverOnce(ctx, { key, kind, territoryId, personId, address }, async () => {
			const unsubscribeHref = personId && stops.length > 0 ? await linkThatStops(deps, ctx, personId, stops) : undefined;
			return deps.mailer.send({ to: { name, address }, unsubscribeHref, ...(await compose()), kind, key, thread });
		});
		if (isSent && wasRefused) await forgetRefusals(ctx, address);
		return isSent ? "sent" : "already";
	} catch (error) {
		const code = addressRefusalOf(error);
		if (code !== null) await recordRefusal(ctx, { email: address, code, cameBack: false });
		throw error;
	}
}

const linkThatStops = async (deps: JobDeps, ctx: SystemCtx, personId: PersonId, stops: readonly NoticeKind[]) =>
	linkTo(
		deps,
		paths.unsubscribe(await issueMailToken(ctx, { personId, purpose: "unsubscribe-notices", territoryId: null, objectId: null, stops })),
	);

/** One delivery for each: a refused address does not keep the others waiting, and the next try is for it alone. */
export async function mailEachOnce(deps: JobDeps, ctx: SystemCtx, mails: readonly Mail[]): Promise<void> {
	const errors: unknown[] = [];
	for (const mail of mails) await mailOnce(deps, ctx, mail).catch((error) => errors.push(error));
	if (errors.length > 0) throw errors[0];
}

/** Full address of a page, for a mail. */
export const linkTo = ({ publicUrl }: JobDeps, path: string): string => new URL(path, publicUrl).href;
