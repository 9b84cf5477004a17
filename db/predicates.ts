import { type RawBuilder, type SqlBool, sql } from "kysely";

/** Conditions that several modules put to their own tables. */

/** A dated row (mandate, membership) counts on its first day and on its last; without a last day it runs on. */
export const inForce = (table: string, day: string | RawBuilder<unknown>): RawBuilder<SqlBool> =>
	sql<SqlBool>`(${sql.ref(`${table}.starts_on`)} <= ${day}::date and (${sql.ref(`${table}.ends_on`)} is null or ${sql.ref(`${table}.ends_on`)} >= ${day}::date))`;

/** The text holds these words as typed, whatever the accents and the case; `%` and `_` are letters like others. */
export const holds = (text: RawBuilder<unknown>, words: string): RawBuilder<SqlBool> =>
	sql<SqlBool>`unaccent(${text}) ilike unaccent(${`%${words.replace(/[\\%_]/g, "\\$&")}%`})`;
