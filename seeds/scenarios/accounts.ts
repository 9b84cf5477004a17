import type { MandateRole, TerritoryRole } from "#app/domain/kernel/actor.ts";
import { coordinationCommittees } from "../territories/reading.ts";

export const demonstrationPassword = "demonstration-2026";

export type CommitteeSlug = (typeof coordinationCommittees)[number]["slug"];

/** Whose staff an account is: an employer in the territory, resolved by `employers`. */
export type Employer = "carrier" | "education" | "social" | "ccas" | "cdas" | "caf" | "franceServices" | "association";

export interface Account {
	/** Before the @. */
	local: string;
	/** What this account is for, as told at start. */
	duty: string;
	role: TerritoryRole;
	employer: Employer;
	/** For a woman, for a man. */
	job: readonly [string, string];
	mandates: Partial<Record<CommitteeSlug, MandateRole>>;
}

const chairs: Account[] = coordinationCommittees.map(({ slug, theme }) => ({
	local: `presidence-${slug}`,
	duty: `préside le comité ${theme}`,
	role: "partner",
	employer: "carrier",
	job: [`Élue référente ${theme}`, `Élu référent ${theme}`],
	mandates: { [slug]: "chair" },
}));
const leads: Account[] = coordinationCommittees.map(({ slug, theme }) => ({
	local: `technique-${slug}`,
	duty: `anime le comité ${theme} (0,5 ETP)`,
	role: "partner",
	employer: slug === "education-parentalite" ? "education" : "social",
	job: [`Animatrice technique ${theme}`, `Animateur technique ${theme}`],
	mandates: { [slug]: "technical_lead" },
}));
const everywhere = { "education-parentalite": "member", insertion: "member", gerontologie: "member" } as const;

/** One account for each duty, the same in every territory. */
export const accounts: readonly Account[] = [
	{
		local: "admin",
		duty: "administre le territoire",
		role: "admin",
		employer: "carrier",
		job: ["Administratrice du territoire", "Administrateur du territoire"],
		mandates: {},
	},
	{
		local: "cooperation",
		duty: "coordonne la convention",
		role: "cooperation_officer",
		employer: "carrier",
		job: ["Chargée de coopération", "Chargé de coopération"],
		mandates: {},
	},
	...chairs,
	...leads,
	{
		local: "pilote",
		duty: "pilote des actions",
		role: "partner",
		employer: "social",
		job: ["Responsable de projets", "Responsable de projets"],
		mandates: everywhere,
	},
	{
		local: "ccas",
		duty: "travaille au CCAS",
		role: "partner",
		employer: "ccas",
		job: ["Conseillère sociale", "Conseiller social"],
		mandates: { insertion: "member", gerontologie: "member" },
	},
	{
		local: "cdas",
		duty: "travaille au Département",
		role: "partner",
		employer: "cdas",
		job: ["Assistante sociale", "Assistant social"],
		mandates: everywhere,
	},
	{
		local: "caf",
		duty: "travaille à la Caf",
		role: "partner",
		employer: "caf",
		job: ["Conseillère technique", "Conseiller technique"],
		mandates: { "education-parentalite": "member", insertion: "member" },
	},
	{
		local: "france-services",
		duty: "travaille à France Services",
		role: "partner",
		employer: "franceServices",
		job: ["Conseillère France Services", "Conseiller France Services"],
		mandates: everywhere,
	},
	{
		local: "association",
		duty: "travaille dans une association",
		role: "partner",
		employer: "association",
		job: ["Coordinatrice", "Coordinateur"],
		mandates: { insertion: "member", gerontologie: "member" },
	},
	{
		local: "dpo",
		duty: "veille aux données personnelles",
		role: "reader",
		employer: "carrier",
		job: ["Déléguée à la protection des données", "Délégué à la protection des données"],
		mandates: {},
	},
	{
		local: "lecture",
		duty: "lit sans écrire",
		role: "reader",
		employer: "carrier",
		job: ["Chargée d'accueil", "Chargé d'accueil"],
		mandates: {},
	},
];

/** One person who works in several territories. */
export const departmentAdviser = {
	email: "caf-departement@example.example",
	displayName: "Ysaline Grandval",
	jobTitle: "Conseillère de développement territorial",
	territories: ["ccals", "redon", "saint-sebastien"] as readonly string[],
} as const;

export const emailOf = (local: string, territory: string) => `${local}@${territory}.example`;

/** The accounts of a territory, to be told at start. */
export const demonstrationAccounts = (territory: string): { email: string; duty: string }[] => [
	...accounts.map(({ local, duty }) => ({ email: emailOf(local, territory), duty })),
	...(departmentAdviser.territories.includes(territory)
		? [{ email: departmentAdviser.email, duty: "travaille dans plusieurs territoires" }]
		: []),
];
