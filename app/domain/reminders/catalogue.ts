import type { NoticeObject } from "../notices/types.ts";
import type { ReminderKindCode } from "./types.ts";

/** When it reminds, as a territory or a body may change it. Days are calendar days. */
export interface Rhythm {
	isOn: boolean;
	/** Days before the date, zero for the day itself. */
	daysBefore: readonly number[];
	/** Once late, again each so many days; null: never. */
	lateEveryDays: number | null;
	/** After so many late reminders those above are told; null: never. */
	climbsAfter: number | null;
}

/**
 * Who is above: whoever leads the body, then, after twice as many, the cooperation officer; the manager of the organisation's referrals;
 * nobody.
 */
export const climbs = ["body", "manager", "nobody"] as const;
export type Climbs = (typeof climbs)[number];

export interface ReminderDefinition {
	kind: ReminderKindCode;
	objectKind: NoticeObject;
	/** In French: what is waited for, of whom, and what ends it. */
	title: string;
	audience: string;
	date: string;
	ends: string;
	rhythm: Rhythm;
	/** Cannot wait for the next digest. */
	isUrgent: boolean;
	/** False where no body follows the object: only the territory sets its rhythm. */
	isOfBody: boolean;
	/** The body's people, unless said. */
	climbs?: Climbs;
}

const usual: Rhythm = { isOn: true, daysBefore: [30, 7, 0], lateEveryDays: 7, climbsAfter: 3 };
const once = (...daysBefore: number[]): Rhythm => ({ isOn: true, daysBefore, lateEveryDays: null, climbsAfter: null });

