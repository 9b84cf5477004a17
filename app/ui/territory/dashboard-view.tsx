import { DutyGroups, type DutyGroupsProps } from "../duties/duty-groups.tsx";
import { formatCount, formatShortDateTime } from "../format.ts";
import { Columns } from "../layout/columns.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Figures } from "../primitives/figures.tsx";
import { ItemList } from "../primitives/item-list.tsx";

interface DashboardProps {
	territoryName: string;
	today: string;
	duties: DutyGroupsProps["groups"];
	programmes: readonly { title: string; periodLabel: string | null }[];
	sheets: { total: number; flagship: number; mine: number; late: number; withoutLead: number };
	meetings: readonly { title: string; committeeName: string; startsAt: string; place: string | null; pointCount: number; href: string }[];
	hrefs: { programme: string; calendar: string; sheets: string };
}

/** A territory at a glance: the reader's duties first. */
export function DashboardView({ territoryName, today, duties, programmes, sheets, meetings, hrefs }: DashboardProps) {
	return (
		<>
			<PageHeader
				title={territoryName}
				eyebrow="Tableau de bord"
				lead={programmes.map(({ title, periodLabel }) => [title, periodLabel].filter(Boolean).join(" · ")).join("\u00a0; ")}
				actions={
					<LinkButton href={hrefs.programme} variant="secondary">
						Voir le programme
					</LinkButton>
				}
			/>
			<Columns
				asideLabel="Repères du territoire"
				aside={
					<Section title="Fiches actions">
						<Figures
							items={[
								{
									label: "Au programme",
									value: sheets.total,
									href: hrefs.sheets,
									detail: sheets.flagship > 0 && `dont ${formatCount(sheets.flagship, "action phare", "actions phares")}`,
								},
								{ label: "Que je pilote", value: sheets.mine, href: `${hrefs.sheets}?moi=1` },
								{ label: "En retard", value: sheets.late, href: `${hrefs.sheets}?statut=late` },
								{ label: "Sans pilote", value: sheets.withoutLead, href: `${hrefs.sheets}?sans=pilote` },
							]}
						/>
					</Section>
				}
			>
				<Section title="Ce qui vous attend">
					<DutyGroups groups={duties} today={today} />
				</Section>
				<Section title="Prochaines réunions" action={<a href={hrefs.calendar}>Tout le calendrier</a>}>
					{meetings.length === 0 ? (
						<EmptyState title="Aucune réunion prévue" text="Les réunions des comités apparaîtront ici dès qu'elles seront préparées." />
					) : (
						<ItemList
							label="Prochaines réunions"
							items={meetings.map((meeting) => ({
								title: meeting.title,
								href: meeting.href,
								text: [
									meeting.committeeName,
									formatShortDateTime(meeting.startsAt),
									meeting.place,
									formatCount(meeting.pointCount, "point à l'ordre du jour", "points à l'ordre du jour"),
								]
									.filter(Boolean)
									.join(" · "),
							}))}
						/>
					)}
				</Section>
			</Columns>
		</>
	);
}
