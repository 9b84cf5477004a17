import type { SheetStatus } from "#app/domain/action-sheets/types.ts";
import { sheetStatusLabels } from "#app/messages/action-sheets.ts";
import { Badge } from "../primitives/badge.tsx";
import type { Tone } from "../primitives/tone.ts";

export const sheetTones: Record<SheetStatus, Tone> = {
	draft: "neutral",
	proposed: "neutral",
	reviewed: "neutral",
	validated: "info",
	in_progress: "info",
	completed: "success",
	evaluated: "success",
	renewed: "success",
	dropped: "neutral",
	merged: "neutral",
	on_hold: "warning",
	blocked: "danger",
	abandoned: "neutral",
};

/** Where the sheet stands; late is said beside, since it is not a status. */
export function SheetStatusBadge({ status, isLate = false }: { status: SheetStatus; isLate?: boolean }) {
	return (
		<>
			<Badge tone={sheetTones[status]}>{sheetStatusLabels[status]}</Badge>
			{isLate && <LateBadge />}
		</>
	);
}

export const LateBadge = () => (
	<Badge tone="danger" icon="clock">
		En retard
	</Badge>
);

export const FlagshipBadge = () => <Badge tone="accent">Action phare</Badge>;
