import type { Commitment } from "#app/domain/budgets/types.ts";
import { paths } from "#app/paths.ts";
import { relativeDay } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { DayText } from "../primitives/moment.tsx";
import { LateBadge } from "../sheets/status-badge.tsx";
import { LineActions } from "./line-actions.tsx";

type ShownCommitment = Commitment & { organisationName: string; canEdit: boolean };

interface CommitmentSectionProps {
	territory: string;
	slug: string;
	today: string;
	commitments: readonly ShownCommitment[];
	canAdd: boolean;
}

/** What each partner promised to the action, and what became of it. */
export function CommitmentSection({ territory, slug, today, commitments, canAdd }: CommitmentSectionProps) {
	return (
		<Section
			title="Engagements des partenaires"
			id="engagements"
			count={commitments.length}
			action={
				canAdd && (
					<LinkButton href={paths.newCommitment(territory, slug)} size="small" icon="plus">
						Ajouter un engagement
					</LinkButton>
				)
			}
		>
			{commitments.length === 0 ? (
				<p className="muted">Aucun partenaire ne s'est encore engagé.</p>
			) : (
				<ItemList
					label="Engagements des partenaires"
					items={commitments.map((commitment) => ({
						key: commitment.id,
						title: `${commitment.organisationName} : ${commitment.promise}`,
						text: <Facts commitment={commitment} today={today} />,
						meta: commitment.deliveredOn ? (
							<Badge tone="success">Tenu</Badge>
						) : (
							commitment.dueOn && commitment.dueOn < today && <LateBadge />
						),
						actions: commitment.canEdit && (
							<LineActions
								what={commitment.promise}
								editHref={paths.commitment(territory, slug, commitment.id)}
								removeHref={paths.removeCommitment(territory, slug, commitment.id)}
							/>
						),
					}))}
				/>
			)}
		</Section>
	);
}

function Facts({ commitment: { dueOn, deliveredOn, delivery }, today }: { commitment: ShownCommitment; today: string }) {
	return (
		<>
			{deliveredOn ? (
				<>
					Tenu le <DayText day={deliveredOn} />
				</>
			) : dueOn ? (
				<>
					Pour le <DayText day={dueOn} /> ({relativeDay(dueOn, today)})
				</>
			) : (
				"Sans date"
			)}
			{delivery && ` · ${delivery}`}
		</>
	);
}
