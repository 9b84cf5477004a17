import { Form } from "@remix-run/react";
import { nobody } from "#app/domain/action-sheets/bulk-schema.ts";
import type { BulkAsked, BulkValues } from "#app/domain/action-sheets/types.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { type Column, DataTable } from "../primitives/data-table.tsx";
import { Notice } from "../primitives/notice.tsx";
import { askedText, valuesText } from "./bulk-text.ts";
import type { Names } from "./field-text.ts";

export interface JudgedSheet {
	id: string;
	slug: string;
	code: string;
	title: string;
	revision: number;
	refusal: string | null;
	isHeld: boolean;
	before: BulkValues;
	after: BulkValues;
}

interface BulkPreviewProps {
	territory: string;
	asked: BulkAsked;
	judged: readonly JudgedSheet[];
	isHeld: boolean;
	asksReason: boolean;
	names: Names;
	backHref: string;
	reply: Reply | undefined;
}

/** What the change would do to each sheet, and which it leaves out and why; then the button that does it. */
export function BulkPreview({ territory, asked, judged, isHeld, asksReason, names, backHref, reply }: BulkPreviewProps) {
	const changed = judged.filter(({ refusal }) => refusal === null);
	const left = judged.filter(({ refusal }) => refusal !== null);
	const { reason: reasonErrors, ...otherErrors } = reply?.lastResult.error ?? {};
	const typed = reply?.lastResult.initialValue?.reason;
	const reason = fieldOf("reason", typeof typed === "string" ? typed : null, {
		id: "raison",
		errors: reasonErrors ?? undefined,
		required: asksReason,
	});
	const stale = (reply?.current as { stale?: string[] } | undefined)?.stale ?? [];
	const isCompact = asked.kind === "status";
	const nameColumn: Column<JudgedSheet> = {
		key: "sheet",
		header: "Fiche",
		isRowHeader: true,
		cell: ({ id, slug, code, title }) => (
			<>
				<a href={paths.sheet(territory, slug)}>
					{code} {title}
				</a>
				{stale.includes(id) && (
					<>
						{" "}
						<Badge tone="warning">Modifiée entre-temps</Badge>
					</>
				)}
			</>
		),
	};
	return (
		<>
			<FormErrorSummary
				formErrors={Object.values(otherErrors).flatMap((sentences) => sentences ?? [])}
				errors={(reasonErrors ?? []).map((text) => ({ id: reason.id, label: "Raison", text }))}
			/>
			<Section title={askedText(asked, names)} lead={<a href={backHref}>Choisir une autre modification</a>}>
				{changed.length === 0 ? (
					<Notice tone="warning" title="Aucune de ces fiches ne peut être ainsi modifiée">
						Chacune est ci-dessous avec sa raison.
					</Notice>
				) : (
					<DataTable
						caption="Fiches qui changeront"
						isCaptionVisible
						rows={changed}
						rowKey={({ id }) => id}
						columns={[
							nameColumn,
							{
								key: "before",
								header: "Avant",
								isCompact,
								cell: ({ before }) => valuesText(before, names) || <span className="muted">Rien</span>,
							},
							{
								key: "after",
								header: "Après",
								isCompact,
								cell: (one) => (
									<>
										{valuesText(one.after, names) || <span className="muted">Rien</span>}
										{one.isHeld && (
											<>
												{" "}
												<Badge tone="warning">Attendra le comité de pilotage</Badge>
											</>
										)}
									</>
								),
							},
						]}
					/>
				)}
			</Section>
			{left.length > 0 && (
				<Section title="Fiches laissées telles quelles" count={left.length}>
					<DataTable
						caption="Fiches laissées telles quelles"
						rows={left}
						rowKey={({ id }) => id}
						columns={[nameColumn, { key: "why", header: "Pourquoi", cell: ({ refusal }) => refusal }]}
					/>
				</Section>
			)}
			{changed.length > 0 && (
				<Form method="post" className="form" noValidate>
					{hiddenFields(asked).map(([name, value]) => (
						<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
					))}
					{changed.map(({ id, revision }) => (
						<input key={id} type="hidden" name="sheets" value={`${id}:${revision}`} />
					))}
					{(asksReason || asked.kind === "status") && (
						<TextAreaField
							field={reason}
							label="Raison"
							hint={
								isHeld
									? "Ce qui change a été validé par le comité de pilotage : dites-lui pourquoi."
									: "Elle vaut pour toutes ces fiches, et tous les partenaires la lisent."
							}
							rows={3}
						/>
					)}
					<SubmitRow
						label={`Modifier ${formatCount(changed.length, "fiche", "fiches")}`}
						secondary={{ href: paths.sheets(territory), label: "Annuler" }}
					/>
				</Form>
			)}
		</>
	);
}

/** The change, in the words of the form that makes it. */
function hiddenFields(asked: BulkAsked): [string, string][] {
	const { kind } = asked;
	if (kind === "status")
		return [
			["kind", kind],
			["status", asked.status],
		];
	if (kind === "tags") {
		const { add, remove } = asked;
		return [["kind", kind], ...add.map((tag): [string, string] => ["add", tag]), ...remove.map((tag): [string, string] => ["remove", tag])];
	}
	const said = Object.entries({ leadOrganisationId: asked.leadOrganisationId, leadPersonId: asked.leadPersonId });
	return [["kind", kind], ...said.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value ?? nobody]]))];
}
