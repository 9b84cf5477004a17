import { sql } from "kysely";
import { inForce } from "#db/predicates.ts";
import { type Day, dayOf } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { CommitteeId, MeetingId, TerritoryId } from "../kernel/ids.ts";
import type { Invitee } from "./types.ts";

/** Who would receive the notice of a meeting: everyone with a mandate on its day, then guests, each once. */
export async function listInvitees(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ id: meetingId, committeeId, startsAt }: { id: MeetingId; committeeId: CommitteeId; startsAt: Date },
	today: Day,
): Promise<Invitee[]> {
	const members = await accounts(tx, territoryId, today)
		.where((eb) =>
			eb.exists(
				eb
					.selectFrom("mandate")
					.select("mandate.id")
					.whereRef("mandate.personId", "=", "membership.personId")
					.where("mandate.territoryId", "=", territoryId)
					.where("mandate.committeeId", "=", committeeId)
					.where(inForce("mandate", dayOf(startsAt))),
			),
		)
		.orderBy("person.displayName")
		.execute();
	const guests = await tx
		.selectFrom("committeeGuest")
		.leftJoin("person", "person.id", "committeeGuest.personId")
		.select(["committeeGuest.id as guestId", "committeeGuest.personId as accountId", "committeeGuest.organisation as organisationName"])
		.select(sql<string>`coalesce(committee_guest.name, person.display_name)`.as("name"))
		.select("committeeGuest.email")
		.where("committeeGuest.territoryId", "=", territoryId)
		.where("committeeGuest.committeeId", "=", committeeId)
		.where("committeeGuest.removedAt", "is", null)
		.where((eb) => eb.or([eb("committeeGuest.meetingId", "is", null), eb("committeeGuest.meetingId", "=", meetingId)]))
		.orderBy("name")
		.execute();
	const invited = await accounts(tx, territoryId, today)
		.where("membership.personId", "in", [...guests.map(({ accountId }) => accountId ?? noOne), noOne])
		.execute();
	const isMember = (accountId: string | null) => members.some(({ personId }) => personId === accountId);
	return [
		...members.map((member) => ({ ...member, guestId: null })),
		...guests
			.filter(({ accountId }) => !isMember(accountId))
			.map(({ accountId, ...guest }) => {
				const account = invited.find(({ personId }) => personId === accountId);
				return {
					...guest,
					personId: null,
					email: account ? account.email : guest.email,
					organisationName: account?.organisationName ?? guest.organisationName,
				};
			}),
	] as Invitee[];
}

/** No account has it: keeps a list of ids from being empty. */
const noOne = "00000000-0000-0000-0000-000000000000";

/** People of the territory; without an address when nothing may be sent to them today. */
const accounts = (tx: ReadTx, territoryId: TerritoryId, today: Day) =>
	tx
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.personId")
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.where("membership.territoryId", "=", territoryId)
		.select(["membership.personId", "person.displayName as name", "organisation.name as organisationName"])
		.select(sql<string | null>`case when person.is_active and ${inForce("membership", today)} then person.email end`.as("email"));
