import { Form } from "@remix-run/react";
import type { ExpectedState } from "#app/domain/campaigns/types.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatDay, formatPeriod } from "../format.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply } from "../forms/reply.ts";
import { MeasurementStateBadge } from "../indicators/measurement-state-badge.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Button, LinkButton } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { Figures } from "../primitives/figures.tsx";
import { NextReminder } from "../reminders/next-reminder.tsx";
import { CampaignBadge } from "./campaign-badge.tsx";
import type { ShownCampaign } from "./campaign-list-view.tsx";

interface PersonAsked {
	personId: string | null;
	name: string | null;
	organisationName: string | null;
	expected: number;
	missing: readonly { id: string; label: string; sheetSlug: string; sheetCode: string; state: ExpectedState; indicatorId: string }[];
}

interface CampaignViewProps {
	territory: string;
	today: string;
	campaign: ShownCampaign;
	people: readonly PersonAsked[];
	/** The next reminder of those who still have values to enter; null when nobody has. */
	reminder: { nextOn: string | null; hold: { untilOn: string | null } | null } | null;
	can: { enter: boolean; review: boolean; assign: boolean; close: boolean };
	reply: Reply | undefined;
}

/** Where a collection stands: what is still to be entered, and by whom. */
export function CampaignView({ territory, today, campaign, people, reminder, can, reply }: CampaignViewProps) {
	const { id, title, startsOn, endsOn, dueOn, expected, missing, proposed, isClosed, committeeName } = campaign;
	const waiting = people.filter((person) => person.missing.length > 0);
	return (
		<>
			<PageHeader
				title={title}
				eyebrow="Campagne de collecte"
				breadcrumbs={[
					{ label: "Indicateurs", href: paths.indicators(territory) },
					{ label: "Campagnes", href: paths.campaigns(territory) },
					{ label: title },
				]}
				meta={
					<>
						<CampaignBadge campaign={campaign} today={today} />{" "}
						{reminder && <NextReminder {...reminder} href={paths.reminder(territory, "value", id)} />}
					</>
				}
				lead={`Valeurs ${formatPeriod(startsOn, endsOn)}${committeeName ? `, ${committeeName}` : ""}, à saisir avant le ${formatDay(dueOn)}.`}
				actions={
					<>
						{can.enter && (
							<LinkButton href={paths.campaignGrid(territory, id)} variant="primary" icon="edit">
								Saisir les valeurs
							</LinkButton>
						)}
						{can.review && (
							<LinkButton href={`${paths.reviewValues(territory)}?campagne=${id}`} icon="check">
								Relire les valeurs proposées
							</LinkButton>
						)}
					</>
				}
			/>
			<Figures
				items={[
					{ label: "Valeurs attendues", value: expected },
					{ label: "Encore à saisir", value: missing, href: "#reste" },
					{
						label: "À accepter",
						value: proposed,
						href: can.review ? `${paths.reviewValues(territory)}?campagne=${id}` : undefined,
					},
					{ label: "Acceptées", value: expected - missing - proposed },
				]}
			/>
			<Section
				title="Ce qui reste à saisir, par qui"
				id="reste"
				count={missing}
				action={
					can.assign && (
						<LinkButton href={paths.campaignPeople(territory, id)} size="small">
							Confier à quelqu'un d'autre
						</LinkButton>
					)
				}
			>
				{waiting.length === 0 && <p>Toutes les valeurs sont saisies.</p>}
				{waiting.map((person) => (
					<DataTable
						key={person.personId ?? "personne"}
						caption={`${person.name ?? "Personne n'est désigné"}${person.organisationName ? ` (${person.organisationName})` : ""} : ${formatCount(person.missing.length, "valeur", "valeurs")} sur ${person.expected}`}
						isCaptionVisible
						rows={person.missing}
						rowKey={(value) => value.id}
						columns={[
							{
								key: "label",
								header: "Indicateur",
								cell: ({ label, indicatorId }) => <a href={paths.indicatorPage(territory, indicatorId)}>{label}</a>,
							},
							{
								key: "sheet",
								header: "Fiche",
								cell: ({ sheetSlug, sheetCode }) => <a href={paths.sheet(territory, sheetSlug)}>{sheetCode}</a>,
							},
							{ key: "state", header: "État", cell: ({ state }) => <MeasurementStateBadge state={state} /> },
						]}
					/>
				))}
			</Section>
			{can.close && (
				<Section
					title={isClosed ? "Rouvrir la campagne" : "Clore la campagne"}
					lead={
						isClosed
							? "Rouverte, ses valeurs peuvent de nouveau être saisies, corrigées, acceptées ou renvoyées."
							: "Close, la période est verrouillée : plus aucune valeur de ces indicateurs n'y change."
					}
				>
					<Form method="post">
						<FormErrorSummary errors={[]} formErrors={Object.values(reply?.lastResult.error ?? {}).flatMap((codes) => codes ?? [])} />
						<input type="hidden" name="revision" value={currentOf<ShownCampaign>(reply)?.revision ?? campaign.revision} />
						<Button variant="secondary" icon="lock" name="intent" value={isClosed ? "reopen" : "close"}>
							{isClosed ? "Rouvrir la campagne" : "Clore la campagne"}
						</Button>
					</Form>
				</Section>
			)}
		</>
	);
}
