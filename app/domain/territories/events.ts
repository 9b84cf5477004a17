import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

export const territoryCreated = defineEvent("territory.created", z.object({ territoryId: z.string() }));
