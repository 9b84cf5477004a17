import type { RecipientState, Side } from "#app/domain/referrals/types.ts";
import { stateLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { formatShortDay, relativeDay, sinceDay } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { DataTable } from "../primitives/data-table.tsx";

export interface ManagedLine {
	referralId: string;
	recipientId: string | null;
	reference: string;
	/** The sender's side has one state: sent. */
	state: RecipientState;
	stateSince: string;
	waitingOn: Side | null;
	dueOn: string | null;
	assignedTo: string | null;
	readers: readonly { id: string; name: string }[];
}

export const sideText = ({ recipientId }: Pick<ManagedLine, "recipientId">): string => (recipientId ? "Reçue" : "Envoyée");

/** What a manager follows: how long each has waited and who reads it, never what it is about. */
export function ManagedTable({ territory, places, today }: { territory: string; places: readonly ManagedLine[]; today: string }) {
	return (
		<DataTable
			caption="Orientations de l'organisation, sans leur contenu"
			rows={places}
			rowKey={({ referralId, recipientId }) => `${referralId} ${recipientId}`}
			columns={[
				{ key: "reference", header: "Référence", cell: ({ reference }) => reference, isCompact: true },
				{ key: "side", header: "Sens", cell: sideText },
				{ key: "state", header: "État", cell: ({ state }) => stateLabels[state] },
				{
					key: "since",
					header: "Depuis",
					cell: ({ stateSince }) => <time dateTime={stateSince}>{sinceDay(stateSince, today)}</time>,
					isCompact: true,
				},
				{ key: "wait", header: "Attend", cell: (line) => <Wait {...line} today={today} /> },
				{ key: "readers", header: "Lisent", cell: (line) => <Readers {...line} /> },
				{
					key: "give",
					header: "Confier",
					isCompact: true,
					cell: ({ referralId, recipientId, reference }) => (
						<a href={paths.handOver(territory, referralId, recipientId)} aria-label={`Confier ${reference} à une autre personne`}>
							Confier
						</a>
					),
				},
			]}
		/>
	);
}

function Wait({ recipientId, waitingOn, dueOn, today }: ManagedLine & { today: string }) {
	// the sender's side has a wait for each recipient, which its manager does not see
	if (!recipientId || !waitingOn) return "–";
	if (waitingOn === "sender") return "l'autre organisation";
	if (!dueOn) return "vous";
	return (
		<Badge tone={dueOn < today ? "danger" : "warning"}>
			{dueOn < today ? relativeDay(dueOn, today) : `vous, avant le ${formatShortDay(dueOn)}`}
		</Badge>
	);
}

function Readers({ readers, assignedTo }: ManagedLine) {
	if (readers.length === 0) return <Badge tone="danger">personne</Badge>;
	const names = readers.map(({ name }) => (name === assignedTo ? `${name} (suit)` : name));
	return names.join(", ");
}
