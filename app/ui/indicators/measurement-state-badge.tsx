import type { ExpectedState } from "#app/domain/campaigns/types.ts";
import { expectedStateLabels } from "#app/messages/campaigns.ts";
import { Badge } from "../primitives/badge.tsx";
import type { Tone } from "../primitives/tone.ts";

const tones: Record<ExpectedState, Tone> = { missing: "neutral", proposed: "info", returned: "warning", accepted: "success" };

export function MeasurementStateBadge({ state }: { state: ExpectedState }) {
	return <Badge tone={tones[state]}>{expectedStateLabels[state]}</Badge>;
}
