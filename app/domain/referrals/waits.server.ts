import { sql } from "kysely";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx, Tx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { Department } from "../kernel/public-holidays.ts";
import { getSettings } from "./settings-queries.server.ts";
import type { RecipientId, ReferralId, ReferralSettings, Urgency } from "./types.ts";
import type { Wait } from "./waits.ts";

export interface WaitingPlace {
	territoryId: TerritoryId;
	referralId: ReferralId;
	recipientId: RecipientId;
	department: Department;
	wait: Wait;
}

const columns = [
	"recipient.territoryId",
	"recipient.referralId",
	"recipient.id as recipientId",
	"recipient.state",
	"recipient.stateSince",
	"recipient.dueOn",
	"recipient.reminderStage",
	"recipient.remindedOn",
	"recipient.sentAt",
	"recipient.firstAnswerAt",
	"referral.urgency",
	"territory.departmentCode as department",
] as const;

const waiting = (tx: ReadTx) =>
	tx
		.selectFrom("referralRecipient as recipient")
		.innerJoin("referral", "referral.id", "recipient.referralId")
		.innerJoin("territory", "territory.id", "recipient.territoryId")
		.where("recipient.waitingOn", "is not", null)
		.where("recipient.accessEndedAt", "is", null)
		.where("referral.archivedAt", "is", null)
		.select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof waiting>["executeTakeFirstOrThrow"]>>;

const placeOf = ({ territoryId, referralId, recipientId, department, urgency, ...wait }: Row): WaitingPlace => ({
	territoryId: territoryId as TerritoryId,
	referralId: referralId as ReferralId,
	recipientId: recipientId as RecipientId,
	department,
	wait: { ...(wait as Omit<Wait, "urgency">), urgency: urgency as Urgency },
});

/** In every territory, the answers whose time may have come: late, or never given. */
export async function listWaits(tx: ReadTx, today: Day): Promise<WaitingPlace[]> {
	const rows = await waiting(tx)
		.where((eb) => eb.or([eb("recipient.dueOn", "<=", today), eb("recipient.firstAnswerAt", "is", null)]))
		.orderBy("recipient.dueOn")
		.orderBy("recipient.id")
		.execute();
	return rows.map(placeOf);
}

/** The same of one, locked: null when nobody waits there any more. */
export async function lockWait(
	tx: Tx,
	territoryId: TerritoryId,
	recipientId: RecipientId,
): Promise<(WaitingPlace & { settings: ReferralSettings }) | null> {
	const row = await waiting(tx)
		.where("recipient.territoryId", "=", territoryId)
		.where("recipient.id", "=", recipientId)
		.modifyEnd(sql`for update of recipient`)
		.executeTakeFirst();
	return row ? { ...placeOf(row), settings: await getSettings(tx, territoryId) } : null;
}
