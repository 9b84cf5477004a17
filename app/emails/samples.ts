import { type DigestItem, type DigestSection, type DigestSectionKey, digestSections } from "#app/domain/digests/types.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import type { Email } from "./content.ts";
import { convocationEmail } from "./convocation.ts";
import { digestEmail } from "./digest.ts";
import { invitationEmail } from "./invitation.ts";
import { mentionEmail } from "./mention.ts";
import { minutesApprovedEmail, minutesChangesRequestedEmail, minutesSubmittedEmail, minutesWaitingEmail } from "./minutes.ts";
import { minutesCopyEmail } from "./minutes-copy.ts";
import { noticesEmail } from "./notices.ts";
import { passwordResetEmail } from "./password-reset.ts";
import { referralEmail, referralEndedEmail, referralLinkEmail, referralsLateEmail, referralUnreadEmail } from "./referral.ts";
import { reminderEmail } from "./reminder.ts";

/** Every mail of the product with invented facts, for whoever wants to see them before their colleagues do. */
export interface MailSample {
	id: string;
	label: string;
	compose: () => Promise<Email>;
}

const href = "https://maillage.exemple.fr/t/exemple/page";
const settingsHref = "https://maillage.exemple.fr/mon-compte/notifications";
const today = "2026-11-23" as Day;
const territoryName = "Pays d’exemple";
const displayName = "Camille Durand";
const committeeName = "Comité insertion";
const minutes = {
	displayName,
	territoryName,
	committeeName,
	meetingTitle: "Comité insertion de novembre",
	meetingStartsAt: new Date("2026-11-19T08:30:00Z"),
	byName: "Dominique Petit",
	href,
};
const referral = { displayName, territoryName, href };
const meeting = {
	name: displayName,
	territoryName,
	committeeName,
	title: "Comité insertion de décembre",
	startsAt: new Date("2026-12-08T13:00:00Z"),
	endsAt: new Date("2026-12-08T15:00:00Z"),
	place: "Salle du conseil",
	room: null,
	videoUrl: null,
	message: "Le budget sera présenté en séance.",
	sentByName: "Dominique Petit",
	points: [
		{ title: "Suites de la dernière réunion", durationMinutes: 15 },
		{ title: "Permanences de l’hiver", durationMinutes: 45 },
	],
	papers: [],
	isGuest: false,
	answerHref: href,
	meetingHref: href,
};
const items: Record<DigestSectionKey, Pick<DigestItem, "kind" | "title" | "context" | "dueOn" | "meetingOn">[]> = {
	"to-approve": [
		{ kind: "approve-minutes", title: "Comité insertion de novembre", context: committeeName, dueOn: null, meetingOn: "2026-11-19" as Day },
	],
	late: [
		{ kind: "milestone", title: "Bilan de la première année", context: "1.1.1 Ateliers", dueOn: "2026-11-20" as Day, meetingOn: null },
	],
	"to-fill": [
		{ kind: "write-minutes", title: "Comité parentalité", context: "Comité parentalité", dueOn: null, meetingOn: "2026-11-17" as Day },
	],
	"to-prepare": [
		{ kind: "prepare-meeting", title: "Comité insertion de décembre", context: committeeName, dueOn: null, meetingOn: "2026-12-08" as Day },
	],
	referrals: [
		{
			kind: "referral-waits",
			title: "Une orientation attend",
			context: "Son contenu ne se lit que dans le produit",
			dueOn: null,
			meetingOn: null,
		},
	],
	upcoming: Array.from({ length: 11 }, (_, index) => ({
		kind: "task" as const,
		title: `Préparer l’atelier n° ${index + 1}`,
		context: "1.1.1 Ateliers",
		dueOn: "2026-11-30" as Day,
		meetingOn: null,
	})),
	decided: [
		{ kind: "decided", title: "Comité parentalité d’octobre", context: "3\u00a0décisions", dueOn: null, meetingOn: "2026-10-15" as Day },
	],
	news: [{ kind: "comment-answered", title: "1.1.1 Ateliers", context: "", dueOn: null, meetingOn: null }],
};
const sections: DigestSection[] = digestSections.map((key) => ({
	key,
	items: items[key].map((item) => ({ ...item, territoryName, href })),
}));

