import type { OrganisationLack } from "#app/domain/referrals/organisation-types.ts";
import { organisationLackLabels } from "#app/messages/referral-places.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import type { Reply } from "../forms/reply.ts";
import type { SelectOption } from "../forms/select-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Notice } from "../primitives/notice.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { NameAgentForm } from "./duty-forms.tsx";
import { HeldDutyTable } from "./held-duty-table.tsx";
import { type ManagedLine, ManagedTable } from "./managed-table.tsx";
import { Rooms } from "./rooms.tsx";

interface AgentsViewProps {
	territory: string;
	today: string;
	organisation: { name: string; slug: string; lacks: OrganisationLack[] } | undefined;
	agents: Parameters<typeof HeldDutyTable>[0]["held"];
	candidates: readonly SelectOption[];
	places: readonly ManagedLine[];
	total: number;
	/** Those that wait for an answer of the organisation, and those among them past their day. */
	waiting: number;
	late: number;
	page: number;
	pageCount: number;
	reply: Reply | undefined;
}

/** What a manager keeps an eye on, and who reads. */
export function AgentsView({
	territory,
	today,
	organisation,
	agents,
	candidates,
	places,
	total,
	waiting,
	late,
	...props
}: AgentsViewProps) {
	const href = paths.referralAgents(territory);
	return (
		<>
			<PageHeader
				title="Agents habilités"
				eyebrow={organisation?.name}
				breadcrumbs={[{ label: "Orientations", href: paths.referrals(territory) }, { label: "Agents" }]}
				lead="Vous voyez combien d'orientations attendent et qui les lit, sans voir ni le besoin ni le contenu."
				meta={organisation?.lacks.map((lack) => (
					<Badge key={lack} tone={lack === "reader" ? "danger" : "warning"}>
						{organisationLackLabels[lack]}
					</Badge>
				))}
				actions={
					organisation && (
						<LinkButton href={paths.referralOrganisation(territory, organisation.slug)} icon="edit">
							Contact et notes
						</LinkButton>
					)
				}
			/>
			<Rooms territory={territory} current="agents" isManager />
			<Section
				title="Orientations de l'organisation"
				lead={
					total === 0
						? undefined
						: `${formatCount(waiting, "attend", "attendent")} une réponse de votre organisation${late > 0 ? `, dont ${late} en retard` : ""}.`
				}
			>
				{places.length === 0 ? (
					<EmptyState title="Aucune orientation" text="Rien n'a encore été envoyé ni reçu par votre organisation." />
				) : (
					<>
						<ManagedTable territory={territory} places={places} today={today} />
						<Pagination
							page={props.page}
							pageCount={props.pageCount}
							total={total}
							noun="orientation"
							hrefOf={(to) => `${href}?page=${to}`}
						/>
					</>
				)}
			</Section>
			<Section title="Agents" count={agents.length}>
				{agents.length === 0 ? (
					<EmptyState title="Aucun agent habilité" text="Personne ne lit ici les orientations reçues. Habilitez un agent ci-dessous." />
				) : (
					<HeldDutyTable territory={territory} caption="Agents habilités" held={agents} today={today} areAgents />
				)}
			</Section>
			<Section title="Habiliter un agent" id="ajouter">
				{candidates.length === 0 ? (
					<Notice>
						Aucun autre membre de votre organisation ne peut être habilité aujourd'hui : il y faut le rôle de partenaire, sans présidence ni
						suppléance d'instance. L'administration du territoire invite les personnes.
					</Notice>
				) : (
					<NameAgentForm candidates={candidates} today={today} reply={props.reply} />
				)}
			</Section>
		</>
	);
}
