import { z } from "zod";
import { documentFormats } from "../kernel/document.ts";
import { MeetingId } from "../kernel/ids.ts";
import { Revision } from "../kernel/inputs.ts";
import { cuts, editionContents } from "./types.ts";

/** Which copy an address asks for; what it does not say, or says wrong, is the most careful choice. */
export const EditionFilters = z.object({
	coupe: z.enum(cuts).optional().catch(undefined),
	contenu: z.enum(editionContents).default("complet").catch("complet"),
});

export const RecordEdition = z.strictObject({
	meetingId: MeetingId,
	cut: z.enum(cuts),
	contents: z.enum(editionContents),
	format: z.enum(documentFormats),
});
export type RecordEdition = z.infer<typeof RecordEdition>;

/** What those of the distribution list get: they have no account to read more with. */
export const listCuts = ["public", "partenaires"] as const;

export const DistributeMinutes = z.strictObject({
	meetingId: MeetingId,
	listCut: z.enum(listCuts),
	/** How many letters the page announced: nobody is written to who was not shown. */
	announced: z.coerce.number().int().min(0),
});
export type DistributeMinutes = z.infer<typeof DistributeMinutes>;

const maxLines = 6;
export const EditLetterhead = z.strictObject({
	revision: Revision,
	letterhead: z
		.string()
		.trim()
		.max(500)
		.transform((text) => text.replace(/\r\n?/g, "\n").replace(/\n{2,}/g, "\n"))
		.refine((text) => text.split("\n").length <= maxLines, "diffusion.letterhead-too-long")
		.optional()
		.default(""),
});
export type EditLetterhead = z.infer<typeof EditLetterhead>;
