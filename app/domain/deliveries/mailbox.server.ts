import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import { idSchema } from "../kernel/ids.ts";
import type { PageOfList } from "../kernel/pages.ts";
import { readPage } from "../kernel/read-page.server.ts";

/** The built-in mailbox of a demonstration: everybody's mail, open to everybody. */

const mailsPerPage = 25;
const MessageId = idSchema("MailboxMessage");

export interface KeptMailSummary {
	id: string;
	receivedAt: Date;
	recipient: string;
	subject: string;
}
export interface KeptMail extends KeptMailSummary {
	sender: string;
	text: string;
	html: string;
	headers: Record<string, string>;
	attachments: { name: string; type: string; base64: string }[];
}

/** One page of the mails (the last one when asked beyond), the newest first; of one recipient when told. */
export async function listMails(
	tx: ReadTx,
	{ recipient, page }: { recipient?: string; page: number },
): Promise<PageOfList & { mails: KeptMailSummary[] }> {
	let kept = tx.selectFrom("mailboxMessage");
	if (recipient) kept = kept.where("recipient", "=", recipient);
	const found = kept.select(["id", "receivedAt", "recipient", "subject"]).orderBy("receivedAt", "desc").orderBy("id", "desc");
	const { rows, ...shown } = await readPage(found, page, mailsPerPage);
	return { mails: rows, ...shown };
}

export async function listMailRecipients(tx: ReadTx): Promise<string[]> {
	const rows = await tx.selectFrom("mailboxMessage").select("recipient").distinct().orderBy("recipient").execute();
	return rows.map(({ recipient }) => recipient);
}

/** @throws NotFound also for an id that is none */
export async function getMail(tx: ReadTx, id: string | undefined): Promise<KeptMail> {
	const wanted = MessageId.safeParse(id);
	const mail = wanted.success && (await tx.selectFrom("mailboxMessage").selectAll().where("id", "=", wanted.data).executeTakeFirst());
	if (!mail) throw new NotFound("not-found");
	return mail as unknown as KeptMail;
}
