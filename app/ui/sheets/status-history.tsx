import { sheetStatusLabels } from "#app/messages/action-sheets.ts";
import { formatShortDateTime } from "../format.ts";
import { Timeline } from "../primitives/timeline.tsx";
import type { ShownStatusChange } from "./shown.ts";
import { sheetTones } from "./status-badge.tsx";

export const StatusHistory = ({ label, changes }: { label: string; changes: readonly ShownStatusChange[] }) => (
	<Timeline
		label={label}
		entries={changes.map((change) => ({
			dateTime: change.changedAt,
			when: formatShortDateTime(change.changedAt),
			who: change.changedByName ?? undefined,
			what: sheetStatusLabels[change.toStatus],
			detail: change.reason,
			tone: sheetTones[change.toStatus],
		}))}
	/>
);
