import type { EnteredMeasurement } from "#app/domain/indicators/types.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { type Column, DataTable } from "../primitives/data-table.tsx";
import { DayText } from "../primitives/moment.tsx";
import type { ShownIndicator } from "../sheets/shown.ts";
import { MeasurementStateBadge } from "./measurement-state-badge.tsx";
import { ValueText } from "./quantity.tsx";

/** Every value of an indicator, the latest first: what its chart shows, and what it cannot show. */
export function ValueTable({ indicator, territory, sheet }: { indicator: ShownIndicator; territory: string; sheet: string }) {
	const { id, label, measurements, canRecord, canReview } = indicator;
	const correctHref = paths.newMeasurement(territory, sheet, id);
	const columns: Column<EnteredMeasurement>[] = [
		{ key: "day", header: "Date", cell: ({ measuredOn }) => <DayText day={measuredOn} /> },
		{ key: "value", header: "Valeur", cell: (measurement) => <ValueText measurement={measurement} of={indicator} /> },
		{
			key: "state",
			header: "État",
			cell: ({ state, returnReason }) => (
				<>
					<MeasurementStateBadge state={state} />
					{returnReason && <p>{returnReason}</p>}
				</>
			),
		},
		{
			key: "comment",
			header: "Commentaire",
			isSecondary: true,
			cell: ({ comment, evidenceUrl, measuredOn }) => (
				<>
					{comment}
					{comment && evidenceUrl && <br />}
					{evidenceUrl && (
						<a href={evidenceUrl} rel="noreferrer">
							Justificatif<span className="visually-hidden"> de la valeur du {formatDay(measuredOn)}</span>
						</a>
					)}
				</>
			),
		},
		{ key: "who", header: "Saisie par", isSecondary: true, cell: ({ enteredByName }) => enteredByName },
	];
	if (canRecord) {
		columns.push({
			key: "correct",
			header: "Correction",
			cell: ({ measuredOn, state }) =>
				(state !== "accepted" || canReview) && (
					<a href={`${correctHref}?date=${measuredOn}`}>
						Corriger<span className="visually-hidden"> la valeur du {formatDay(measuredOn)}</span>
					</a>
				),
		});
	}
	return <DataTable caption={`Valeurs de « ${label} »`} columns={columns} rows={measurements} rowKey={({ measuredOn }) => measuredOn} />;
}
