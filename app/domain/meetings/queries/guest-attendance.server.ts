import type { ReadTx } from "../../kernel/context.server.ts";
import type { MeetingId, TerritoryId } from "../../kernel/ids.ts";
import type { GuestStatus } from "../types.ts";

export interface GuestPresence {
	guestId: string;
	name: string;
	organisationName: string | null;
	status: GuestStatus;
	arrivedPointId: string | null;
	leftPointId: string | null;
}

/** Guests whose presence was recorded, by name; those no longer invited since are kept. */
export async function listGuestAttendance(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<GuestPresence[]> {
	const rows = await tx
		.selectFrom("guestAttendance")
		.innerJoin("committeeGuest as guest", "guest.id", "guestAttendance.guestId")
		.leftJoin("membership", (join) =>
			join.onRef("membership.personId", "=", "guest.personId").onRef("membership.territoryId", "=", "guest.territoryId"),
		)
		.leftJoin("person", "person.id", "guest.personId")
		.leftJoin("organisation", "organisation.id", "membership.organisationId")
		.select(["guestAttendance.guestId", "guestAttendance.status", "guestAttendance.arrivedPointId", "guestAttendance.leftPointId"])
		.select(({ fn }) => [
			fn.coalesce("guest.name", "person.displayName").as("name"),
			fn.coalesce("guest.organisation", "organisation.name").as("organisationName"),
		])
		.where("guestAttendance.territoryId", "=", territoryId)
		.where("guestAttendance.meetingId", "=", meetingId)
		.orderBy("name")
		.execute();
	return rows as GuestPresence[];
}
