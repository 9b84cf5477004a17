import type { Letter } from "#app/adapters/mailer.server.ts";
import { type Delivery, deliverOnce } from "#app/domain/deliveries/deliver-once.server.ts";
import type { Recipient } from "#app/domain/deliveries/queries.server.ts";
import type { SystemCtx } from "#app/domain/kernel/context.server.ts";
import type { Email } from "#app/emails/content.ts";
import type { JobDeps } from "../define-job.ts";

interface Mail extends Omit<Delivery, "personId"> {
	recipient: Omit<Recipient, "personId"> & { personId: Recipient["personId"] | null };
	/** Made only when this job is the one that sends. */
	compose: () => Promise<Email & Pick<Letter, "calendar" | "attachments">>;
}

/** @returns whether this call sent it */
export const mailOnce = ({ mailer }: JobDeps, ctx: SystemCtx, { key, kind, territoryId, recipient, compose }: Mail): Promise<boolean> =>
	deliverOnce(ctx, { key, kind, territoryId, personId: recipient.personId }, async () => {
		const { displayName: name, email: address } = recipient;
		return mailer.send({ to: { name, address }, ...(await compose()), kind, key });
	});

/** One delivery for each: a refused address does not keep the others waiting, and the next try is for it alone. */
export async function mailEachOnce(deps: JobDeps, ctx: SystemCtx, mails: readonly Mail[]): Promise<void> {
	const errors: unknown[] = [];
	for (const mail of mails) await mailOnce(deps, ctx, mail).catch((error) => errors.push(error));
	if (errors.length > 0) throw errors[0];
}

/** Full address of a page, for a mail. */
export const linkTo = ({ publicUrl }: JobDeps, path: string): string => new URL(path, publicUrl).href;
