import { Badge } from "../primitives/badge.tsx";

interface CampaignBadgeProps {
	campaign: { isClosed: boolean; missing: number; dueOn: string };
	today: string;
}

/** Closed, late while values are missing after the due date, or under way. */
export function CampaignBadge({ campaign: { isClosed, missing, dueOn }, today }: CampaignBadgeProps) {
	if (isClosed) {
		return (
			<Badge tone="neutral" icon="lock">
				Close
			</Badge>
		);
	}
	if (missing === 0) return <Badge tone="success">Complète</Badge>;
	return dueOn < today ? <Badge tone="danger">En retard</Badge> : <Badge tone="info">En cours</Badge>;
}
