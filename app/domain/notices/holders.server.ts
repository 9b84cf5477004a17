import type { ReadTx } from "../kernel/context.server.ts";
import type { MutedKind, NoticeObject } from "./types.ts";

export interface ObjectRef {
	objectKind: NoticeObject;
	objectId: string;
}
interface Holder {
	objectKind: MutedKind;
	objectId: string | null;
}

/** What may be muted and holds each object: its sheet, its body. */
export async function listHolders(tx: ReadTx, objects: readonly ObjectRef[]): Promise<(object: ObjectRef) => Holder[]> {
	const held = new Map<string, Holder[]>();
	const kinds = new Set(objects.map(({ objectKind }) => objectKind));
	for (const kind of kinds) {
		const ids = [...new Set(objects.filter(({ objectKind }) => objectKind === kind).map(({ objectId }) => objectId))];
		const read = holdersOf[kind];
		if (!read) continue;
		for (const { id, committeeId, sheetId } of await read(tx, ids))
			held.set(`${kind}/${id}`, [
				{ objectKind: "committee", objectId: committeeId },
				{ objectKind: "sheet", objectId: sheetId },
			]);
	}
	return ({ objectKind, objectId }) => held.get(`${objectKind}/${objectId}`) ?? [];
}

type Read = (tx: ReadTx, ids: string[]) => Promise<{ id: string; committeeId: string | null; sheetId: string | null }[]>;

const ofBody =
	(table: "minutes" | "meeting" | "meetingPoll"): Read =>
	async (tx, ids) =>
		(await tx.selectFrom(table).select(["id", "committeeId"]).where("id", "in", ids).execute()).map((row) => ({ ...row, sheetId: null }));
const ofSheet =
	(table: "milestone" | "indicator" | "sheetComment"): Read =>
	async (tx, ids) =>
		(await tx.selectFrom(table).select(["id", "sheetId"]).where("id", "in", ids).execute()).map((row) => ({ ...row, committeeId: null }));

const holdersOf: Partial<Record<NoticeObject, Read>> = {
	minutes: ofBody("minutes"),
	meeting: ofBody("meeting"),
	poll: ofBody("meetingPoll"),
	committee: async (_, ids) => ids.map((id) => ({ id, committeeId: id, sheetId: null })),
	task: (tx, ids) => tx.selectFrom("task").select(["id", "committeeId", "sheetId"]).where("id", "in", ids).execute(),
	sheet: async (_, ids) => ids.map((id) => ({ id, committeeId: null, sheetId: id })),
	milestone: ofSheet("milestone"),
	comment: ofSheet("sheetComment"),
	indicator: ofSheet("indicator"),
};