/** Everything that reminds, in the order of the page; the usual rhythm is J-30, J-7, J-0, then each week. */
export const reminderCatalogue: readonly ReminderDefinition[] = [
	{
		kind: "milestone",
		objectKind: "milestone",
		title: "Jalon d'une fiche action",
		audience: "Responsable du jalon",
		date: "Échéance du jalon",
		ends: "Le jalon est atteint, ou la fiche est close",
		rhythm: usual,
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "sub-action",
		objectKind: "sheet",
		title: "Fin d'une sous-action",
		audience: "Pilote de la sous-action",
		date: "Date de fin prévue",
		ends: "La sous-action est achevée ou en pause",
		rhythm: usual,
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "sheet",
		objectKind: "sheet",
		title: "Fin d'une fiche action",
		audience: "Pilote de la fiche",
		date: "Date de fin prévue",
		ends: "La fiche est achevée ou en pause",
		rhythm: usual,
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "value",
		objectKind: "campaign",
		title: "Valeurs d'indicateurs d'une campagne",
		audience: "Personnes à qui une valeur est demandée",
		date: "Date limite de la campagne",
		ends: "Les valeurs sont saisies, ou la campagne est close",
		rhythm: usual,
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "progress-note",
		objectKind: "sheet",
		title: "Point d'avancement manquant",
		audience: "Pilote d'une fiche en cours",
		date: "90 jours après le dernier point, ou après le début",
		ends: "Un point d'avancement est écrit",
		rhythm: { isOn: true, daysBefore: [0], lateEveryDays: 30, climbsAfter: 2 },
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "task",
		objectKind: "task",
		title: "Suite à donner",
		audience: "Personne qui en a la charge",
		date: "Échéance de la suite à donner",
		ends: "Elle est faite ou abandonnée",
		rhythm: { ...usual, daysBefore: [7, 0] },
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "papers",
		objectKind: "meeting",
		title: "Documents de séance manquants",
		audience: "Référent technique de l'instance",
		date: "Jour où les documents sont attendus, selon la charte",
		ends: "Un document est joint, ou la réunion a lieu",
		rhythm: once(3, 0),
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "convocation",
		objectKind: "meeting",
		title: "Convocation sans réponse",
		audience: "Personnes convoquées",
		date: "Jour de la réunion",
		ends: "La personne répond, ou la réunion a lieu",
		rhythm: once(7),
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "meeting",
		objectKind: "meeting",
		title: "Réunion demain",
		audience: "Membres de l'instance et personnes convoquées, sauf absence annoncée",
		date: "Jour de la réunion",
		ends: "La réunion a lieu, ou elle est annulée",
		rhythm: once(1),
		isUrgent: true,
		isOfBody: true,
	},
	{
		kind: "minutes-write",
		objectKind: "meeting",
		title: "Compte rendu à rédiger",
		audience: "Référent technique de l'instance",
		date: "5 jours après la réunion",
		ends: "La rédaction commence",
		rhythm: { ...usual, daysBefore: [0] },
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "minutes-submit",
		objectKind: "meeting",
		title: "Compte rendu à soumettre",
		audience: "Référent technique de l'instance",
		date: "10 jours après la réunion",
		ends: "Le compte rendu est soumis",
		rhythm: { ...usual, daysBefore: [0] },
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "minutes-observe",
		objectKind: "meeting",
		title: "Compte rendu à relire",
		audience: "Membres de l'instance qui n'ont rien observé",
		date: "Fin du délai d'observation, selon la charte",
		ends: "La personne observe, ou le compte rendu est approuvé",
		rhythm: once(2),
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "minutes-approve",
		objectKind: "meeting",
		title: "Compte rendu à approuver",
		audience: "Présidence de l'instance, ou suppléance à défaut",
		date: "Fin du délai d'observation, selon la charte",
		ends: "Le compte rendu est approuvé ou renvoyé",
		rhythm: { ...usual, daysBefore: [0], climbsAfter: 2 },
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "minutes-diffuse",
		objectKind: "meeting",
		title: "Compte rendu à diffuser",
		audience: "Référent technique de l'instance",
		date: "20 jours après la réunion",
		ends: "Le compte rendu approuvé est diffusé",
		rhythm: { ...usual, daysBefore: [0] },
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "mandate",
		objectKind: "mandate",
		title: "Mandat qui prend fin",
		audience: "Référent technique de l'instance et chargé de coopération",
		date: "Dernier jour du mandat",
		ends: "Un mandat du même rôle prend la suite",
		rhythm: once(60, 30, 7),
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "sheet-without-pilot",
		objectKind: "sheet",
		title: "Fiche action sans pilote",
		audience: "Référent technique de l'instance, ou chargé de coopération à défaut",
		date: "15 jours après la création de la fiche",
		ends: "Une personne pilote la fiche, ou la fiche est close",
		rhythm: { isOn: true, daysBefore: [0], lateEveryDays: 30, climbsAfter: null },
		isUrgent: false,
		isOfBody: true,
	},
	{
		kind: "mission",
		objectKind: "mission",
		title: "Convention de mission à revoir",
		audience: "Chargé de coopération",
		date: "Date de revue de la convention",
		ends: "Une nouvelle date de revue est fixée",
		rhythm: { isOn: true, daysBefore: [90, 30, 0], lateEveryDays: 30, climbsAfter: null },
		isUrgent: false,
		isOfBody: false,
	},
	{
		kind: "programme",
		objectKind: "programme",
		title: "Programme ou convention qui prend fin",
		audience: "Chargé de coopération",
		date: "31 décembre de la dernière année",
		ends: "La dernière année est repoussée",
		rhythm: once(180, 90, 30),
		isUrgent: false,
		isOfBody: false,
	},
	{
		kind: "drop-in-session",
		objectKind: "drop-in-session",
		title: "Permanence à confirmer",
		audience: "Membres de l'organisation qui la tient",
		date: "6 mois après la dernière confirmation",
		ends: "La permanence est confirmée ou prend fin",
		rhythm: { isOn: true, daysBefore: [0], lateEveryDays: 30, climbsAfter: 2 },
		isUrgent: false,
		isOfBody: false,
	},
	{
		kind: "referral-agreement",
		objectKind: "referral",
		title: "Accord de la personne qui prend fin",
		audience: "Agents habilités de l'organisation qui a orienté, ou leur responsable à défaut",
		date: "Dernier jour couvert par l'accord",
		ends: "Un autre accord est recueilli, ou l'orientation est terminée",
		rhythm: usual,
		isUrgent: false,
		isOfBody: false,
		climbs: "manager",
	},
	{
		kind: "referral-appointment",
		objectKind: "referral",
		title: "Rendez-vous sans suite connue",
		audience: "Agent en charge, à défaut les agents habilités de l'organisation destinataire ou leur responsable",
		date: "Jour ouvré qui suit le rendez-vous",
		ends: "L'agent dit si la personne est venue, ou fixe un autre rendez-vous",
		rhythm: { isOn: true, daysBefore: [0], lateEveryDays: 7, climbsAfter: 2 },
		isUrgent: false,
		isOfBody: false,
		climbs: "manager",
	},
	{
		kind: "referral-retention",
		objectKind: "referral",
		title: "Orientation dont la conservation prend fin",
		audience: "Agents habilités de l'organisation qui a orienté, ou leur responsable à défaut",
		date: "Dernier jour de conservation, selon les réglages du territoire",
		ends: "La personne est revue, ou l'orientation est éliminée",
		rhythm: once(30),
		isUrgent: false,
		isOfBody: false,
		climbs: "manager",
	},
	{
		kind: "elimination",
		objectKind: "elimination",
		title: "Liste d'élimination à décider",
		audience: "Délégué à la protection des données",
		date: "30 jours après la préparation de la liste",
		ends: "La liste est confirmée",
		rhythm: { isOn: true, daysBefore: [30, 0], lateEveryDays: 30, climbsAfter: null },
		isUrgent: false,
		isOfBody: false,
		climbs: "nobody",
	},
];

/** Reminded elsewhere, at rhythms of their own that nobody changes here: shown on the page beside the others. */
export const remindedElsewhere: readonly { title: string; audience: string; when: string; ends: string }[] = [
	{
		title: "Orientation sans réponse",
		audience: "Organisation destinataire, puis son responsable",
		when: "Selon les délais de réponse du territoire, les jours ouvrés",
		ends: "L'orientation reçoit une réponse ou expire",
	},
	{
		title: "Réunion dans deux jours",
		audience: "Personnes convoquées, sauf absence annoncée",
		when: "J-2, par courriel",
		ends: "La réunion a lieu ou est annulée",
	},
];

export const definitionOf = (kind: ReminderKindCode): ReminderDefinition =>
	reminderCatalogue.find((definition) => definition.kind === kind) as ReminderDefinition;
