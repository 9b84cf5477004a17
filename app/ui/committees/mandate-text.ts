import type { MandateRole } from "#app/domain/kernel/actor.ts";
import { mandateRoleLabels } from "#app/messages/committees.ts";
import { formatDay, formatNumber, formatPeriod } from "../format.ts";
import type { ShownReminder } from "../reminders/next-reminder.tsx";

export interface ShownMandate {
	mandateId: string;
	displayName: string;
	organisationName: string;
	role: MandateRole;
	fte: number | null;
	startsOn: string;
	endsOn: string | null;
	/** Of the end that comes. */
	reminder?: ShownReminder | null;
}

/** « Référence technique (0,5 ETP) ». */
export const mandateTitle = ({ role, fte }: Pick<ShownMandate, "role" | "fte">): string =>
	fte === null ? mandateRoleLabels[role] : `${mandateRoleLabels[role]} (${formatNumber(fte)}\u00a0ETP)`;

/** « depuis le 3 mars 2025 », « du 3 mars 2025 au 2 mars 2027 ». */
export const mandateDates = ({ startsOn, endsOn }: Pick<ShownMandate, "startsOn" | "endsOn">): string =>
	endsOn ? formatPeriod(startsOn, endsOn) : `depuis le ${formatDay(startsOn)}`;
