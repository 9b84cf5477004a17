import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const absence = z.object({ absenceId: z.uuid() });
/** Of an account: colleagues of every territory may be told. */
export const absenceDeclared = defineEvent("absence.declared", absence);
export const absenceWithdrawn = defineEvent("absence.withdrawn", absence);
