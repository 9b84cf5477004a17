import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const mission = z.object({ missionId: z.uuid(), organisationId: z.uuid(), need: z.string(), public: z.string() });
export const missionAdded = defineEvent("mission.added", mission);
export const missionEdited = defineEvent("mission.edited", mission);
export const missionRemoved = defineEvent("mission.removed", mission);

const session = z.object({ sessionId: z.uuid(), organisationId: z.uuid() });
export const sessionAdded = defineEvent("drop-in-session.added", session);
export const sessionEdited = defineEvent("drop-in-session.edited", session);
export const sessionConfirmed = defineEvent("drop-in-session.confirmed", session);
export const sessionRemoved = defineEvent("drop-in-session.removed", session);
