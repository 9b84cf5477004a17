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
