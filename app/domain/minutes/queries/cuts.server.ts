import type { ReadTx } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import type { Meeting } from "../../meetings/types.ts";
import { readFrozen, sealOf } from "../frozen.server.ts";
import { findOpenCut } from "../open-cut.server.ts";
import { openCutOf, wordsOf } from "../open-cut.ts";
import type { Doc, Minutes } from "../types.ts";

/** One cut of minutes, as it is printed. */
export interface CutText {
	/** Of the day it was approved; null for a draft. */
	committeeName: string | null;
	agenda: { title: string; sheetCode: string | null }[];
	attendance: { name: string; organisation: string; status: Meeting["attendance"][number]["status"] }[];
	doc: Doc;
	/** References of its decisions, in order; null before approval. */
	decisions: (string | null)[];
}

/**
 * The whole text, or its open cut: once approved, what was stored beside it, whoever asks; a draft is cut here.
 * @throws NotFound for the whole text where the reader only sees the open cut
 */
export async function readCut(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ meeting, minutes, isWhole }: { meeting: Meeting; minutes: Minutes; isWhole: boolean },
): Promise<CutText> {
	if (isWhole && minutes.isOpenCut) throw new NotFound("not-found");
	const seal = sealOf(minutes);
	if (seal) {
		const frozen = isWhole ? readFrozen(seal) : (await findOpenCut(tx, territoryId, meeting.id))?.content;
		if (!frozen) throw new NotFound("not-found");
		return { ...frozen, committeeName: frozen.committee.name };
	}
	const draft = {
		committeeName: null,
		agenda: meeting.points.map(({ title, sheet }) => ({ title, sheetCode: sheet?.code ?? null })),
		attendance: meeting.attendance.map(({ displayName: name, organisationName: organisation, status }) => ({ name, organisation, status })),
		doc: minutes.doc,
		decisions: [],
	};
	return isWhole ? draft : openCutOf(draft, meeting.points);
}

/** Mistakes found since in approved minutes; with an open cut, none that quotes what it does not hold. */
export async function listErrataOfCut(tx: ReadTx, territoryId: TerritoryId, minutesId: string, openDoc: Doc | null) {
	const rows = await tx
		.selectFrom("minutesErratum")
		.select(["decidedAt", "passage", "text"])
		.where("territoryId", "=", territoryId)
		.where("minutesId", "=", minutesId)
		.where("status", "=", "approved")
		.orderBy("decidedAt")
		.execute();
	const oneLine = (words: string) => words.replace(/\s+/g, " ").toLowerCase();
	const within = openDoc && oneLine(wordsOf(openDoc));
	return rows
		.filter(({ passage }) => within === null || passage === null || within.includes(oneLine(passage)))
		.map(({ decidedAt, passage, text }) => ({ at: decidedAt as Date, passage, text }));
}
