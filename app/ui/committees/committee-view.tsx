import type { CommitteeKind } from "#app/domain/committees/types.ts";
import { committeeKindLabels } from "#app/messages/committees.ts";
import { paths } from "#app/paths.ts";
import { Columns } from "../layout/columns.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { type ListedMeeting, MeetingItems } from "../meetings/meeting-items.tsx";
import { MuteButton } from "../notices/mute-button.tsx";
import { ButtonRow, LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Figures } from "../primitives/figures.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { CommitteeFacts } from "./committee-facts.tsx";
import { CommitteeMembers } from "./committee-members.tsx";
import type { ShownMandate } from "./mandate-text.ts";

interface CommitteeViewProps {
	/** Whether the reader asked for no notice of it. */
	isMuted: boolean;
	territory: string;
	committee: {
		id: string;
		slug: string;
		name: string;
		kind: CommitteeKind;
		purpose: string | null;
		chairRule: string | null;
		cadence: string | null;
		commissions: readonly string[];
	};
	leaders: readonly ShownMandate[];
	members: readonly { name: string; people: readonly ShownMandate[] }[];
	memberCount: number;
	organisations: readonly string[];
	programmes: readonly string[];
	seats: readonly { organisationName: string; delegateName: string | null; substituteName: string | null }[];
	guests: readonly { name: string; organisationName: string | null }[];
	axes: readonly { number: number; title: string }[];
	followUp: { decisions: number; openTasks: number; lateTasks: number };
	next: readonly ListedMeeting[];
	past: { meetings: readonly ListedMeeting[]; page: number; pageCount: number; total: number };
	can: { prepare: boolean; followPreparation: boolean; manageMandates: boolean; readCharter: boolean; inviteGuests: boolean };
}

/** One body: its next meeting first, then what it did, and who sits in it. */
export function CommitteeView(props: CommitteeViewProps) {
	const { territory, committee, members, memberCount, followUp, next, past, can } = props;
	const address = paths.committee(territory, committee.slug);
	const decisions = `${paths.decisions(territory)}?comite=${committee.slug}`;
	return (
		<>
			<PageHeader
				title={committee.name}
				eyebrow={committeeKindLabels[committee.kind]}
				breadcrumbs={[{ label: "Comités", href: paths.committees(territory) }, { label: committee.name }]}
				lead={committee.purpose}
				actions={
					can.followPreparation && (
						<>
							{can.prepare && (
								<LinkButton href={paths.newMeeting(territory, committee.slug)} variant="primary" icon="plus">
									Préparer une réunion
								</LinkButton>
							)}
							<LinkButton href={paths.preparation(territory, committee.slug)} icon="calendar">
								Dates et points proposés
							</LinkButton>
						</>
					)
				}
			/>
			{memberCount + followUp.decisions > 0 && (
				<Figures
					items={[
						{ label: "Membres", value: memberCount },
						{ label: "Décisions prises", value: followUp.decisions, href: decisions },
						{
							label: "Suites à donner",
							value: followUp.openTasks,
							href: `${decisions}&etat=open`,
							detail: followUp.lateTasks > 0 ? `dont ${followUp.lateTasks} en retard` : undefined,
						},
					]}
				/>
			)}
			{can.readCharter && (
				<ButtonRow>
					<LinkButton href={paths.charter(territory, committee.slug)} size="small">
						Règles
					</LinkButton>
					<LinkButton href={`${paths.committeeHealth(territory)}?comite=${committee.slug}`} size="small">
						Santé de l'instance
					</LinkButton>
					{can.inviteGuests && (
						<LinkButton href={paths.guests(territory, committee.slug)} size="small">
							Personnes invitées
						</LinkButton>
					)}
					{can.manageMandates && (
						<>
							<LinkButton href={paths.seats(territory, committee.slug)} size="small">
								Sièges des organisations
							</LinkButton>
							<LinkButton href={paths.editCommittee(territory, committee.slug)} size="small" icon="edit">
								Modifier l'instance
							</LinkButton>
						</>
					)}
				</ButtonRow>
			)}
			<Columns asideLabel="Repères de l'instance" aside={<CommitteeFacts {...props} />}>
				<Section
					title="Prochaines réunions"
					action={
						<ButtonRow>
							<MuteButton objectKind="committee" objectId={committee.id} isMuted={props.isMuted} />
							<LinkButton href={paths.followCommittee(committee.id)} size="small" icon="calendar">
								S'abonner au calendrier
							</LinkButton>
						</ButtonRow>
					}
				>
					{next.length === 0 ? (
						<EmptyState
							title="Aucune réunion prévue"
							text={
								committee.cadence
									? `Rythme annoncé\u00a0: ${committee.cadence}.`
									: "La prochaine réunion paraîtra ici dès qu'elle sera préparée."
							}
						/>
					) : (
						<MeetingItems label="Prochaines réunions" territory={territory} committee={committee.slug} meetings={next} />
					)}
				</Section>
				<Section title="Réunions passées">
					{past.total === 0 ? (
						<p className="muted">Aucune réunion passée.</p>
					) : (
						<>
							<MeetingItems label="Réunions passées" territory={territory} committee={committee.slug} meetings={past.meetings} />
							<Pagination {...past} hrefOf={(page) => `${address}?page=${page}`} noun="réunion" />
						</>
					)}
				</Section>
				<CommitteeMembers territory={territory} committee={committee.slug} members={members} canManage={can.manageMandates} />
			</Columns>
		</>
	);
}
