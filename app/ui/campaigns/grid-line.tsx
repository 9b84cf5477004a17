import { memo } from "react";
import type { TypedField } from "#app/domain/campaigns/types.ts";
import { formatDay } from "../format.ts";
import { MeasurementStateBadge } from "../indicators/measurement-state-badge.tsx";
import { quantity } from "../indicators/quantity.tsx";
import { Icon } from "../primitives/icon.tsx";
import { gridFields, type Placed } from "./grid-paste.ts";
import { isUnsaved, type LiveRow } from "./use-grid.ts";

const labels: Record<TypedField, string> = {
	value: "Valeur",
	unavailableReason: "Non disponible, car…",
	comment: "Commentaire",
	evidenceUrl: "Lien du justificatif",
};

interface GridLineProps {
	row: LiveRow;
	index: number;
	onEdit: (placed: readonly Placed[]) => void;
}

/** One expected value. Controls carry their names too: without scripts the grid is a form. */
export const GridLine = memo(function GridLine({ row, index, onEdit }: GridLineProps) {
	const { id, label, sheetCode, sheetTitle, unit, scale, previousValue, previousOn, isLocked, saving } = row;
	const unitId = `unite-${id}`;
	const errorId = `erreur-${id}`;
	return (
		<tr data-saving={saving.kind}>
			<th scope="row">
				{label}
				<span className="grid-about" id={unitId}>
					{scale.length > 0 ? `Niveaux : ${scale.map((level, rank) => `${rank + 1} ${level}`).join(", ")}` : `En ${unit}`}
					{previousValue !== null && previousOn && ` ; ${quantity(previousValue, { unit, scale })} le ${formatDay(previousOn)}`}
				</span>
				<span className="grid-about">{`${sheetCode} ${sheetTitle}`}</span>
				{!isLocked && (
					<>
						<input type="hidden" name={`rows[${index}].expectedId`} value={id} />
						<input type="hidden" name={`rows[${index}].revision`} value={row.revision} />
					</>
				)}
			</th>
			{gridFields.map((field) => {
				const isWrong = saving.kind === "refused" && saving.field === field;
				return (
					<td key={field} data-label={labels[field]}>
						<input
							className={`control grid-cell grid-cell-${field}`}
							name={isLocked ? undefined : `rows[${index}].${field}`}
							value={row[field]}
							readOnly={isLocked}
							inputMode={field === "value" && scale.length === 0 ? "decimal" : undefined}
							autoComplete="off"
							data-row={index}
							data-field={field}
							aria-label={`${labels[field]} : ${label}`}
							aria-invalid={isWrong || undefined}
							aria-describedby={[field === "value" && unitId, isWrong && errorId].filter(Boolean).join(" ") || undefined}
							onChange={(event) => onEdit([{ row: index, field, text: event.target.value }])}
						/>
						{isWrong && (
							<p className="grid-error" id={errorId}>
								<Icon name="alert" size={16} />
								{saving.sentence}
							</p>
						)}
					</td>
				);
			})}
			<td data-label="État">
				<SavingText row={row} />
			</td>
		</tr>
	);
});

function SavingText({ row }: { row: LiveRow }) {
	const { saving, state, returnReason } = row;
	if (saving.kind === "saving") return <>Enregistrement…</>;
	if (isUnsaved(row)) return <>Pas encore enregistrée</>;
	if (saving.kind === "refused") return <>Non enregistrée</>;
	return (
		<>
			<MeasurementStateBadge state={state} />
			{saving.kind === "saved" && <span className="grid-about">Enregistrée</span>}
			{returnReason && <span className="grid-about">{returnReason}</span>}
		</>
	);
}
