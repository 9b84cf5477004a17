import { expect, it } from "vitest";
import { filtersAtWork, readSheetFilters, SheetFilters, sheetSearchOf, usualColumns } from "./filters.ts";

const read = (query: string) => readSheetFilters(new URLSearchParams(query));

it("reads one value or several of the same name, in our order, without what is unknown or said twice", () => {
	expect(read("statut=late").statut).toEqual(["late"]);
	expect(read("statut=late&statut=draft&statut=late&statut=nimporte").statut).toEqual(["draft", "late"]);
	expect(read("colonnes=statut&colonnes=axe").colonnes).toEqual(["axe", "statut"]);
	expect(read("colonnes=rien").colonnes).toEqual(usualColumns);
});

it("filters nothing by what it cannot read", () => {
	expect(read("axe=x&pilote=1&sans=tout&tri=prix&sens=haut&vue=liste&page=zéro&phare=oui")).toEqual(SheetFilters.parse({}));
});

it("says the same list always the same way, and reads it back", () => {
	const query = "vue=cartes&q=a%C3%A9+b&statut=late&statut=blocked&tri=code&page=1&inconnu=1";
	const search = sheetSearchOf(read(query));
	expect(search).toBe("q=a%C3%A9+b&statut=blocked&statut=late&vue=cartes");
	expect(read(search)).toEqual(read(query));
	expect(sheetSearchOf(read(""))).toBe("");
	expect(filtersAtWork(read(query))).toEqual(["q", "statut"]);
});
