import type { SubAction, YearlyReview } from "#app/domain/action-sheets/types.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { ProgressBar } from "../primitives/progress-bar.tsx";
import { Paragraphs } from "./paragraphs.tsx";
import { SheetStatusBadge } from "./status-badge.tsx";

interface Place {
	territory: string;
	slug: string;
	canEdit: boolean;
}

/** The parts of the action that have a pilot, a status and dates of their own. */
export function SubActionSection({ territory, slug, canEdit, subActions }: Place & { subActions: readonly SubAction[] }) {
	if (subActions.length === 0 && !canEdit) return null;
	const done = subActions.filter(({ status }) => status === "completed").length;
	return (
		<Section
			title="Sous-actions"
			id="sous-actions"
			count={subActions.length}
			action={
				canEdit && (
					<LinkButton href={paths.newSubAction(territory, slug)} size="small" icon="plus">
						Ajouter une sous-action
					</LinkButton>
				)
			}
		>
			{subActions.length === 0 ? (
				<p className="muted">Aucune sous-action : l'action se suit d'un seul tenant.</p>
			) : (
				<>
					<ProgressBar label="Sous-actions réalisées" value={done} max={subActions.length} />
					<ItemList
						label="Sous-actions"
						items={subActions.map((one) => ({
							key: one.id,
							title: `${one.code} ${one.title}`,
							href: paths.sheet(territory, one.slug),
							text: [one.leadPersonName ?? one.leadOrganisationName ?? "Sans pilote", one.endOn && `pour le ${formatDay(one.endOn)}`]
								.filter(Boolean)
								.join(" · "),
							meta: <SheetStatusBadge status={one.status} />,
						}))}
					/>
				</>
			)}
		</Section>
	);
}

export interface ShownContribution {
	organisationId: string;
	name: string;
	role: string | null;
	contribution: string | null;
	canWrite: boolean;
}

/** What each partner brings, in its own words. */
export function ContributionSection({
	territory,
	slug,
	contributions,
}: Omit<Place, "canEdit"> & { contributions: readonly ShownContribution[] }) {
	if (contributions.length === 0) return null;
	return (
		<Section title="Contributions des partenaires" id="contributions" count={contributions.length}>
			<ItemList
				label="Contributions des partenaires"
				items={contributions.map(({ organisationId, name, role, contribution, canWrite }) => ({
					key: organisationId,
					title: role ? `${name} (${role})` : name,
					text: contribution ? <Paragraphs text={contribution} /> : <span className="muted">Pas encore écrite.</span>,
					actions: canWrite && (
						<LinkButton
							href={paths.contribution(territory, slug, organisationId)}
							variant="quiet"
							size="small"
							icon="edit"
							aria-label={`Écrire la contribution de ${name}`}
						>
							Écrire
						</LinkButton>
					),
				}))}
			/>
		</Section>
	);
}

/** What each year gave. */
export function ReviewSection({ territory, slug, canEdit, reviews }: Place & { reviews: readonly YearlyReview[] }) {
	if (reviews.length === 0 && !canEdit) return null;
	return (
		<Section
			title="Bilans annuels"
			id="bilans"
			count={reviews.length}
			action={
				canEdit && (
					<LinkButton href={paths.sheetReview(territory, slug)} size="small" icon="plus">
						Écrire un bilan
					</LinkButton>
				)
			}
		>
			{reviews.length === 0 ? (
				<p className="muted">Aucun bilan pour le moment.</p>
			) : (
				<ItemList
					label="Bilans annuels"
					items={reviews.map(({ year, text, followUp }) => ({
						key: String(year),
						title: `Bilan ${year}`,
						text: (
							<>
								<Paragraphs text={text} />
								{followUp && <p>Suite donnée : {followUp}</p>}
							</>
						),
						actions: canEdit && (
							<LinkButton
								href={`${paths.sheetReview(territory, slug)}?annee=${year}`}
								variant="quiet"
								size="small"
								icon="edit"
								aria-label={`Modifier le bilan ${year}`}
							>
								Modifier
							</LinkButton>
						),
					}))}
				/>
			)}
		</Section>
	);
}
