import type { Tx } from "../kernel/context.server.ts";
import type { MeetingId } from "../kernel/ids.ts";

/** Remembers when those who sit in the body were first told of the meeting, in the transaction that convokes them. */
export async function markConvoked(tx: Tx, meetingId: MeetingId, at: Date): Promise<void> {
	await tx.updateTable("meeting").set({ convokedAt: at }).where("id", "=", meetingId).where("convokedAt", "is", null).execute();
}

/** One more version of the meeting, for what its calendar entry says and its own row does not hold. @returns its number */
export async function countChange(tx: Tx, meetingId: MeetingId): Promise<number> {
	const { revision } = await tx
		.updateTable("meeting")
		.set(({ eb }) => ({ revision: eb("revision", "+", 1) }))
		.where("id", "=", meetingId)
		.returning("revision")
		.executeTakeFirstOrThrow();
	return revision;
}
