import { type SheetSection, sheetSections } from "#app/domain/action-sheets/fields.ts";
import { paths } from "#app/paths.ts";
import { sectionLabels } from "./sheet-field-labels.ts";

interface SectionNavProps {
	territory: string;
	slug: string;
	section: SheetSection;
	missing: Readonly<Partial<Record<SheetSection, number>>>;
}

/** The parts of the sheet's form, with how many asked fields are still empty in each. */
export function SectionNav({ territory, slug, section, missing }: SectionNavProps) {
	return (
		<nav aria-label="Parties de la fiche">
			<ul className="tags">
				{sheetSections.map((one) => (
					<li key={one}>
						<a
							className="tag"
							href={`${paths.editSheet(territory, slug)}?partie=${one}`}
							aria-current={one === section ? "page" : undefined}
						>
							{one === section ? <strong>{sectionLabels[one]}</strong> : sectionLabels[one]}
							{missing[one] ? ` (${missing[one]} à remplir)` : ""}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
