import type { DocumentFormat, TableFormat } from "#app/domain/kernel/document.ts";

export const formatLabels: Record<DocumentFormat | TableFormat, string> = {
	pdf: "PDF",
	docx: "Word (DOCX)",
	odt: "LibreOffice (ODT)",
	xlsx: "Excel (XLSX)",
	csv: "CSV",
};

/** What each is good for, beside it in the menu. */
export const formatHints: Record<DocumentFormat | TableFormat, string> = {
	pdf: "à lire, imprimer ou joindre",
	docx: "à modifier",
	odt: "à modifier",
	xlsx: "à trier et calculer",
	csv: "pour un autre logiciel",
};

export const exportSentences: Record<string, string> = {
	"export.nothing": "Aucune fiche ne répond à ces filtres : il n'y a rien à exporter.",
	"export.too-many": "Un document tient au plus 1 000 fiches : resserrez les filtres, ou exportez la liste en XLSX.",
	"export.too-many-rows": "Une liste exportée tient au plus 20 000 lignes : resserrez les filtres.",
	"export.not-yours": "Seule la personne qui a demandé cet export peut le télécharger.",
	"export.not-ready": "Ce document n'est pas encore prêt.",
	"export.expired": "Ce document n'est plus disponible : il est gardé deux jours. Demandez-le de nouveau.",
	"toast.export-requested": "Le document est demandé : il se prépare.",
};
