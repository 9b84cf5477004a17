import { createHash, randomBytes } from "node:crypto";
import { checkedFile } from "../../attachments/steps.server.ts";
import type { FileStore } from "../../attachments/types.ts";
import { type Ctx, inTransaction, reading, type Tx } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { type MeetingId, newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { paperAdded } from "../events.ts";
import { prepareMeeting } from "../policy.ts";
import { assertOpen } from "../rules.ts";
import { AddPaperLink } from "../schema.ts";
import { listPointIds, lockMeeting } from "../store.server.ts";
import type { AgendaPointId, PaperId } from "../types.ts";

interface PaperFile {
	meetingId: MeetingId;
	pointId: AgendaPointId;
	/** As the browser sent it. */
	name: string;
	bytes: Uint8Array;
}

/** Keeps a file beside a point, as sheets keep theirs: whole on disk before its row exists, thrown away without a row. */
export async function addPaper(ctx: Ctx & { files: FileStore }, { meetingId, pointId, name, bytes }: PaperFile): Promise<PaperId> {
	const { files } = ctx;
	await reading(ctx, async (tx) => {
		const { territoryId } = ctx.actor;
		const found = await tx
			.selectFrom("meeting")
			.select("committeeId")
			.where("territoryId", "=", territoryId)
			.where("id", "=", meetingId)
			.executeTakeFirst();
		if (!found) throw new NotFound("not-found");
		assertAllowed(prepareMeeting(ctx.actor, found as Parameters<typeof prepareMeeting>[1]));
	});
	const kept = await checkedFile(name, bytes);
	const storageKey = randomBytes(16).toString("hex");
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	await files.write(storageKey, bytes);
	try {
		return await inTransaction(ctx, (tx) => keep(tx, ctx, { meetingId, pointId }, { ...kept, size: bytes.byteLength, sha256, storageKey }));
	} catch (error) {
		await files.discard(storageKey);
		throw error;
	}
}

/** Keeps an address beside a point. */
export async function addPaperLink(ctx: Ctx, input: AddPaperLink): Promise<PaperId> {
	const { meetingId, pointId, ...link } = AddPaperLink.parse(input);
	return inTransaction(ctx, (tx) => keep(tx, ctx, { meetingId, pointId }, link));
}

type Kept = { name: string } & ({ url: string } | { extension: string; size: number; sha256: string; storageKey: string });

async function keep(tx: Tx, { actor, now }: Ctx, { meetingId, pointId }: Pick<PaperFile, "meetingId" | "pointId">, kept: Kept) {
	const { territoryId, personId } = actor;
	const paperId = newId<PaperId>();
	const meeting = await lockMeeting(tx, actor, meetingId);
	assertOpen(meeting);
	if (!(await listPointIds(tx, meetingId)).includes(pointId)) throw new NotFound("not-found");
	await tx
		.insertInto("agendaPaper")
		.values({ id: paperId, territoryId, meetingId, pointId, ...kept, addedBy: personId, addedAt: now })
		.execute();
	await recordEvent(tx, territoryId, paperAdded, { meetingId, committeeId: meeting.committeeId, pointId, paperId });
	return paperId;
}
