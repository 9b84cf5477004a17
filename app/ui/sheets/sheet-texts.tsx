import type { SheetFieldName } from "#app/domain/action-sheets/types.ts";
import { participationLevelLabels } from "#app/messages/action-sheets.ts";
import { Prose } from "../layout/document-sheet.tsx";
import { Section } from "../layout/section.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { TagList } from "../primitives/tag-list.tsx";
import { Paragraphs } from "./paragraphs.tsx";
import { sheetFieldLabels as labels } from "./sheet-field-labels.ts";
import type { ShownSheet } from "./shown.ts";

const texts = [
	"description",
	"context",
	"need",
	"aims",
	"expectedResults",
	"evaluationMethod",
	"humanResources",
	"materialResources",
	"risks",
	"communication",
] as const satisfies readonly SheetFieldName[];
const tags = ["targetGroups", "areas", "services", "relatedSchemes"] as const satisfies readonly SheetFieldName[];

/** The texts of a sheet that are written; what is missing is said by its completeness. */
export function SheetTexts({ sheet, editHref }: { sheet: ShownSheet; editHref: string | null }) {
	const facts = [
		{ term: labels.cafFunding, description: sheet.cafFunding },
		{ term: labels.participationLevel, description: sheet.participationLevel && participationLevelLabels[sheet.participationLevel] },
	].filter(({ description }) => description);
	const isBlank = texts.every((name) => !sheet[name]) && tags.every((name) => sheet[name].length === 0) && facts.length === 0;
	if (isBlank) {
		return (
			<p className="muted">
				La fiche ne dit encore que l'essentiel.{editHref && " "}
				{editHref && <a href={`${editHref}?partie=contexte`}>Compléter la fiche</a>}
			</p>
		);
	}
	return (
		<>
			{texts.map((name) => {
				const text = sheet[name];
				return (
					text && (
						<Section key={name} title={labels[name]}>
							<Prose>
								<Paragraphs text={text} />
							</Prose>
						</Section>
					)
				);
			})}
			{tags.map(
				(name) =>
					sheet[name].length > 0 && (
						<Section key={name} title={labels[name]}>
							<TagList tags={sheet[name]} label={labels[name]} />
						</Section>
					),
			)}
			{facts.length > 0 && (
				<Section title="Repères chiffrés et participation">
					<DefinitionList layout="grid" items={facts} />
				</Section>
			)}
		</>
	);
}
