import type { DutyGroup, DutyKind } from "#app/domain/duties/types.ts";
import { dutyGroupTitles, dutyKindLabels } from "#app/messages/duties.ts";
import { formatDay, relativeDay } from "../format.ts";
import { DutyList } from "../primitives/duty-list.tsx";
import type { Tone } from "../primitives/tone.ts";

interface ShownDuty {
	kind: DutyKind;
	title: string;
	context: string;
	href: string;
	dueOn: string | null;
	meetingOn: string | null;
	territoryName: string;
}

export interface DutyGroupsProps {
	groups: readonly { group: DutyGroup; count: number; items: readonly ShownDuty[] }[];
	today: string;
	/** Over several territories, each duty says where it belongs. */
	isOverTerritories?: boolean;
	headingLevel?: 2 | 3;
}

const tones: Record<DutyGroup, Tone> = { "to-approve": "accent", "to-fill": "info", late: "danger", upcoming: "neutral" };

/** What waits for the reader: to approve first, then to fill in, late, and soon due. */
export function DutyGroups({ groups, today, isOverTerritories = false, headingLevel }: DutyGroupsProps) {
	return (
		<DutyList
			headingLevel={headingLevel}
			groups={groups.map(({ group, count, items }) => ({
				title: dutyGroupTitles[group],
				count,
				items: items.map((duty) => ({
					href: duty.href,
					title: duty.title,
					context: [dutyKindLabels[duty.kind], duty.context, isOverTerritories && duty.territoryName].filter(Boolean).join(" · "),
					due: duty.dueOn ? relativeDay(duty.dueOn, today) : duty.meetingOn ? `réunion du ${formatDay(duty.meetingOn)}` : undefined,
					tone: tones[group],
				})),
			}))}
			emptyText="Rien ne vous attend pour le moment : tout est à jour."
		/>
	);
}
