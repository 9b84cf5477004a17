import { Badge } from "../primitives/badge.tsx";

/** Whether the last value is at the target; nothing when one of them is missing. */
export function TargetBadge({ isReached }: { isReached: boolean | null }) {
	if (isReached === null) return null;
	return isReached ? <Badge tone="success">Atteinte</Badge> : <Badge tone="neutral">Non atteinte</Badge>;
}
