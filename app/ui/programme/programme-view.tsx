import type { Progress } from "#app/domain/action-sheets/rules.ts";
import type { ListedSheet, SheetStatus } from "#app/domain/action-sheets/types.ts";
import type { Programme, ProgrammeAxis } from "#app/domain/programmes/types.ts";
import { sheetStatusLabels } from "#app/messages/action-sheets.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Figures } from "../primitives/figures.tsx";
import { Notice } from "../primitives/notice.tsx";
import { ProgressBar } from "../primitives/progress-bar.tsx";
import { StatusBar } from "../primitives/status-bar.tsx";
import { Tree, type TreeNode } from "../primitives/tree.tsx";
import type { ShownReminder } from "../reminders/next-reminder.tsx";
import { addressWith } from "../sheets/list-address.ts";
import { FlagshipBadge, SheetStatusBadge, sheetTones } from "../sheets/status-badge.tsx";
import { ProgrammeFacts } from "./programme-facts.tsx";
import { Worksites } from "./worksites.tsx";

interface Summary {
	progress: Progress;
	flagshipCount: number;
	lateCount: number;
	statuses: readonly { status: SheetStatus; count: number }[];
}
interface AxisBranch extends Omit<ProgrammeAxis, "objectives" | "committeeId">, Summary {
	objectives: (ProgrammeAxis["objectives"][number] & { code: string | null; sheets: ListedSheet[] })[];
}
interface ShownProgramme extends Omit<Programme, "axes">, Summary {
	axes: AxisBranch[];
	reminder: ShownReminder | null;
	objectiveCount: number;
}
interface ProgrammeViewProps {
	territory: string;
	programmes: readonly ShownProgramme[];
	sourceGaps: readonly string[];
	/** Of the territory: a sheet that serves two programmes counts once. */
	sheetCount: number;
	can: { createSheet: boolean; chooseRequired: boolean };
}

/** Axes, objectives and actions of every programme of the territory. */
export function ProgrammeView({ territory, programmes, sourceGaps, sheetCount, can }: ProgrammeViewProps) {
	return (
		<>
			<PageHeader
				title="Programme"
				lead={
					programmes.length > 1 &&
					`${formatCount(sheetCount, "fiche action", "fiches action")} en tout : celle qui sert plusieurs programmes est montrée dans chacun, et comptée une fois.`
				}
				actions={
					<>
						{programmes.length > 0 && <LinkButton href={paths.programmeBudget(territory)}>Voir le budget</LinkButton>}
						{can.createSheet && (
							<LinkButton href={paths.newSheet(territory)} variant="primary" icon="plus">
								Nouvelle fiche
							</LinkButton>
						)}
					</>
				}
			/>
			{programmes.length === 0 && (
				<EmptyState
					title="Aucun programme pour le moment"
					text="Les axes, les objectifs et les actions du territoire apparaîtront ici une fois le programme chargé."
				/>
			)}
			{programmes.map((programme) => (
				<OneProgramme key={programme.id} territory={territory} programme={programme} canChooseRequired={can.chooseRequired} />
			))}
			{sourceGaps.length > 0 && (
				<Section title="Ce que les documents ne disent pas" count={sourceGaps.length}>
					<Disclosure summary="Voir ce qui manque dans les documents d'origine">
						<ul>
							{sourceGaps.map((gap) => (
								<li key={gap}>{gap}</li>
							))}
						</ul>
					</Disclosure>
				</Section>
			)}
		</>
	);
}

/** A programme with more actions than this opens on its objectives alone. */
const unfoldedUpTo = 40;

interface OneProgrammeProps {
	territory: string;
	programme: ShownProgramme;
	canChooseRequired: boolean;
}

function OneProgramme({ territory, programme, canChooseRequired }: OneProgrammeProps) {
	const { title, summary, note, axes, worksites, progress, flagshipCount, lateCount, objectiveCount, statuses } = programme;
	const sheets = paths.sheets(territory);
	return (
		<Section
			title={title}
			lead={summary}
			action={
				canChooseRequired && (
					<LinkButton href={paths.requiredFields(territory, programme.id)} variant="quiet" size="small" icon="edit">
						Champs demandés aux fiches
					</LinkButton>
				)
			}
		>
			<ProgrammeFacts territory={territory} programme={programme} />
			{note && <Notice tone="neutral">{note}</Notice>}
			<Figures
				items={[
					{ label: "Axes", value: axes.length },
					...(objectiveCount > 0 ? [{ label: "Objectifs", value: objectiveCount }] : []),
					{ label: "Actions", value: progress.total, href: sheets },
					...(flagshipCount > 0 ? [{ label: "Actions phares", value: flagshipCount, href: addressWith(sheets, { phare: 1 }) }] : []),
					{ label: "En retard", value: lateCount, href: addressWith(sheets, { statut: "late" }) },
				]}
			/>
			<ProgressBar label="Actions réalisées ou évaluées" value={progress.done} max={progress.total} />
			<StatusBar
				label="Actions par statut"
				shares={statuses.map(({ status, count }) => ({ label: sheetStatusLabels[status], tone: sheetTones[status], count }))}
			/>
			<Tree nodes={axes.map((axis) => axisNode(territory, axis, progress.total <= unfoldedUpTo))} headingLevel={3} />
			<Worksites worksites={worksites} />
		</Section>
	);
}

const axisNode = (territory: string, axis: AxisBranch, isOpen: boolean): TreeNode => ({
	key: axis.id,
	code: String(axis.number),
	title: axis.title,
	count: formatCount(axis.progress.total, "action", "actions"),
	meta: (
		<>
			{axis.isTitleInferred && <span className="muted">Intitulé déduit : le document ne l'écrit pas.</span>}
			{axis.isMissingInSource && <span className="muted">Non précisé dans le document.</span>}
			{axis.context && <p>{axis.context}</p>}
			{axis.committeeSlug && (
				<span>
					Suivi par <a href={paths.committee(territory, axis.committeeSlug)}>{axis.committeeName}</a>
				</span>
			)}
			{axis.progress.total > 0 && (
				<a href={addressWith(paths.sheets(territory), { axe: axis.id })}>
					Voir les fiches<span className="visually-hidden"> de l'axe {axis.number}</span>
				</a>
			)}
		</>
	),
	bar: axis.progress.total > 0 && (
		<ProgressBar label="Actions réalisées ou évaluées" value={axis.progress.done} max={axis.progress.total} />
	),
	emptyText: "Le document ne précise ni objectif ni action pour cet axe.",
	// an axis that its document does not divide shows its actions at once
	children: axis.objectives.flatMap((objective): TreeNode[] => {
		const leaves = objective.sheets.map((sheet) => sheetLeaf(territory, sheet));
		if (objective.code === null) return leaves;
		const { id, code, title } = objective;
		return [
			{
				key: id,
				code,
				title,
				count: leaves.length > 0 ? formatCount(leaves.length, "action", "actions") : undefined,
				isOpen,
				children: leaves,
			},
		];
	}),
});

const sheetLeaf = (territory: string, sheet: ListedSheet): TreeNode => ({
	key: sheet.slug,
	code: sheet.code,
	title: sheet.title,
	href: paths.sheet(territory, sheet.slug),
	meta: (
		<>
			{sheet.isFlagship && <FlagshipBadge />}
			<SheetStatusBadge status={sheet.status} isLate={sheet.isLate} />
		</>
	),
});
