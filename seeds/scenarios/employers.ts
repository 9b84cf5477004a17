import type { OrganisationKind } from "#app/domain/people/types.ts";
import type { Employer } from "./accounts.ts";

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