const sample = (id: string, label: string, compose: () => Promise<Email>): MailSample => ({ id, label, compose });

export const mailSamples: readonly MailSample[] = [
	sample("recapitulatif", "Récapitulatif", () => digestEmail({ displayName, sections, today, href, settingsHref })),
	sample("avis", "Avis", () =>
		noticesEmail({
			displayName,
			notices: [
				{
					kind: "task-given",
					title: "Écrire à la mission locale",
					context: committeeName,
					territoryName,
					times: 1,
					href,
					inPlaceOfName: null,
				},
				{
					kind: "poll-opened",
					title: "Comité de janvier",
					context: committeeName,
					territoryName,
					times: 2,
					href,
					inPlaceOfName: "Sacha Roy",
				},
			],
			href,
			settingsHref,
		}),
	),
	sample("relance-suite", "Relance d'une suite à donner", () =>
		reminderEmail({
			...minutes,
			kind: "task",
			title: "Écrire à la mission locale",
			context: "1.1.1 Ateliers",
			dueOn: "2026-11-30",
			today,
			href,
			doneHref: href,
		}),
	),
	sample("relance-jalon", "Relance d'un jalon", () =>
		reminderEmail({ ...minutes, kind: "milestone", title: "Bilan de l’an 1", context: "1.1.1 Ateliers", dueOn: today, today, href }),
	),
	...(["notice", "update", "chase", "reminder", "cancellation"] as const).map((kind) =>
		sample(
			`convocation-${kind}`,
			{
				notice: "Convocation",
				update: "Réunion modifiée",
				chase: "Convocation sans réponse",
				reminder: "Rappel de réunion",
				cancellation: "Réunion annulée",
			}[kind],
			() => convocationEmail({ ...meeting, kind }),
		),
	),
	sample("compte-rendu-soumis", "Compte rendu à approuver", () => minutesSubmittedEmail(minutes)),
	sample("compte-rendu-attendu", "Compte rendu toujours en attente", () => minutesWaitingEmail(minutes)),
	sample("compte-rendu-a-corriger", "Compte rendu à corriger", () =>
		minutesChangesRequestedEmail({ ...minutes, remark: "Précisez la date de l’atelier.\nMerci." }),
	),
	sample("compte-rendu-approuve", "Compte rendu approuvé", () => minutesApprovedEmail({ ...minutes, decisionCount: 2 })),
	sample("compte-rendu-diffuse", "Compte rendu diffusé", () =>
		minutesCopyEmail({ ...minutes, tasks: [{ title: "Écrire à la mission locale", dueOn: "2026-11-30", href }] }),
	),
	sample("mention", "Commentaire qui cite", () =>
		mentionEmail({
			displayName,
			territoryName,
			sheetCode: "1.1.1",
			sheetTitle: "Ateliers",
			authorName: "Dominique Petit",
			text: "Qu’en pensez-vous\u00a0?",
			href,
		}),
	),
	sample("invitation", "Invitation", () =>
		invitationEmail({ displayName, territoryName, invitedByName: "Dominique Petit", organisationName: "CCAS", href, validDays: 14 }),
	),
	sample("mot-de-passe", "Nouveau mot de passe", () => passwordResetEmail({ displayName, href })),
	sample("orientation-recue", "Orientation qui attend", () => referralEmail(referral, "arrived")),
	sample("orientation-nouvelle", "Du nouveau sur une orientation", () => referralEmail(referral, "news")),
	sample("orientation-relance", "Relance d'une orientation", () => referralEmail(referral, "reminder")),
	sample("orientation-silence", "Orientation sans nouvelles", () => referralEmail(referral, "silence")),
	sample("orientation-close", "Orientation close", () => referralEndedEmail(referral, "reader")),
	sample("orientations-en-retard", "Orientations en retard", () => referralsLateEmail({ ...referral, count: 2, since: today })),
	sample("orientation-sans-lecteur", "Orientation que personne ne lit", () =>
		referralUnreadEmail({ ...referral, organisationName: "CCAS" }, "manager"),
	),
	sample("orientation-lien", "Lien d'une orientation", () =>
		referralLinkEmail({ ...referral, organisationName: "Association d’entraide", expiresAt: new Date("2026-12-01T09:00:00Z") }),
	),
];
