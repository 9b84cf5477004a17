import { type SheetSection, sheetSections } from "#app/domain/action-sheets/fields.ts";
import type { SheetContent } from "#app/domain/action-sheets/types.ts";
import { paths } from "#app/paths.ts";
import type { Reply } from "../forms/reply.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Notice } from "../primitives/notice.tsx";
import { sheetCrumbs } from "./crumbs.ts";
import { fieldLabel } from "./field-text.ts";
import { SectionForm } from "./section-form.tsx";
import { SectionNav } from "./section-nav.tsx";
import { sectionLabels } from "./sheet-field-labels.ts";
import type { SheetChoices } from "./shown.ts";

interface EditSheetViewProps {
	territory: string;
	section: SheetSection;
	sheet: SheetContent & { slug: string; revision: number; isCommitted: boolean };
	pending: { number: number; fields: readonly string[] } | null;
	missing: Partial<Record<SheetSection, number>>;
	choices: SheetChoices;
	reply: Reply | undefined;
}

/** One part of the sheet at a time, so that whoever has little time fills only theirs. */
export function EditSheetView({ territory, section, sheet, pending, missing, choices, reply }: EditSheetViewProps) {
	const href = paths.sheet(territory, sheet.slug);
	return (
		<>
			<PageHeader
				title={`Modifier la fiche : ${sectionLabels[section].toLowerCase()}`}
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={sheetCrumbs(territory, sheet, "Modification")}
			/>
			<SectionNav territory={territory} slug={sheet.slug} section={section} missing={missing} />
			{pending && (
				<Notice
					title="Une version attend le comité de pilotage"
					actions={<a href={paths.sheetVersion(territory, sheet.slug, String(pending.number))}>Voir la version proposée</a>}
				>
					{`Elle change : ${pending.fields.map((field) => fieldLabel(field, null, {}).toLowerCase()).join(", ")}. Les champs ci-dessous montrent ce qui est validé aujourd'hui.`}
				</Notice>
			)}
			<SectionForm
				key={section}
				section={section}
				sheet={sheet}
				choices={choices}
				reply={reply}
				cancelHref={href}
				isLast={section === sheetSections.at(-1)}
			/>
		</>
	);
}
