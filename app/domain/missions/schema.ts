import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { OrganisationId } from "../kernel/ids.ts";
import { optionalText, orNull, Revision } from "../kernel/inputs.ts";
import { needs, publics } from "../referrals/types.ts";
import { bookings, MissionId, missionParts, rhythms, SessionId } from "./types.ts";

export const AddMission = z.strictObject({
	need: z.enum(needs),
	public: z.enum(publics),
	organisationId: OrganisationId,
	part: z.enum(missionParts),
	convention: optionalText(200),
	conventionOn: orNull(Day),
	reviewOn: orNull(Day),
	note: optionalText(500),
});
export type AddMission = z.output<typeof AddMission>;
export const EditMission = AddMission.extend({ missionId: MissionId, revision: Revision });
export type EditMission = z.output<typeof EditMission>;
export const RemoveMission = z.strictObject({ missionId: MissionId, revision: Revision });
export type RemoveMission = z.output<typeof RemoveMission>;

/** The table of missions as its address asks for it: anything odd is no filter. */
export const MissionFilter = z.object({
	besoin: z.enum(needs).optional().catch(undefined),
	public: z.enum(publics).optional().catch(undefined),
	organisation: OrganisationId.optional().catch(undefined),
	revue: z.literal("en-retard").optional().catch(undefined),
});
export type MissionFilter = z.infer<typeof MissionFilter>;

const time = z.iso.time({ precision: -1, error: "invalid.time" });

/** Days typed one a line or after commas, « 24/12/2026 »: a form without scripts has no better way to hold a list of dates. */
const closedDays = z
	.string()
	.max(2_000)
	.default("")
	.transform((text, context) => {
		const days: Day[] = [];
		for (const word of text.split(/[\s,;]+/).filter(Boolean)) {
			const [, date, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(word) ?? [];
			const day = Day.safeParse(year ? `${year}-${month?.padStart(2, "0")}-${date?.padStart(2, "0")}` : word);
			if (!day.success) {
				context.addIssue({ code: "custom", message: "drop-in-session.closed-days" });
				return z.NEVER;
			}
			days.push(day.data);
		}
		if (days.length > 60) context.addIssue({ code: "custom", message: "drop-in-session.too-many-closed-days" });
		return [...new Set(days)].sort();
	});

export const AddSession = z.strictObject({
	organisationId: OrganisationId,
	hostId: orNull(OrganisationId),
	place: z.string().trim().min(1).max(200),
	rhythm: z.enum(rhythms),
	weekday: z.coerce.number().int().min(1).max(7),
	nth: orNull(z.enum(["1", "2", "3", "4", "-1"]).transform(Number)),
	opensAt: time,
	closesAt: time,
	startsOn: Day,
	endsOn: orNull(Day),
	closedOn: closedDays,
	booking: z.enum(bookings),
	note: optionalText(500),
});
export type AddSession = z.output<typeof AddSession>;
export const EditSession = AddSession.extend({ sessionId: SessionId, revision: Revision });
export type EditSession = z.output<typeof EditSession>;
export const RemoveSession = z.strictObject({ sessionId: SessionId, revision: Revision });
export type RemoveSession = z.output<typeof RemoveSession>;
export const ConfirmSession = z.strictObject({ sessionId: SessionId });
export type ConfirmSession = z.output<typeof ConfirmSession>;

export const sessionStates = ["en-cours", "a-confirmer", "terminee"] as const;
export const SessionFilter = z.object({
	organisation: OrganisationId.optional().catch(undefined),
	jour: z.enum(["1", "2", "3", "4", "5", "6", "7"]).optional().catch(undefined),
	etat: z.enum(sessionStates).optional().catch(undefined),
	page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type SessionFilter = z.infer<typeof SessionFilter>;
