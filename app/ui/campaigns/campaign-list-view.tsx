import type { ListedCampaign } from "#app/domain/campaigns/types.ts";
import { paths } from "#app/paths.ts";
import { formatPeriod, formatShortDay, relativeDay } from "../format.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { ProgressBar } from "../primitives/progress-bar.tsx";
import { CampaignBadge } from "./campaign-badge.tsx";

export type ShownCampaign = Omit<ListedCampaign, "closedAt"> & { isClosed: boolean };

interface CampaignListViewProps {
	territory: string;
	today: string;
	campaigns: readonly ShownCampaign[];
	can: { open: boolean };
}

export function CampaignListView({ territory, today, campaigns, can }: CampaignListViewProps) {
	const open = can.open && (
		<LinkButton href={paths.newCampaign(territory)} icon="plus" variant={campaigns.length === 0 ? "primary" : "secondary"}>
			Ouvrir une campagne
		</LinkButton>
	);
	return (
		<>
			<PageHeader
				title="Campagnes de collecte"
				lead="Une campagne demande une valeur de chaque indicateur pour une période, avec son responsable et son échéance."
				breadcrumbs={[{ label: "Indicateurs", href: paths.indicators(territory) }, { label: "Campagnes" }]}
				actions={campaigns.length > 0 && open}
			/>
			{campaigns.length === 0 ? (
				<EmptyState
					title="Aucune campagne pour le moment"
					text="Les valeurs se saisissent aussi une à une, depuis chaque fiche action."
					action={open || <LinkButton href={paths.indicators(territory)}>Voir les indicateurs</LinkButton>}
				/>
			) : (
				<DataTable
					caption="Campagnes de collecte"
					rows={campaigns}
					rowKey={({ id }) => id}
					columns={[
						{
							key: "title",
							header: "Campagne",
							cell: ({ id, title, committeeName }) => (
								<>
									<a href={paths.campaign(territory, id)}>{title}</a>
									{committeeName && <span className="grid-about">{committeeName}</span>}
								</>
							),
						},
						{ key: "period", header: "Période", isSecondary: true, cell: ({ startsOn, endsOn }) => formatPeriod(startsOn, endsOn) },
						{
							key: "due",
							header: "Échéance",
							cell: ({ dueOn, isClosed, missing }) => (
								<>
									{formatShortDay(dueOn)}
									{!isClosed && missing > 0 && <span className="grid-about">{relativeDay(dueOn, today)}</span>}
								</>
							),
						},
						{
							key: "done",
							header: "Saisies",
							cell: ({ title, expected, missing }) => <ProgressBar label={title} isLabelHidden value={expected - missing} max={expected} />,
						},
						{
							key: "state",
							header: "État",
							cell: (campaign) => <CampaignBadge campaign={campaign} today={today} />,
						},
					]}
				/>
			)}
		</>
	);
}
