import { z } from "zod";
import { CommitteeId, OrganisationId, PersonId } from "../kernel/ids.ts";
import { maxTagLength } from "./rules.ts";
import { sheetPriorities, sheetStatuses } from "./types.ts";

export const sheetSorts = ["code", "title", "lead", "start", "end", "status", "progress"] as const;
export type SheetSort = (typeof sheetSorts)[number];

/** The same sheets, shown three ways. */
export const sheetDisplays = ["table", "cartes", "frise"] as const;
export type SheetDisplay = (typeof sheetDisplays)[number];

/** What the table shows beside code and title, in its order. */
export const sheetColumns = [
	"axe",
	"objectif",
	"pilote",
	"partenaires",
	"instance",
	"debut",
	"echeance",
	"priorite",
	"statut",
	"avancement",
	"budget",
	"indicateurs",
	"note",
	"etiquettes",
] as const;
export type SheetColumn = (typeof sheetColumns)[number];
export const usualColumns: readonly SheetColumn[] = ["axe", "pilote", "echeance", "statut"];

/** What a sheet may lack. A note is lacking when nothing was told for six months of a sheet that is neither a draft nor closed. */
export const sheetLacks = ["pilote", "echeance", "note", "indicateur"] as const;
export type SheetLack = (typeof sheetLacks)[number];
export const silentForMonths = 6;

const flag = z.literal("1").optional().catch(undefined);
const id = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
/** A name that the address may bear several times; what cannot be read among its values is left out, and they keep our order. */
const several = <const Value extends string>(known: readonly Value[]) =>
	z.preprocess((given) => known.filter((value) => [given].flat().includes(value)), z.array(z.enum(known)));

/** The list's filters, order and display, as its address says them; whatever cannot be read filters nothing. */
export const SheetFilters = z.object({
	q: z.string().trim().max(100).catch("").default(""),
	axe: id(z.uuid()),
	objectif: id(z.uuid()),
	/** Any of these statuses, or "late", which is computed. */
	statut: several([...sheetStatuses, "late"]).default([]),
	pilote: id(OrganisationId),
	personne: id(PersonId),
	partenaire: id(OrganisationId),
	/** The body that follows the sheet, or its axis when the sheet has none of its own. */
	instance: id(CommitteeId),
	priorite: id(z.enum(sheetPriorities)),
	etiquette: z.string().trim().min(1).max(maxTagLength).optional().catch(undefined),
	sans: id(z.enum(sheetLacks)),
	phare: flag,
	moi: flag,
	tri: z.enum(sheetSorts).default("code").catch("code"),
	sens: z.enum(["asc", "desc"]).default("asc").catch("asc"),
	vue: z.enum(sheetDisplays).default("table").catch("table"),
	colonnes: several(sheetColumns).transform((chosen) => (chosen.length > 0 ? chosen : [...usualColumns])),
	page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});
export type SheetFilters = z.output<typeof SheetFilters>;

/** Reads the filters of an address. */
export function readSheetFilters(search: URLSearchParams): SheetFilters {
	const given = [...search].filter(([, value]) => value !== "");
	const byName = Map.groupBy(given, ([name]) => name);
	return SheetFilters.parse(
		Object.fromEntries([...byName].map(([name, all]) => [name, all.length === 1 ? all[0]?.[1] : all.map(([, value]) => value)])),
	);
}

type Searched = Partial<Record<keyof SheetFilters, unknown>>;

/** The query string that reads back as these filters: always the same for the same list, without what goes unsaid. */
export function sheetSearchOf(filters: Searched): string {
	const usual: Searched = { ...SheetFilters.parse({}) };
	const said = Object.keys(SheetFilters.shape).flatMap((name) => {
		const value = filters[name as keyof SheetFilters];
		if (value === undefined || value === null || value === "" || String(value) === String(usual[name as keyof SheetFilters])) return [];
		return [value].flat().map((one) => [name, String(one)]);
	});
	return new URLSearchParams(said).toString();
}

/** What decides how the list is shown rather than what is in it. */
const looks: readonly (keyof SheetFilters)[] = ["tri", "sens", "vue", "colonnes", "page"];

/** The names of the filters that leave sheets out. */
export const filtersAtWork = (filters: SheetFilters): (keyof SheetFilters)[] =>
	[...new Set(new URLSearchParams(sheetSearchOf(filters)).keys())]
		.map((name) => name as keyof SheetFilters)
		.filter((name) => !looks.includes(name));
