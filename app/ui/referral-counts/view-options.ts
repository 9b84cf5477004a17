/** The two views of the same numbers. */
export const viewOptions = [
	{ value: "trimestre", label: "Trimestre" },
	{ value: "mois", label: "Mois" },
];
