import { z } from "zod";
import { SheetId } from "../kernel/ids.ts";
import { AttachmentId } from "./types.ts";

export const RemoveAttachment = z.strictObject({ sheetId: SheetId, attachmentId: AttachmentId });
export type RemoveAttachment = z.output<typeof RemoveAttachment>;
