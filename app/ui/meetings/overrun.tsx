import { Notice } from "../primitives/notice.tsx";
import type { ShownPoint } from "./agenda-table.tsx";
import { durationText } from "./facts.ts";

export interface ShownAgenda {
	points: readonly ShownPoint[];
	totalMinutes: number;
	/** When the last point ends. */
	endsAt: string | null;
	/** Beyond the announced end; 0 when the points fit. */
	overrunMinutes: number;
}

/** Says that the points do not fit in the time announced. */
export function Overrun({ minutes }: { minutes: number }) {
	if (minutes === 0) return null;
	return <Notice tone="warning">{`L'ordre du jour dépasse de ${durationText(minutes)} la fin annoncée.`}</Notice>;
}
