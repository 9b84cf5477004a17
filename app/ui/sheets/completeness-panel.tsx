import { type Completeness, type RequiredField, sectionOf } from "#app/domain/action-sheets/fields.ts";
import { paths } from "#app/paths.ts";
import { Card } from "../primitives/card.tsx";
import { ProgressBar } from "../primitives/progress-bar.tsx";
import { requiredFieldLabels } from "./sheet-field-labels.ts";

interface Place {
	territory: string;
	slug: string;
	/** Whether the missing fields lead to their form. */
	canEdit: boolean;
}

const depths = {
	incomplete: "Cette fiche est encore une ébauche.",
	light: "C'est une action légère : l'essentiel est dit.",
	full: "C'est une fiche complète.",
};

/** How much of what the programme asks is told, and what is missing. */
export function CompletenessPanel({ completeness, ...place }: Place & { completeness: Completeness }) {
	const { asked, depth, required, missing } = completeness;
	return (
		<Card title="Complétude" headingLevel={2}>
			<ProgressBar label="Champs demandés" value={required.length - missing.length} max={required.length} />
			<p>
				{depths[depth]}{" "}
				{asked === "full"
					? "Le programme lui demande une fiche complète."
					: "Le programme ne lui demande pas davantage qu'une action légère."}
			</p>
			{missing.length > 0 && <MissingFields missing={missing} {...place} />}
		</Card>
	);
}

/** What must still be told before the steering committee validates the sheet, each with the way to its field. */
export function MissingFields({ missing, territory, slug, canEdit }: Place & { missing: readonly RequiredField[] }) {
	return (
		<>
			<p>Il manque :</p>
			<ul>
				{missing.map((field) => (
					<li key={field}>
						{canEdit ? <a href={hrefOf(field, territory, slug)}>{requiredFieldLabels[field]}</a> : requiredFieldLabels[field]}
					</li>
				))}
			</ul>
		</>
	);
}

function hrefOf(field: RequiredField, territory: string, slug: string): string {
	if (field === "milestones") return paths.newMilestone(territory, slug);
	if (field === "indicators") return paths.newIndicator(territory, slug);
	return `${paths.editSheet(territory, slug)}?partie=${sectionOf(field)}#fiche-${field}`;
}
