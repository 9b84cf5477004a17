import { type BookType, utils, type WorkSheet, write } from "@e965/xlsx";

export type Line = (string | number | Date | null)[];
export const titles = [
	"N°",
	"Axe",
	"Objectif",
	"Intitulé de l'action",
	"Pilote",
	"Partenaires",
	"Début",
	"Échéance",
	"Budget (€)",
	"Statut",
];

/** Lines of a plan of the small territory, spread over its two axes. */
export const planLines = (count: number): Line[] =>
	Array.from({ length: count }, (_, index) => {
		const second = index % 2 === 1;
		return [
			`A-${index + 1}`,
			second ? "2. Bien vieillir" : "Axe 1 – Insertion",
			second ? "Rompre l'isolement" : "Accompagner les parcours",
			`Action numéro ${index + 1}`,
			"CCAS",
			"CAF ; Communauté de communes",
			new Date(Date.UTC(2026, 0, 5)),
			"31/12/2027",
			"12 500,50 €",
			"En cours",
		];
	});

/** A workbook whose titles stand on the third line, under the title of the document. */
export function workbook(
	lines: readonly Line[],
	{ bookType = "xlsx", date1904 = false, merges = [] as string[] }: { bookType?: BookType; date1904?: boolean; merges?: string[] } = {},
): Buffer {
	const sheet = utils.aoa_to_sheet([["Plan d'actions 2026"], [], titles, ...lines], { cellDates: true, UTC: true, dateNF: "dd/mm/yyyy" });
	sheet["!merges"] = merges.map((range) => utils.decode_range(range));
	return packed(sheet, bookType, date1904);
}

export function packed(sheet: WorkSheet, bookType: BookType = "xlsx", date1904 = false): Buffer {
	const book = utils.book_new();
	utils.book_append_sheet(book, sheet, "Plan");
	book.Workbook = { WBProps: { date1904 } };
	return write(book, { type: "buffer", bookType, compression: true });
}
