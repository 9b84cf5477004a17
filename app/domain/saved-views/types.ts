import { type Id, idSchema, type PersonId, type TerritoryId } from "../kernel/ids.ts";

export type SavedViewId = Id<"SavedView">;
export const SavedViewId = idSchema("SavedView");

/** A list of sheets under a name: its filters, order, display and columns, as the query string of its address. */
export interface SavedView {
	id: SavedViewId;
	territoryId: TerritoryId;
	personId: PersonId;
	name: string;
	search: string;
	isShared: boolean;
	revision: number;
}

/** One among others, for someone who sees it. */
export interface ListedView extends SavedView {
	ownerName: string;
	isMine: boolean;
}

export type SavedViewFacts = Pick<SavedView, "territoryId" | "personId" | "isShared">;
