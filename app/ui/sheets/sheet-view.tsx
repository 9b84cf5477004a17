import type { Completeness } from "#app/domain/action-sheets/fields.ts";
import { paths } from "#app/paths.ts";
import { MeansSection, type ShownMeansSummary } from "../budgets/means-section.tsx";
import { SheetExportMenu } from "../exports/export-menus.tsx";
import { FollowUpSection, type ShownFollowUpSummary } from "../follow-up/follow-up-section.tsx";
import { Columns } from "../layout/columns.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { MuteButton } from "../notices/mute-button.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { InstantText } from "../primitives/moment.tsx";
import { Notice } from "../primitives/notice.tsx";
import { ReminderCard, type ShownReminder } from "../reminders/next-reminder.tsx";
import { CompletenessPanel } from "./completeness-panel.tsx";
import { IndicatorSection } from "./indicator-section.tsx";
import { MilestoneSection } from "./milestone-section.tsx";
import { SheetAside } from "./sheet-aside.tsx";
import { type FollowUp, SheetFollowUp } from "./sheet-follow-up.tsx";
import { ContributionSection, ReviewSection, type ShownContribution, SubActionSection } from "./sheet-parts.tsx";
import { SheetTexts } from "./sheet-texts.tsx";
import type { ShownIndicator, ShownMeeting, ShownMilestone, ShownSheet, ShownStatusChange } from "./shown.ts";
import { FlagshipBadge, SheetStatusBadge } from "./status-badge.tsx";

interface SheetViewProps extends FollowUp {
	territory: string;
	today: string;
	sheet: ShownSheet;
	/** Whether the reader asked for no notice of it. */
	isMuted: boolean;
	reminders: readonly ShownReminder[];
	milestones: readonly ShownMilestone[];
	indicators: readonly ShownIndicator[];
	hasManyIndicators: boolean;
	meetings: readonly ShownMeeting[];
	history: readonly ShownStatusChange[];
	means: ShownMeansSummary;
	followUp: ShownFollowUpSummary;
	can: { edit: boolean; changeStatus: boolean };
	/** Null for a sub-action, of which no programme asks anything. */
	completeness: Completeness | null;
	pending: { number: number; fields: readonly string[]; canDecide: boolean } | null;
	contributions: readonly ShownContribution[];
}

/** Everything that is known of one action. */
export function SheetView(props: SheetViewProps) {
	const { territory, today, sheet, milestones, indicators, hasManyIndicators, history, can, completeness, pending } = props;
	const { slug, code, title, status, isLate, statusReason, updatedAt, updatedByName } = sheet;
	return (
		<>
			<PageHeader
				title={title}
				eyebrow={sheet.parent ? `Sous-action ${code} de la fiche ${sheet.parent.code}` : `Fiche action ${code}`}
				breadcrumbs={[
					{ label: "Fiches actions", href: paths.sheets(territory) },
					...(sheet.parent ? [{ label: sheet.parent.code, href: paths.sheet(territory, sheet.parent.slug) }] : []),
					{ label: code },
				]}
				meta={
					<>
						<SheetStatusBadge status={status} isLate={isLate} />
						{sheet.isFlagship && <FlagshipBadge />}
						<span className="muted">
							Mise à jour le <InstantText instant={updatedAt} />
							{updatedByName && ` par ${updatedByName}`} · <a href={paths.sheetHistory(territory, slug)}>Historique</a>
						</span>
					</>
				}
				actions={
					<>
						<MuteButton objectKind="sheet" objectId={sheet.id} isMuted={props.isMuted} />
						<SheetExportMenu territory={territory} slug={slug} />
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
			{pending && (
				<Notice
					tone="warning"
					title="Une nouvelle version attend le comité de pilotage"
					actions={
						<LinkButton href={paths.sheetVersion(territory, slug, String(pending.number))} size="small">
							{pending.canDecide ? "Voir et enregistrer la décision" : "Voir la version proposée"}
						</LinkButton>
					}
				>
					La fiche reste telle qu'elle a été validée jusqu'à sa décision.
				</Notice>
			)}
			<Columns
				asideLabel="Repères de la fiche"
				aside={
					<>
						{completeness && <CompletenessPanel territory={territory} slug={slug} canEdit={can.edit} completeness={completeness} />}
						<ReminderCard territory={territory} reminders={props.reminders} />
						<SheetAside territory={territory} today={today} sheet={sheet} history={history} />
					</>
				}
			>
				<SheetTexts sheet={sheet} editHref={can.edit ? paths.editSheet(territory, slug) : null} />
				<ContributionSection territory={territory} slug={slug} contributions={props.contributions} />
				{!sheet.parent && <SubActionSection territory={territory} slug={slug} canEdit={can.edit} subActions={sheet.subActions} />}
				<MilestoneSection territory={territory} slug={slug} today={today} milestones={milestones} canEdit={can.edit} />
				<IndicatorSection territory={territory} slug={slug} indicators={indicators} hasMany={hasManyIndicators} canEdit={can.edit} />
				<ReviewSection territory={territory} slug={slug} canEdit={can.edit} reviews={sheet.reviews} />
				<MeansSection territory={territory} slug={slug} means={props.means} />
				<FollowUpSection territory={territory} slug={slug} today={today} followUp={props.followUp} />
				<SheetFollowUp {...props} />
			</Columns>
		</>
	);
}
