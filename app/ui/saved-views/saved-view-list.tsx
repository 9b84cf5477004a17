import { paths } from "#app/paths.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { outlineText, type ShownOutline } from "./outline.tsx";

interface ShownView {
	id: string;
	name: string;
	search: string;
	isShared: boolean;
	isMine: boolean;
	ownerName: string;
	outline: ShownOutline;
	canEdit: boolean;
}

/** Every list kept under a name: one's own, then those that others share. */
export function SavedViewList({ territory, views }: { territory: string; views: readonly ShownView[] }) {
	const groups = [
		{ title: "Mes vues", views: views.filter(({ isMine }) => isMine) },
		{ title: "Vues partagées par d'autres", views: views.filter(({ isMine }) => !isMine) },
	].filter((group) => group.views.length > 0);
	return (
		<>
			<PageHeader
				title="Vues enregistrées"
				breadcrumbs={[{ label: "Fiches actions", href: paths.sheets(territory) }, { label: "Vues enregistrées" }]}
				lead="Une vue garde des filtres, un tri, un affichage et des colonnes de la liste des fiches. Pour en enregistrer une, réglez la liste, puis choisissez « Enregistrer cette vue »."
			/>
			{groups.length === 0 && (
				<EmptyState
					title="Aucune vue pour le moment"
					text="Réglez la liste des fiches comme vous aimez la retrouver, puis enregistrez-la sous un nom."
					action={<LinkButton href={paths.sheets(territory)}>Ouvrir la liste des fiches</LinkButton>}
				/>
			)}
			{groups.map((group) => (
				<Section key={group.title} title={group.title}>
					<ItemList
						items={group.views.map((view) => ({
							key: view.id,
							title: view.name,
							href: viewHref(territory, view.search),
							text: `${outlineText(view.outline)}${view.isMine ? "" : ` – ${view.ownerName}`}`,
							meta: view.isMine && view.isShared && <Badge>Partagée</Badge>,
							actions: view.canEdit && (
								<>
									<LinkButton href={paths.savedView(territory, view.id)} variant="quiet">
										Modifier<span className="visually-hidden"> {view.name}</span>
									</LinkButton>
									<LinkButton href={paths.removeSavedView(territory, view.id)} variant="quiet">
										Supprimer<span className="visually-hidden"> {view.name}</span>
									</LinkButton>
								</>
							),
						}))}
					/>
				</Section>
			))}
		</>
	);
}

/** The list that a view keeps. */
export const viewHref = (territory: string, search: string): string =>
	search ? `${paths.sheets(territory)}?${search}` : paths.sheets(territory);
