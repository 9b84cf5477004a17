import type { HeldDuty } from "#app/domain/referrals/duty-types.ts";
import { dutyLabels, obstacleLabels, secretBasisLabels } from "#app/messages/referral-places.ts";
import { paths } from "#app/paths.ts";
import { formatShortDay } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { DataTable } from "../primitives/data-table.tsx";

type Line = Pick<HeldDuty, "dutyId" | "displayName" | "organisationName" | "duty" | "secretBasis"> & {
	startsOn: string;
	endsOn: string | null;
	/** Why the duty sleeps. */
	obstacle: string | null;
};

interface HeldDutyTableProps {
	territory: string;
	caption: string;
	held: readonly Line[];
	today: string;
	/** Agents of one's own organisation, rather than managers of all. */
	areAgents: boolean;
}

export function HeldDutyTable({ territory, caption, held, today, areAgents }: HeldDutyTableProps) {
	return (
		<DataTable
			caption={caption}
			rows={held}
			rowKey={({ dutyId }) => dutyId}
			columns={[
				{ key: "name", header: "Nom", cell: ({ displayName }) => displayName },
				areAgents
					? { key: "basis", header: "Secret", cell: ({ secretBasis }) => secretBasisLabels[secretBasis] }
					: { key: "organisation", header: "Organisation", cell: ({ organisationName }) => organisationName },
				...(areAgents ? [] : [{ key: "duty", header: "Habilitation", cell: ({ duty }: Line) => dutyLabels[duty] }]),
				{ key: "from", header: "Depuis le", cell: ({ startsOn }) => formatShortDay(startsOn), isCompact: true },
				{ key: "until", header: "Jusqu'au", cell: ({ endsOn }) => (endsOn ? formatShortDay(endsOn) : "Sans fin"), isCompact: true },
				{ key: "state", header: "État", cell: (line) => <DutyState {...line} today={today} /> },
				{
					key: "end",
					header: "Fin",
					isCompact: true,
					cell: ({ dutyId, displayName }) => (
						<a href={paths.endReferralDuty(territory, dutyId)} aria-label={`Mettre fin à l'habilitation de ${displayName}`}>
							Mettre fin
						</a>
					),
				},
			]}
		/>
	);
}

function DutyState({ obstacle, startsOn, today }: Pick<Line, "obstacle" | "startsOn"> & { today: string }) {
	if (obstacle) return <Badge tone="danger">{obstacleLabels[obstacle]}</Badge>;
	return startsOn > today ? <Badge>à venir</Badge> : <Badge tone="success">en vigueur</Badge>;
}
