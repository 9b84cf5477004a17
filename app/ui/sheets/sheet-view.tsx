import { paths } from "#app/paths.ts";
import { Columns } from "../layout/columns.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { InstantText } from "../primitives/moment.tsx";
import { Notice } from "../primitives/notice.tsx";
import { IndicatorSection } from "./indicator-section.tsx";
import { MilestoneSection } from "./milestone-section.tsx";
import { SheetAside } from "./sheet-aside.tsx";
import { type FollowUp, SheetFollowUp } from "./sheet-follow-up.tsx";
import { SheetTexts } from "./sheet-texts.tsx";
import type { ShownIndicator, ShownMeeting, ShownMilestone, ShownSheet, ShownStatusChange } from "./shown.ts";
import { FlagshipBadge, SheetStatusBadge } from "./status-badge.tsx";

interface SheetViewProps extends FollowUp {
	territory: string;
	today: string;
	sheet: ShownSheet;
	milestones: readonly ShownMilestone[];
	indicators: readonly ShownIndicator[];
	hasManyIndicators: boolean;
	meetings: readonly ShownMeeting[];
	history: readonly ShownStatusChange[];
	can: { edit: boolean; changeStatus: boolean };
}

/** Everything that is known of one action. */
export function SheetView(props: SheetViewProps) {
	const { territory, today, sheet, milestones, indicators, hasManyIndicators, history, can } = props;
	const { slug, code, title, status, isLate, statusReason, updatedAt, updatedByName } = sheet;
	return (
		<>
			<PageHeader
				title={title}
				eyebrow={`Fiche action ${code}`}
				breadcrumbs={[{ label: "Fiches actions", href: paths.sheets(territory) }, { label: code }]}
				meta={
					<>
						<SheetStatusBadge status={status} isLate={isLate} />
						{sheet.isFlagship && <FlagshipBadge />}
						<span className="muted">
							Mise à jour le <InstantText instant={updatedAt} />
							{updatedByName && ` par ${updatedByName}`}
						</span>
					</>
				}
				actions={
					<>
						{can.changeStatus && (
							<LinkButton href={paths.sheetStatus(territory, slug)} icon="flag">
								Changer le statut
							</LinkButton>
						)}
						{can.edit && (
							<LinkButton href={paths.editSheet(territory, slug)} icon="edit">
								Modifier
							</LinkButton>
						)}
					</>
				}
			/>
			{statusReason && (
				<Notice
					tone={status === "blocked" ? "danger" : "warning"}
					title={
						{ blocked: "Pourquoi l'action est bloquée", abandoned: "Pourquoi l'action est abandonnée" }[status as string] ??
						"Pourquoi l'action est en pause"
					}
				>
					{statusReason}
				</Notice>
			)}
			<Columns asideLabel="Repères de la fiche" aside={<SheetAside territory={territory} today={today} sheet={sheet} history={history} />}>
				<SheetTexts sheet={sheet} editHref={can.edit ? paths.editSheet(territory, slug) : null} />
				<MilestoneSection territory={territory} slug={slug} today={today} milestones={milestones} canEdit={can.edit} />
				<IndicatorSection territory={territory} slug={slug} indicators={indicators} hasMany={hasManyIndicators} canEdit={can.edit} />
				<SheetFollowUp {...props} />
			</Columns>
		</>
	);
}
