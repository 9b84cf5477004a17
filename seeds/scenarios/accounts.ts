import type { MandateRole, TerritoryRole } from "#app/domain/kernel/actor.ts";
import type { OrganisationKind } from "#app/domain/people/types.ts";
import { coordinationCommittees } from "../territories/reading.ts";

export const demonstrationPassword = "demonstration-2026";

export type CommitteeSlug = (typeof coordinationCommittees)[number]["slug"];

/** Whose staff an account is: an employer in the territory, resolved by `employers` below. */
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

/** An organisation the document does not name, without which a duty could not be tried there. */
interface AddedOrganisation {
	slug: string;
	name: string;
	kind: OrganisationKind;
}
const added = {
	cdas: { slug: "cdas", name: "Centre départemental d'action sociale", kind: "cdas" },
	caf: { slug: "caf", name: "Caf", kind: "caf" },
	franceServices: { slug: "france-services", name: "France Services", kind: "france_services" },
	ccalsItself: { slug: "ccals", name: "Communauté de Communes Anjou Loir & Sarthe", kind: "epci" },
} as const satisfies Record<string, AddedOrganisation>;

/** Which organisation of each territory employs whom: a slug of its data, or an organisation to add. */
export const employers: Record<string, Record<Employer, string | AddedOrganisation>> = {
	"saint-sebastien": {
		carrier: "pole-solidarites",
		education: "carrefour-familles",
		social: "pole-solidarites",
		ccas: "pole-solidarites",
		cdas: added.cdas,
		caf: "caf-44",
		franceServices: added.franceServices,
		association: "secours-populaire",
	},
	redon: {
		carrier: "ville-redon",
		education: "ville-redon",
		social: "ccas-redon",
		ccas: "ccas-redon",
		cdas: "cdas-redon",
		caf: added.caf,
		franceServices: added.franceServices,
		association: "asso-caritatives",
	},
	"sables-olonne": {
		carrier: "ville-sables",
		education: "pij",
		social: "ccas-sables",
		ccas: "ccas-sables",
		cdas: added.cdas,
		caf: "caf-85",
		franceServices: added.franceServices,
		association: "organismes-socio-caritatifs",
	},
	ccals: {
		carrier: added.ccalsItself,
		education: "service-pej",
		social: "service-actions-sociales",
		ccas: "ccas-communes",
		cdas: "mds",
		caf: "caf-49",
		franceServices: "france-services",
		association: "asso-caritatives",
	},
	grenoble: {
		carrier: "ville-grenoble",
		education: "maisons-habitants",
		social: "ccas-grenoble",
		ccas: "ccas-grenoble",
		cdas: added.cdas,
		caf: added.caf,
		franceServices: added.franceServices,
		association: "collectifs-associatifs",
	},
};

const women = [
	"Maëlle",
	"Solenne",
	"Clotilde",
	"Aurore",
	"Bérénice",
	"Capucine",
	"Diane",
	"Églantine",
	"Faustine",
	"Garance",
	"Hortense",
	"Joséphine",
	"Laure",
];
const men = [
	"Anatole",
	"Baptiste",
	"Corentin",
	"Édouard",
	"Félicien",
	"Gaspard",
	"Honoré",
	"Isidore",
	"Joachim",
	"Lazare",
	"Marceau",
	"Octave",
	"Philibert",
];
const surnames = [
	"Rivedoux",
	"Champfleury",
	"Boisclair",
	"Montclar",
	"Hautbois",
	"Vertpré",
	"Duruisseau",
	"Lagrive",
	"Noisetier",
	"Clairval",
	"Aubépin",
	"Sainfoin",
	"Montjoie",
	"Fontclaire",
	"Beauchêne",
	"Lavandier",
	"Marjolain",
];

/** An invented person, always the same for the same place in the casting: nobody real is ever named. */
export function inventedPerson(index: number): { displayName: string; isWoman: boolean } {
	const isWoman = index % 2 === 0;
	const given = (isWoman ? women : men)[(index >> 1) % 13];
	return { displayName: `${given} ${surnames[index % surnames.length]}`, isWoman };
}
