import { z } from "zod";
import { documentFormats } from "../kernel/document.ts";

/** The filters of the list come beside, in the fields that the list itself has. */
export const RequestExport = z.object({ format: z.enum(documentFormats) });
