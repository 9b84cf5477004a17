import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { expect, it } from "vitest";
import { type Letter, messageOf } from "#app/adapters/mailer.server.ts";
import type { Email } from "#app/emails/content.ts";
import { convocationEmail } from "#app/emails/convocation.ts";
import { digestEmail } from "#app/emails/digest.ts";
import { invitationEmail } from "#app/emails/invitation.ts";
import { mentionEmail } from "#app/emails/mention.ts";
import { minutesApprovedEmail, minutesChangesRequestedEmail, minutesSubmittedEmail, minutesWaitingEmail } from "#app/emails/minutes.ts";
import { minutesCopyEmail } from "#app/emails/minutes-copy.ts";
import { noticesEmail } from "#app/emails/notices.ts";
import { passwordResetEmail } from "#app/emails/password-reset.ts";
import { referralEmail, referralEndedEmail, referralLinkEmail, referralsLateEmail, referralUnreadEmail } from "#app/emails/referral.ts";
import { reminderEmail } from "#app/emails/reminder.ts";

// Every template with the worst that a name, a title or a file may hold, as the mail server would get it.

const href = "https://maillage.exemple.fr/page";
/** Who writes what, in every template: `text` stands wherever people's own words do. */
const templates = (text: string): Record<string, () => Promise<Email>> => {
	const person = { displayName: text, territoryName: text, href, settingsHref: href };
	const at = new Date("2026-11-19T08:30:00Z");
	const minutes = { ...person, committeeName: text, meetingTitle: text, meetingStartsAt: at, byName: text };
	const item = { kind: "task", title: text, context: text, territoryName: text, href, dueOn: "2026-11-30", meetingOn: null } as never;
	const notice = { kind: "task-given" as const, title: text, context: text, territoryName: text, times: 1, href, inPlaceOfName: text };
	return {
		convocationEmail: () =>
			convocationEmail({
				name: text,
				territoryName: text,
				committeeName: text,
				title: text,
				startsAt: at,
				endsAt: null,
				place: text,
				room: text,
				videoUrl: null,
				message: text,
				sentByName: text,
				points: [{ title: text, durationMinutes: 5 }],
				papers: [{ name: text, url: null, pointTitle: text }],
				isGuest: false,
				answerHref: href,
				meetingHref: href,
				kind: "notice",
			} as never),
		digestEmail: () =>
			digestEmail({ ...person, sections: [{ key: "late", items: [item] }], today: "2026-11-23" as never, unsubscribeHref: href }),
		invitationEmail: () => invitationEmail({ ...person, invitedByName: text, organisationName: text, validDays: 14 }),
		mentionEmail: () => mentionEmail({ ...person, sheetCode: text, sheetTitle: text, authorName: text, text }),
		minutesSubmittedEmail: () => minutesSubmittedEmail(minutes),
		minutesWaitingEmail: () => minutesWaitingEmail(minutes),
		minutesChangesRequestedEmail: () => minutesChangesRequestedEmail({ ...minutes, remark: text }),
		minutesApprovedEmail: () => minutesApprovedEmail({ ...minutes, decisionCount: 2 }),
		minutesCopyEmail: () => minutesCopyEmail({ ...minutes, tasks: [{ title: text, dueOn: "2026-11-30", href }] }),
		noticesEmail: () => noticesEmail({ ...person, notices: [notice] }),
		passwordResetEmail: () => passwordResetEmail(person),
		referralEmail: () => referralEmail(person, "arrived"),
		referralEndedEmail: () => referralEndedEmail(person, "organisation"),
		referralsLateEmail: () => referralsLateEmail({ ...person, count: 2, since: "2026-11-01" }),
		referralUnreadEmail: () => referralUnreadEmail({ ...person, organisationName: text }, "manager"),
		referralLinkEmail: () => referralLinkEmail({ ...person, organisationName: text, expiresAt: at }),
		reminderEmail: () =>
			reminderEmail({ ...person, kind: "task", title: text, context: text, dueOn: "2026-11-30", today: "2026-11-23", doneHref: href }),
	};
};

const options = { mailFrom: "Maillage <ne-pas-repondre@exemple.fr>", publicUrl: new URL(href) };
/** Through the library that speaks to the server, and read again as a mailbox would. */
async function arrived(compose: () => Promise<Email>, text: string) {
	const letter: Letter = {
		...(await compose()),
		to: { name: text, address: "lea@exemple.fr" },
		kind: "proof",
		key: "proof/1",
		thread: "meeting/1",
		unsubscribeHref: `${href}/desabonnement`,
		attachments: [{ name: `${text}.pdf`, type: "application/pdf", bytes: Buffer.from("%PDF") }],
	};
	const { envelope, message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(messageOf(letter, options));
	const mail = await simpleParser(message as Buffer);
	return { names: mail.headerLines.map(({ key }) => key).sort(), to: envelope.to, mail };
}

const breaks = ["\r\n", "\n", "\r", "\u2028", "\u0085", "\0\n", "\r\n\t"];
const attacks = breaks.flatMap((line) => [
	`${line}Bcc: intrus@exemple.org${line}`,
	`Réunion${line}${line}<h1>Autre</h1>`,
	`"${line}To: intrus@exemple.org${line}"<a@b.fr>,`,
]);

it.each(Object.keys(templates("")))("%s takes no header, recipient, line nor file from what people wrote", async (name) => {
	const usual = await arrived(templates("Réunion")[name] as () => Promise<Email>, "Réunion");
	for (const text of attacks) {
		const { names, to, mail } = await arrived(templates(text)[name] as () => Promise<Email>, text);
		expect(names).toEqual(usual.names);
		expect(to).toEqual(["lea@exemple.fr"]);
		expect(mail.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
		expect(mail.attachments).toHaveLength(1);
		expect(mail.attachments[0]?.filename).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
		expect(mail.html).not.toContain("<h1>Autre");
	}
});

it("knows every template", async () => {
	const files = import.meta.glob<Record<string, unknown>>("/app/emails/*.ts", { eager: true });
	const exported = Object.values(files).flatMap((module) => Object.keys(module).filter((name) => name.endsWith("Email")));
	expect(Object.keys(templates("")).sort()).toEqual([...new Set(exported)].sort());
});
