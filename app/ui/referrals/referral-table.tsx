import type { ListedReferral } from "#app/domain/referrals/list-types.ts";
import { needLabels, stateLabels, urgencyLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { relativeDay } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { type Column, DataTable } from "../primitives/data-table.tsx";
import { DayText, InstantText } from "../primitives/moment.tsx";
import { stateTones, urgencyTones } from "./tones.ts";

export type ReferralLine = Omit<ListedReferral, "since" | "dueOn"> & { since: string; dueOn: string | null };

interface ReferralTableProps {
	caption: string;
	territory: string;
	today: string;
	lines: readonly ReferralLine[];
}

/** Referrals by their reference: a list says what waits, never who it is about. */
export function ReferralTable({ caption, territory, today, lines }: ReferralTableProps) {
	const columns: Column<ReferralLine>[] = [
		{
			key: "reference",
			header: "Référence",
			isCompact: true,
			cell: ({ referralId, reference }) => <a href={paths.referral(territory, referralId)}>{reference}</a>,
		},
		{
			key: "need",
			header: "Besoin",
			cell: ({ need, urgency }) => (
				<div className="register-cell">
					<p>{needLabels[need]}</p>
					<p>
						<Badge tone={urgencyTones[urgency]}>{urgencyLabels[urgency]}</Badge>
					</p>
				</div>
			),
		},
		{
			key: "other",
			header: "Organisation",
			cell: ({ side, others }) =>
				others.length === 0 ? (
					<span className="muted">À choisir</span>
				) : (
					`${side === "recipient" ? "Reçue de" : "Envoyée à"}\u00a0: ${others.join(", ")}`
				),
		},
		{
			key: "state",
			header: "État",
			cell: ({ state, since, isArchived }) => (
				<div className="register-cell">
					<p>
						<Badge tone={stateTones[state]}>{stateLabels[state]}</Badge> {isArchived && <Badge>Archivée</Badge>}
					</p>
					<p className="muted">
						depuis le <InstantText instant={since} />
					</p>
				</div>
			),
		},
		{
			key: "due",
			header: "Échéance",
			cell: ({ dueOn, side, waitingOn }) => (dueOn ? <Due dueOn={dueOn} today={today} isMine={side === waitingOn} /> : "Aucune"),
		},
		{ key: "followed", header: "Suivie par", cell: ({ followedBy }) => followedBy ?? <span className="muted">Personne encore</span> },
	];
	return <DataTable caption={caption} columns={columns} rows={lines} rowKey={({ referralId, recipientId }) => recipientId ?? referralId} />;
}

/** When news is due, and from whom; lateness is told in words. */
export function Due({ dueOn, today, isMine }: { dueOn: string; today: string; isMine: boolean }) {
	const isLate = dueOn < today;
	return (
		<div className="register-cell">
			<p>
				<DayText day={dueOn} />
			</p>
			<p>
				{isLate ? (
					<Badge tone="danger">{isMine ? relativeDay(dueOn, today) : `sans nouvelles, ${relativeDay(dueOn, today)}`}</Badge>
				) : (
					<span className="muted">{relativeDay(dueOn, today)}</span>
				)}
			</p>
		</div>
	);
}
