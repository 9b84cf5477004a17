import { type DigestItem, type DigestSection, type DigestSectionKey, digestSections } from "#app/domain/digests/types.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { digestEmail } from "../digest.ts";
import { type MailedNotice, noticesEmail } from "../notices.ts";
import { committeeName, displayName, href, long, secretHref, settingsHref, territoryName, today } from "./facts.ts";
import { sample } from "./sample.ts";

type Told = Pick<DigestItem, "kind" | "title" | "context" | "dueOn" | "meetingOn">;
const items: Record<DigestSectionKey, Told[]> = {
	"to-approve": [
		{ kind: "approve-minutes", title: "Comité insertion de novembre", context: committeeName, dueOn: null, meetingOn: "2026-11-19" as Day },
	],
	late: [
		{ kind: "milestone", title: "Bilan de la première année", context: "1.1.1 Ateliers", dueOn: "2026-11-20" as Day, meetingOn: null },
	],
	"to-fill": [
		{ kind: "write-minutes", title: "Comité parentalité", context: "Comité parentalité", dueOn: null, meetingOn: "2026-11-17" as Day },
		{ kind: "values", title: "Valeurs de 2026", context: "3\u00a0valeurs", dueOn: "2026-12-04" as Day, meetingOn: null },
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
		title: `Préparer l’atelier n°\u00a0${index + 1}`,
		context: "1.1.1 Ateliers",
		dueOn: "2026-11-30" as Day,
		meetingOn: null,
	})),
	decided: [
		{ kind: "decided", title: "Comité parentalité d’octobre", context: "3\u00a0décisions", dueOn: null, meetingOn: "2026-10-15" as Day },
	],
	news: [{ kind: "comment-answered", title: "1.1.1 Ateliers", context: "", dueOn: null, meetingOn: null }],
};
const section = (key: DigestSectionKey, told = items[key], name = territoryName): DigestSection => ({
	key,
	items: told.map((item) => ({ ...item, territoryName: name, href })),
});
const digest = { displayName, today, href, settingsHref, unsubscribeHref: `${secretHref}/desabonnement` };
const value = (label: string, context: string) => ({ label, href: secretHref, context, dueOn: "2026-12-04" });

const notice: MailedNotice = {
	kind: "task-given",
	title: "Écrire à la mission locale",
	context: committeeName,
	territoryName,
	times: 1,
	href,
	inPlaceOfName: null,
};
const notices = { displayName, href, settingsHref };

export const digestSamples = [
	sample("recapitulatif", "Récapitulatif", () =>
		digestEmail({
			...digest,
			sections: digestSections.map((key) => section(key)),
			values: [value("Nombre de familles accompagnées", "1.1.1 · Campagne 2026"), value("Ateliers tenus", "1.1.1 · Campagne 2026")],
		}),
	),
	sample("recapitulatif-court", "Récapitulatif d'une seule chose", () => digestEmail({ ...digest, sections: [section("late")] })),
	sample("recapitulatif-long", "Récapitulatif de plusieurs territoires, aux noms longs", () =>
		digestEmail({
			...digest,
			displayName: long.displayName,
			sections: [
				section("late", [{ ...(items.late[0] as Told), title: long.title, context: long.sheet }], long.territoryName),
				section("upcoming"),
			],
			values: [value("Interprofessionnalisation-intercommunalisation", `${long.sheet} · Campagne 2026`)],
		}),
	),
	sample("avis", "Plusieurs avis", () =>
		noticesEmail({
			...notices,
			notices: [notice, { ...notice, kind: "poll-opened", title: "Comité de janvier", times: 2, inPlaceOfName: "Sacha Roy" }],
		}),
	),
	sample("avis-seul", "Un seul avis", () =>
		noticesEmail({ ...notices, notices: [{ ...notice, kind: "reminder-urgent/minutes-approve", title: "Comité insertion de novembre" }] }),
	),
	sample("avis-nombreux", "Avis nombreux de plusieurs territoires, aux noms longs", () =>
		noticesEmail({
			...notices,
			displayName: long.displayName,
			notices: [
				{ ...notice, title: long.title, context: long.committeeName, territoryName: long.territoryName, inPlaceOfName: long.displayName },
				...Array.from({ length: 21 }, (_, index) => ({ ...notice, title: `Préparer l’atelier n°\u00a0${index + 1}` })),
			],
		}),
	),
];
