import type { SubmissionResult } from "@conform-to/react";
import { documentFormats } from "#app/domain/kernel/document.ts";
import { exportSentences, formatLabels } from "#app/messages/exports.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Button, ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { addressWith } from "../sheets/list-address.ts";

interface ExportRequestViewProps {
	territory: string;
	filters: Readonly<Record<string, unknown>>;
	total: number;
	maxSheetCount: number;
	reply: { lastResult: SubmissionResult } | undefined;
}

/** Asks for the document of a long selection. */
export function ExportRequestView({ territory, filters, total, maxSheetCount, reply }: ExportRequestViewProps) {
	const listHref = addressWith(paths.sheets(territory), filters);
	const refusal = total === 0 ? "export.nothing" : total > maxSheetCount ? "export.too-many" : null;
	return (
		<>
			<PageHeader
				title="Exporter une sélection"
				breadcrumbs={[{ label: "Fiches actions", href: listHref }, { label: "Exporter une sélection" }]}
				lead={`${formatCount(total, "fiche entière", "fiches entières")}, selon les filtres de la liste.`}
			/>
			<FormErrorSummary
				title="Le document n'est pas demandé"
				errors={[]}
				formErrors={Object.values(reply?.lastResult.error ?? {}).flatMap((texts) => texts ?? [])}
			/>
			{refusal ? (
				<Notice tone="warning" actions={<LinkButton href={listHref}>Revenir à la liste</LinkButton>}>
					{exportSentences[refusal]}
				</Notice>
			) : (
				<form method="post" className="export-request">
					<p>
						Le document se prépare en arrière-plan : une page suit son avancement, puis donne le lien. Vous seul pourrez le télécharger,
						pendant deux jours.
					</p>
					<ButtonRow>
						{documentFormats.map((format) => (
							<Button key={format} name="format" value={format} variant={format === "pdf" ? "primary" : "secondary"} icon="document">
								{`Préparer en ${formatLabels[format]}`}
							</Button>
						))}
						<LinkButton href={listHref} variant="quiet">
							Annuler
						</LinkButton>
					</ButtonRow>
				</form>
			)}
		</>
	);
}
