import { z } from "zod";
import { SavedViewId } from "./types.ts";

const name = z.string().trim().min(1).max(60);
/** The canonical query string of the list; empty for the list as it opens. */
const search = z.string().max(2_000, { error: "saved-view.too-long" }).default("");

export const SaveView = z.strictObject({ name, search, isShared: z.boolean().default(false) });
export type SaveView = z.output<typeof SaveView>;

const seen = { viewId: SavedViewId, revision: z.coerce.number().int() };

export const EditView = z.strictObject({
	...seen,
	name,
	isShared: z.boolean().default(false),
	/** The list one comes from, and whether it replaces the one that is kept. */
	search: search.nullable().default(null),
	keeps: z.enum(["stored", "replacement"]).default("stored"),
});
export type EditView = z.output<typeof EditView>;

export const RemoveView = z.strictObject(seen);
export type RemoveView = z.output<typeof RemoveView>;
