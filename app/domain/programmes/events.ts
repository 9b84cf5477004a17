import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

export const programmeCreated = defineEvent("programme.created", z.object({ programmeId: z.string() }));
