import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

export const organisationAdded = defineEvent("organisation.added", z.object({ organisationId: z.string() }));
export const memberAdded = defineEvent("member.added", z.object({ personId: z.string(), organisationId: z.string(), role: z.string() }));
