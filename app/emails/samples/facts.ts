import type { Day } from "#app/domain/kernel/calendar.ts";

/* What the invented mails share; the long ones are what a screen of 360 px must bear. */
const site = "https://maillage.exemple.fr";
export const href = `${site}/t/exemple/page`;
export const settingsHref = `${site}/mon-compte/notifications`;
export const secretHref = `${site}/courriel/${"k7Wq2Zr9".repeat(5)}abc`;
export const today = "2026-11-23" as Day;

export const territoryName = "Pays d’exemple";
export const displayName = "Camille Durand";
export const byName = "Dominique Petit";
export const committeeName = "Comité insertion";

export const long = {
	territoryName: "Communauté d’agglomération du Grand Pays de Saint-Rémy-les-Bruyères-et-du-Haut-Vallon",
	displayName: "Marie-Antoinette de La Rochefoucauld-Montmorency-Beaumarchais",
	committeeName: "Groupe thématique « Accompagnement à la parentalité, petite enfance et soutien aux familles monoparentales »",
	title: "Réunion extraordinaire de préparation du renouvellement de la convention territoriale globale",
	sheet: "3.2.14 Interprofessionnalisation-intercommunalisation des accompagnements socio-éducatifs",
	url: `https://visio.exemple.fr/${"salle-du-conseil-communautaire-".repeat(5)}2026?jeton=${"a1b2c3d4e5".repeat(8)}`,
};

export const minutes = {
	displayName,
	territoryName,
	committeeName,
	meetingTitle: "Comité insertion de novembre",
	meetingStartsAt: new Date("2026-11-19T08:30:00Z"),
	byName,
	href,
	settingsHref,
};
