import {
	type ReferralNews,
	referralEmail,
	referralEndedEmail,
	referralLinkEmail,
	referralsLateEmail,
	referralUnreadEmail,
} from "../referral.ts";
import { displayName, href, long, territoryName, today } from "./facts.ts";
import { sample } from "./sample.ts";

const referral = { displayName, territoryName, href };
const news: Record<ReferralNews, string> = {
	arrived: "Orientation qui attend",
	news: "Du nouveau sur une orientation",
	rectification: "Orientation qui demande attention",
	reminder: "Relance d'une orientation",
	silence: "Orientation sans nouvelles",
};
const link = { ...referral, organisationName: "Association d’entraide", expiresAt: new Date("2026-12-01T09:00:00Z") };

export const referralSamples = [
	...Object.entries(news).map(([kind, label]) => sample(`orientation-${kind}`, label, () => referralEmail(referral, kind as ReferralNews))),
	sample("orientation-close", "Orientation close", () => referralEndedEmail(referral, "reader")),
	sample("orientation-close-sans-compte", "Orientation close, pour une organisation sans compte", () =>
		referralEndedEmail({ ...referral, displayName: link.organisationName }, "organisation"),
	),
	sample("orientation-en-retard", "Une orientation en retard", () => referralsLateEmail({ ...referral, count: 1, since: today })),
	sample("orientations-en-retard", "Plusieurs orientations en retard", () => referralsLateEmail({ ...referral, count: 12, since: today })),
	sample("orientation-sans-lecteur", "Orientation que personne ne lit, pour le responsable", () =>
		referralUnreadEmail({ ...referral, organisationName: "CCAS" }, "manager"),
	),
	sample("orientation-sans-responsable", "Orientation que personne ne lit, pour la coordination", () =>
		referralUnreadEmail({ ...referral, displayName: long.displayName, organisationName: "CCAS" }, "steward"),
	),
	sample("orientation-lien", "Lien d'une orientation", () => referralLinkEmail(link)),
	sample("orientation-lien-long", "Lien d'une orientation, aux noms longs", () =>
		referralLinkEmail({
			...link,
			territoryName: long.territoryName,
			organisationName: "Association départementale interprofessionnelle d’accompagnement socio-éducatif",
		}),
	),
];
