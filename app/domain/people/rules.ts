import type { TerritoryRole } from "../kernel/actor.ts";
import type { Day } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { OrganisationId } from "../kernel/ids.ts";
import { slugWords } from "../kernel/slug.ts";
import type { MemberState, TokenStatus } from "./types.ts";

interface Place {
	organisationId: OrganisationId;
	role: TerritoryRole;
	jobTitle: string | null;
	startsOn: Day;
	endsOn: Day | null;
}

/** A place has no revision number: what it says is its version. */
export const placeStamp = ({ organisationId, role, jobTitle, endsOn }: Omit<Place, "startsOn">): string =>
	JSON.stringify([organisationId, role, jobTitle, endsOn]);

export const isOver = (place: { endsOn: Day | null }, today: Day): boolean => place.endsOn !== null && place.endsOn < today;

/** Ends a place after this day; one that had not begun by then is closed all the same. */
export const endPlace = <P extends Place>(place: P, endsOn: Day): P => ({
	...place,
	endsOn,
	startsOn: endsOn < place.startsOn ? endsOn : place.startsOn,
});

/** Somebody must remain to give rights: an admin leaves only when another, without an end date, stays. */
export function assertAnAdminRemains(before: Place, after: Place, otherLastingAdmins: number): void {
	const isLasting = (place: Place) => place.role === "admin" && place.endsOn === null;
	if (isLasting(before) && !isLasting(after) && otherLastingAdmins === 0) throw new RuleViolation("member.last-admin");
}

export function assertInvited(state: MemberState): void {
	if (state !== "invited") throw new RuleViolation("member.not-invited");
}

export function statusOfToken(token: { usedAt: Date | null; expiresAt: Date } | undefined, now: Date): Exclude<TokenStatus, "closed"> {
	if (!token) return "unknown";
	if (token.usedAt) return "used";
	return token.expiresAt <= now ? "expired" : "valid";
}

/** « Centre social de l'Île » → "centre-social-de-l-ile"; empty when nothing can be kept. */
export const slugOf = (name: string): string => slugWords(name).join("-").slice(0, 60).replace(/-+$/, "");
