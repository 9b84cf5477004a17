import { formatLabels } from "#app/messages/exports.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Badge } from "../primitives/badge.tsx";
import { ButtonRow, LinkButton } from "../primitives/button.tsx";
import { InstantText } from "../primitives/moment.tsx";
import { Notice } from "../primitives/notice.tsx";
import { ProgressBar } from "../primitives/progress-bar.tsx";
import { FetchButton } from "./export-menus.tsx";
import { fileSize, type ShownExport, stateLabels, stateTones } from "./shown-export.ts";

/** One long document: how far it is, then its file. */
export function ExportView({ territory, export: one }: { territory: string; export: ShownExport }) {
	const { id, format, state, sheetCount, doneCount, byteCount, requestedAt, expiresAt } = one;
	const again = <LinkButton href={paths.sheets(territory)}>Revenir aux fiches</LinkButton>;
	return (
		<>
			<PageHeader
				title={`Export de ${formatCount(sheetCount, "fiche", "fiches")}`}
				eyebrow={formatLabels[format]}
				breadcrumbs={[
					{ label: "Fiches actions", href: paths.sheets(territory) },
					{ label: "Mes exports", href: paths.exports(territory) },
					{ label: "Export" },
				]}
				meta={
					<>
						<Badge tone={stateTones[state]}>{stateLabels[state]}</Badge>
						<span className="muted">
							Demandé le <InstantText instant={requestedAt} />
						</span>
					</>
				}
			/>
			{state === "waiting" && (
				<>
					<ProgressBar label="Fiches lues" value={doneCount} max={sheetCount} />
					<p className="muted">
						Cette page se recharge d'elle-même. Vous pouvez la quitter : le document vous attendra dans « Mes exports ».
					</p>
					<ButtonRow>
						<LinkButton href={paths.export(territory, id)}>Recharger</LinkButton>
					</ButtonRow>
				</>
			)}
			{state === "ready" && (
				<Notice tone="success" title="Le document est prêt" actions={<FetchButton territory={territory} id={id} />}>
					<p>
						{byteCount !== null && `${fileSize(byteCount)}. `}Vous seul pouvez le télécharger, jusqu'au <InstantText instant={expiresAt} />.
					</p>
				</Notice>
			)}
			{state === "failed" && (
				<Notice tone="danger" title="Le document n'a pas pu être préparé" actions={again}>
					Demandez-le de nouveau, ou avec moins de fiches. Si cela se répète, prévenez la personne qui administre Maillage.
				</Notice>
			)}
			{state === "expired" && (
				<Notice tone="warning" title="Ce document n'est plus disponible" actions={again}>
					Un document est gardé deux jours. Demandez-le de nouveau depuis la liste des fiches.
				</Notice>
			)}
		</>
	);
}
