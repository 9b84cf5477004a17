import { paths } from "#app/paths.ts";
import { relativeDay } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button, LinkButton } from "../primitives/button.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { DayText } from "../primitives/moment.tsx";
import { ProgressBar } from "../primitives/progress-bar.tsx";
import { NextReminder } from "../reminders/next-reminder.tsx";
import type { ShownMilestone } from "./shown.ts";
import { LateBadge } from "./status-badge.tsx";

interface MilestoneSectionProps {
	territory: string;
	slug: string;
	today: string;
	milestones: readonly ShownMilestone[];
	canEdit: boolean;
}

/** The steps of the action, each with its day, its owner and a tick. */
export function MilestoneSection({ territory, slug, today, milestones, canEdit }: MilestoneSectionProps) {
	return (
		<Section
			title="Jalons"
			id="jalons"
			count={milestones.length}
			action={
				canEdit && (
					<LinkButton href={paths.newMilestone(territory, slug)} size="small" icon="plus">
						Ajouter un jalon
					</LinkButton>
				)
			}
		>
			{milestones.length === 0 ? (
				<p className="muted">Aucun jalon pour le moment.</p>
			) : (
				<>
					<ProgressBar label="Jalons faits" value={milestones.filter(({ doneOn }) => doneOn).length} max={milestones.length} />
					<ItemList
						label="Jalons"
						items={milestones.map((milestone) => ({
							key: milestone.id,
							title: milestone.title,
							text: <Facts territory={territory} milestone={milestone} today={today} />,
							meta: milestone.doneOn ? <Badge tone="success">Fait</Badge> : milestone.isLate && <LateBadge />,
							actions: <Actions territory={territory} slug={slug} milestone={milestone} canEdit={canEdit} />,
						}))}
					/>
				</>
			)}
		</Section>
	);
}

function Facts({
	territory,
	milestone: { id, dueOn, doneOn, ownerName, reminder },
	today,
}: {
	territory: string;
	milestone: ShownMilestone;
	today: string;
}) {
	return (
		<>
			{doneOn ? (
				<>
					Fait le <DayText day={doneOn} />
				</>
			) : dueOn ? (
				<>
					Pour le <DayText day={dueOn} /> ({relativeDay(dueOn, today)})
				</>
			) : (
				"Sans date"
			)}
			{" · "}
			{ownerName ?? "Sans responsable"}
			{reminder && (
				<>
					{" · "}
					<NextReminder {...reminder} href={paths.reminder(territory, "milestone", id)} />
				</>
			)}
		</>
	);
}

function Actions({
	territory,
	slug,
	milestone,
	canEdit,
}: Omit<MilestoneSectionProps, "milestones" | "today"> & { milestone: ShownMilestone }) {
	const { id, title, doneOn, revision, canComplete } = milestone;
	return (
		<>
			{canComplete && (
				<form method="post" action={paths.milestoneDone(territory, slug, id)}>
					<input type="hidden" name="revision" value={revision} />
					<Button
						variant={doneOn ? "quiet" : "secondary"}
						size="small"
						icon={doneOn ? undefined : "check"}
						name="state"
						value={doneOn ? "open" : "done"}
						aria-label={doneOn ? `Annuler\u00a0: «\u00a0${title}\u00a0» n'est pas fait` : `C'est fait\u00a0: «\u00a0${title}\u00a0»`}
					>
						{doneOn ? "Annuler" : "C'est fait"}
					</Button>
				</form>
			)}
			{canEdit && (
				<LinkButton
					href={paths.milestone(territory, slug, id)}
					variant="quiet"
					size="small"
					icon="edit"
					aria-label={`Modifier le jalon «\u00a0${title}\u00a0»`}
				>
					Modifier
				</LinkButton>
			)}
		</>
	);
}
