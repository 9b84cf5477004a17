import { z } from "zod";
import { getMail, listMailRecipients, listMails } from "#app/domain/deliveries/mailbox.server.ts";
import { reading, type SystemCtx } from "#app/domain/kernel/context.server.ts";

const Filter = z.object({
	destinataire: z.string().max(254).optional().catch(undefined),
	page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The mails kept by the demonstration, newest first. */
export function presentMailbox(ctx: SystemCtx, search: URLSearchParams) {
	const { destinataire, page: asked } = Filter.parse(Object.fromEntries(search));
	return reading(ctx, async (tx) => {
		const { mails, total, page, pageCount } = await listMails(tx, { recipient: destinataire || undefined, page: asked });
		return {
			recipient: destinataire || null,
			recipients: await listMailRecipients(tx),
			mails: mails.map((mail) => ({ ...mail, receivedAt: mail.receivedAt.toISOString() })),
			page,
			pageCount,
			total,
		};
	});
}

/** One of them, its text cut where addresses of this site become links. */
export async function presentMail(ctx: SystemCtx, id: string | undefined, publicUrl: URL) {
	const { html: _html, text, receivedAt, attachments, ...mail } = await reading(ctx, (tx) => getMail(tx, id));
	return {
		...mail,
		receivedAt: receivedAt.toISOString(),
		text: linked(text, publicUrl.origin),
		attachments: attachments.map(({ name }) => name),
	};
}

export const readMailHtml = async (ctx: SystemCtx, id: string | undefined): Promise<string> =>
	(await reading(ctx, (tx) => getMail(tx, id))).html;

/** A file that came with a mail; null when there is none at this place. */
export async function readMailAttachment(ctx: SystemCtx, id: string | undefined, index: number) {
	const { attachments } = await reading(ctx, (tx) => getMail(tx, id));
	return attachments[index] ?? null;
}

export interface TextPiece {
	text: string;
	/** Path on this site. */
	href?: string;
}

function linked(text: string, origin: string): TextPiece[] {
	return text
		.split(/(https?:\/\/\S+)/)
		.map((piece) => (piece.startsWith(`${origin}/`) ? { text: piece, href: piece.slice(origin.length) } : { text: piece }));
}
