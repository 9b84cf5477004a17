import { type SheetFilters, sheetDisplays } from "#app/domain/action-sheets/filters.ts";
import { sheetDisplayLabels } from "#app/messages/sheet-list.ts";
import { sheetListHref } from "./list-address.ts";

/** The same sheets as a table, as cards or over time. */
export const SheetListDisplays = ({ territory, filters }: { territory: string; filters: SheetFilters }) => (
	<nav aria-label="Affichage de la liste">
		<ul className="display-links">
			{sheetDisplays.map((vue) => (
				<li key={vue}>
					<a href={sheetListHref(territory, filters, { vue, page: filters.page })} aria-current={vue === filters.vue ? "true" : undefined}>
						{sheetDisplayLabels[vue]}
					</a>
				</li>
			))}
		</ul>
	</nav>
);
