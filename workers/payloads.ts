import { z } from "zod";
import type { PersonId, TerritoryId } from "#app/domain/kernel/ids.ts";

const id = <Name extends string>() => z.uuid().transform((value) => value as Name);

export const personId = id<PersonId>();
export const territoryId = id<TerritoryId>();
/** What the relay adds to the payload of every event: its id tells two requests of the same kind apart. */
export const eventFields = { eventId: z.uuid(), territoryId: territoryId.nullable(), actorId: personId.nullable().optional() };
