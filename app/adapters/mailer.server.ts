import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { newId } from "#app/domain/kernel/ids.ts";
import { type Db, inUnit } from "#db/client.server.ts";

export interface CalendarPart {
	method: "REQUEST" | "CANCEL";
	text: string;
}

/** A file that goes with a letter. */
export interface Attachment {
	name: string;
	type: string;
	bytes: Buffer;
}

export interface Letter {
	to: { name: string; address: string };
	subject: string;
	html: string;
	text: string;
	/** An invitation for the reader's calendar: beside the text for programs that show it, and attached for the others. */
	calendar?: CalendarPart;
	attachments?: readonly Attachment[];
	/** Full address that ends mails of this sort by a single POST, without a session (RFC 8058). */
	unsubscribeHref?: string | undefined;
	/** What it is about, in ids: mails of one thread answer one letter that was never sent, and stand together. */
	thread?: string | undefined;
	/** Kind of mail, for filters of the reader's own: « minutes-approved ». */
	kind: string;
	/** What makes this delivery unique; the Message-ID follows from it, so a double is seen as one by most mailboxes. */
	key: string;
}

export interface Mailer {
	/** @returns the Message-ID; throws when the server did not take the letter */
	send(letter: Letter): Promise<string>;
	close(): void;
}

export interface MailerOptions {
	/** Null for the built-in mailbox, shown on screen. */
	smtpUrl: string | null;
	/** « Maillage <ne-pas-repondre@exemple.fr> ». */
	mailFrom: string;
	publicUrl: URL;
	/** As the worker role. */
	db: Db;
	clock: () => Date;
}

export function createMailer({ smtpUrl, ...options }: MailerOptions): Mailer {
	return smtpUrl ? smtpMailer(smtpUrl, options) : mailboxMailer(options);
}

function smtpMailer(smtpUrl: string, options: Omit<MailerOptions, "smtpUrl">): Mailer {
	const transport = createTransport({
		url: smtpUrl,
		pool: true,
		maxConnections: 5,
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		socketTimeout: 30_000,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return {
		async send(letter) {
			const message = messageOf(letter, options);
			await transport.sendMail(message);
			return message.messageId;
		},
		close: () => transport.close(),
	};
}

/** The letter as it is given to a mail server, with all that goes with it. */
export function messageOf(letter: Letter, { mailFrom, publicUrl }: Pick<MailerOptions, "mailFrom" | "publicUrl">) {
	const { calendar, attachments } = letter;
	return {
		from: mailFrom,
		...stamped(letter, publicUrl),
		icalEvent: calendar && { method: calendar.method, filename: "invite.ics", content: calendar.text },
		attachments: attachments?.map(({ name, type, bytes }) => ({ filename: oneLine(name), contentType: oneLine(type), content: bytes })),
	};
}

function mailboxMailer({ mailFrom, publicUrl, db, clock }: Omit<MailerOptions, "smtpUrl">): Mailer {
	return {
		async send(letter) {
			const { to, subject, html, text, headers, messageId } = stamped(letter, publicUrl);
			const receivedAt = clock();
			await inUnit(db, { personId: null, territoryIds: [], now: receivedAt }, (tx) =>
				tx
					.insertInto("mailboxMessage")
					.values({
						id: newId(),
						receivedAt,
						sender: mailFrom,
						recipient: to.address,
						subject,
						html,
						text,
						calendar: letter.calendar?.text ?? null,
						attachments: JSON.stringify(filesOf(letter).map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString("base64") }))),
						headers: JSON.stringify({ "Message-ID": messageId, ...headers }),
					})
					.execute(),
			);
			return messageId;
		},
		close() {},
	};
}

/** What is attached, the invitation among them. */
const filesOf = ({ attachments = [], calendar }: Letter): Attachment[] => [
	...attachments,
	...(calendar ? [{ name: "invite.ics", type: "text/calendar", bytes: Buffer.from(calendar.text) }] : []),
];

/** The letter as it leaves: one line per header whatever its texts hold, and the headers of an automatic mail. */
export function stamped({ to, subject, html, text, kind, key, thread, unsubscribeHref }: Letter, publicUrl: URL) {
	const host = publicUrl.hostname;
	const idOf = (name: string) => `<${createHash("sha256").update(name).digest("hex").slice(0, 40)}@${host}>`;
	const inThread = thread && { "In-Reply-To": idOf(`thread/${thread}`), References: idOf(`thread/${thread}`) };
	const unsubscribing = unsubscribeHref && {
		// an address of ours holds no angle bracket once it is a URL
		"List-Unsubscribe": `<${oneLine(new URL(unsubscribeHref).href)}>`,
		"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
	};
	return {
		to: { name: oneLine(to.name), address: oneLine(to.address) },
		subject: oneLine(subject).slice(0, 200),
		html,
		text,
		messageId: idOf(key),
		headers: { "Auto-Submitted": "auto-generated", "List-Id": `Maillage <${oneLine(kind)}.${host}>`, ...inThread, ...unsubscribing },
	};
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();
