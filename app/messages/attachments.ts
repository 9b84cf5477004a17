import type { AttachmentExtension } from "#app/domain/attachments/types.ts";

export const attachmentKinds: Record<AttachmentExtension, string> = {
	pdf: "PDF",
	docx: "Document Word",
	odt: "Document LibreOffice",
	xlsx: "Classeur Excel",
	ods: "Classeur LibreOffice",
	png: "Image PNG",
	jpg: "Image JPEG",
	csv: "Tableau CSV",
	txt: "Texte",
};

export const attachmentSentences: Record<string, string> = {
	"attachment.missing": "Choisissez un fichier.",
	"attachment.empty": "Ce fichier est vide.",
	"attachment.too-large": "Ce fichier dépasse 10 Mo : allégez-le, ou partagez-le autrement.",
	"attachment.kind-refused": "Ce genre de fichier n'est pas accepté. Prenez un PDF, DOCX, ODT, XLSX, ODS, PNG, JPG, CSV ou TXT.",
	"attachment.not-what-it-says": "Le contenu de ce fichier ne correspond pas à son nom : enregistrez-le de nouveau dans le bon format.",
	"attachment.broken": "Ce fichier est abîmé : ouvrez-le, enregistrez-le de nouveau, puis renvoyez-le.",
	"attachment.unpacks-too-much": "Une fois décompressé, ce fichier serait beaucoup trop gros : il est refusé.",
	"attachment.macros": "Ce fichier contient des macros : enregistrez-le sans elles, puis renvoyez-le.",
	"toast.attachment-added": "La pièce est jointe à la fiche.",
	"toast.attachment-removed": "La pièce est retirée de la fiche.",
};
