import type { ProposalStatus } from "#app/domain/meetings/preparation-schema.ts";
import { proposalLabels } from "#app/messages/meetings.ts";
import { paths } from "#app/paths.ts";
import { formatDay, formatShortDateTime } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import type { Tone } from "../primitives/tone.ts";
import type { Place } from "./crumbs.ts";

export interface ShownProposal {
	id: string;
	title: string;
	reason: string;
	sheet: { slug: string; code: string; title: string } | null;
	status: ProposalStatus;
	answer: string | null;
	answeredByName: string | null;
	answeredOn: string | null;
	isConfidential: boolean;
	proposedByName: string | null;
	proposedOn: string;
	meeting: { id: string; title: string; day: string } | null;
	origin: { id: string; title: string; day: string } | null;
	revision: number;
}

export interface PlannedMeeting {
	id: string;
	title: string;
	startsAt: string;
}

const tones: Record<ProposalStatus, Tone> = { open: "info", postponed: "warning", accepted: "success", declined: "neutral" };

interface ProposalItemsProps {
	place: Place;
	proposals: readonly ShownProposal[];
	/** Where a point may be taken into. */
	meetings: readonly PlannedMeeting[];
	canAnswer: boolean;
}

/** Proposed points, each with where it comes from and what became of it. */
export function ProposalItems({ place, proposals, meetings, canAnswer }: ProposalItemsProps) {
	return (
		<ItemList
			label="Points proposés"
			items={proposals.map((proposal) => ({
				key: proposal.id,
				title: proposal.title,
				text: <ProposalText place={place} proposal={proposal} />,
				meta: (
					<>
						<Badge tone={tones[proposal.status]}>{proposalLabels[proposal.status]}</Badge>
						{proposal.isConfidential && <Badge tone="warning">Confidentiel</Badge>}
					</>
				),
				actions: canAnswer && <Answers proposal={proposal} meetings={meetings} />,
			}))}
		/>
	);
}

function ProposalText({ place: { territory, committee }, proposal }: { place: Place; proposal: ShownProposal }) {
	const { reason, sheet, proposedByName, proposedOn, origin, meeting, answer, answeredByName, answeredOn } = proposal;
	return (
		<>
			<p>{reason}</p>
			<p className="hint">
				{origin ? (
					<>
						Non traité à <a href={paths.meeting(territory, committee.slug, origin.id)}>la réunion du {formatDay(origin.day)}</a>
					</>
				) : (
					`Proposé par ${proposedByName ?? "une personne partie"} le ${formatDay(proposedOn)}`
				)}
				{sheet && (
					<>
						{" · fiche "}
						<a href={paths.sheet(territory, sheet.slug)}>{sheet.code}</a>
					</>
				)}
			</p>
			{meeting && (
				<p>
					À l'ordre du jour de <a href={paths.meeting(territory, committee.slug, meeting.id)}>{meeting.title}</a>, le{" "}
					{formatDay(meeting.day)}.
				</p>
			)}
			{answer && (
				<p>
					«{"\u00a0"}
					{answer}
					{"\u00a0"}»{" "}
					<span className="muted">{[answeredByName, answeredOn && `le ${formatDay(answeredOn)}`].filter(Boolean).join(", ")}</span>
				</p>
			)}
		</>
	);
}

function Answers({
	proposal: { id, title, revision, status },
	meetings,
}: {
	proposal: ShownProposal;
	meetings: readonly PlannedMeeting[];
}) {
	const known = { proposalId: id, revision };
	const sentence = fieldOf("sentence", null, { required: true });
	return (
		<>
			{meetings.length > 0 && (
				<Confirm
					tone="primary"
					triggerLabel="Retenir"
					title={`Retenir «\u00a0${title}\u00a0»\u00a0?`}
					text="Le point entre à l'ordre du jour de la réunion choisie."
					confirmLabel="Retenir ce point"
					action="?reponse"
					fields={{ ...known, answer: "accepted" }}
				>
					<SelectField
						field={fieldOf("meetingId", null, { id: `reunion-${id}` })}
						label="Réunion"
						options={meetings.map((meeting) => ({
							value: meeting.id,
							label: `${formatShortDateTime(meeting.startsAt)} – ${meeting.title}`,
						}))}
					/>
				</Confirm>
			)}
			{status === "open" && (
				<Confirm
					tone="primary"
					isQuiet
					icon="clock"
					triggerLabel="Plus tard"
					title={`Remettre «\u00a0${title}\u00a0» à plus tard\u00a0?`}
					text="Le point reste dans la liste&nbsp;; qui l'a proposé lira votre phrase."
					confirmLabel="Remettre à plus tard"
					action="?reponse"
					fields={{ ...known, answer: "postponed" }}
				>
					<TextAreaField field={{ ...sentence, id: `plus-tard-${id}` }} label="Votre réponse" rows={2} maxLength={1000} />
				</Confirm>
			)}
			<Confirm
				icon="cross"
				triggerLabel="Écarter"
				title={`Écarter «\u00a0${title}\u00a0»\u00a0?`}
				text="Qui l'a proposé lira votre phrase. Cela ne se défait pas."
				confirmLabel="Écarter ce point"
				action="?reponse"
				fields={{ ...known, answer: "declined" }}
			>
				<TextAreaField field={{ ...sentence, id: `ecarter-${id}` }} label="Votre réponse" rows={2} maxLength={1000} />
			</Confirm>
		</>
	);
}
