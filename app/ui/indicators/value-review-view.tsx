import { Form } from "@remix-run/react";
import { ReviewMeasurements } from "#app/domain/indicators/schema.ts";
import type { ProposedMeasurement } from "#app/domain/indicators/types.ts";
import { paths } from "#app/paths.ts";
import { formatDay, formatShortDateTime } from "../format.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { initialListOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Button, LinkButton } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { quantity, ValueText } from "./quantity.tsx";

type Row = Omit<ProposedMeasurement, "enteredAt" | "axisCommitteeId" | "committeeId"> & { enteredAt: string };

interface ValueReviewViewProps {
	territory: string;
	campaign: { id: string; title: string } | null;
	proposed: readonly Row[];
	reply: Reply | undefined;
}

/** Values that wait for the word of who follows the sheets: several are accepted or returned at once. */
export function ValueReviewView({ territory, campaign, proposed, reply }: ValueReviewViewProps) {
	const { form, fields, props } = useZodForm(ReviewMeasurements, { id: "relecture", reply });
	const chosen = initialListOf(fields.measurements);
	return (
		<>
			<PageHeader
				title="Valeurs proposées"
				eyebrow={campaign?.title}
				breadcrumbs={[
					{ label: "Indicateurs", href: paths.indicators(territory) },
					...(campaign
						? [
								{ label: "Campagnes", href: paths.campaigns(territory) },
								{ label: campaign.title, href: paths.campaign(territory, campaign.id) },
							]
						: []),
					{ label: "Valeurs proposées" },
				]}
				lead="Une valeur compte une fois acceptée. Renvoyée, elle retourne à qui l'a saisie, avec ce qu'il faut revoir."
			/>
			{proposed.length === 0 ? (
				<EmptyState
					title="Aucune valeur n'attend votre avis"
					text="Les valeurs proposées par les partenaires apparaîtront ici."
					action={<LinkButton href={paths.campaigns(territory)}>Voir les campagnes</LinkButton>}
				/>
			) : (
				<Form method="post" {...props}>
					<FormErrorSummary
						formErrors={form.errors}
						errors={errorsOf([{ id: "choix-0", errors: fields.measurements.errors }, "Valeurs"], [fields.reason, "Ce qu'il faut revoir"])}
					/>
					<DataTable
						caption="Valeurs proposées"
						rows={proposed.map((row, index) => ({ ...row, index }))}
						rowKey={({ id }) => id}
						columns={[
							{
								key: "choice",
								header: "Choisir",
								cell: ({ id, revision, label, measuredOn, index }) => (
									<label className="choice">
										<input
											type="checkbox"
											id={`choix-${index}`}
											name="measurements"
											value={`${id}:${revision}`}
											defaultChecked={chosen.includes(`${id}:${revision}`)}
										/>
										<span className="visually-hidden">{`${label}, ${formatDay(measuredOn)}`}</span>
									</label>
								),
							},
							{
								key: "label",
								header: "Indicateur",
								isRowHeader: true,
								cell: ({ indicatorId, label, sheetCode, sheetTitle }) => (
									<>
										<a href={paths.indicatorPage(territory, indicatorId)}>{label}</a>
										<span className="grid-about">{`${sheetCode} ${sheetTitle}`}</span>
									</>
								),
							},
							{
								key: "value",
								header: "Valeur",
								cell: (row) => (
									<>
										<ValueText measurement={row} of={row} />
										<span className="grid-about">{formatDay(row.measuredOn)}</span>
									</>
								),
							},
							{
								key: "previous",
								header: "Valeur d'avant",
								cell: ({ previousValue, previousOn, ...measured }) =>
									previousValue !== null && previousOn ? (
										<>
											{quantity(previousValue, measured)}
											<span className="grid-about">{formatDay(previousOn)}</span>
										</>
									) : (
										<span className="muted">Aucune</span>
									),
							},
							{
								key: "said",
								header: "Précisions",
								cell: ({ comment, evidenceUrl, label }) => (
									<>
										{comment}
										{comment && evidenceUrl && <br />}
										{evidenceUrl && (
											<a href={evidenceUrl} rel="noreferrer">
												Justificatif<span className="visually-hidden"> de « {label} »</span>
											</a>
										)}
									</>
								),
							},
							{
								key: "who",
								header: "Saisie par",
								isSecondary: true,
								cell: ({ enteredByName, enteredAt }) => (
									<>
										{enteredByName}
										<span className="grid-about">{formatShortDateTime(enteredAt)}</span>
									</>
								),
							},
						]}
					/>
					<TextAreaField
						field={fields.reason}
						label="Ce qu'il faut revoir"
						hint="Seulement pour renvoyer : la raison est montrée à qui a saisi la valeur."
						rows={2}
					/>
					<div className="submit-row">
						<Button name="decision" value="accept" icon="check">
							Accepter les valeurs choisies
						</Button>
						<Button name="decision" value="return" variant="secondary">
							Renvoyer les valeurs choisies
						</Button>
					</div>
				</Form>
			)}
		</>
	);
}
