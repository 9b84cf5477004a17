import { v7 } from "uuid";
import { z } from "zod";

/** Ids are UUIDv7, branded by what they name: a meeting's id does not fit where a sheet's is asked for. */
export type Id<Name extends string> = string & z.core.$brand<Name>;

// a choice left empty is missing, not a wrong id
const uuid = z.uuid({ error: ({ input }) => (input === undefined ? undefined : "invalid.id") });
export const idSchema = <Name extends string>(_name: Name) => uuid.transform((value) => value as Id<Name>);

export const newId = <T extends string = string>(): T => v7() as T;

export type PersonId = Id<"Person">;
export type TerritoryId = Id<"Territory">;
export type OrganisationId = Id<"Organisation">;
export type CommitteeId = Id<"Committee">;
export type SheetId = Id<"Sheet">;
export type MeetingId = Id<"Meeting">;

export const PersonId = idSchema("Person");
export const OrganisationId = idSchema("Organisation");
export const CommitteeId = idSchema("Committee");
export const SheetId = idSchema("Sheet");
export const MeetingId = idSchema("Meeting");
