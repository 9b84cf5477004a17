import { useCallback, useEffect, useReducer, useRef } from "react";
import type { ExpectedState, TypedField } from "#app/domain/campaigns/types.ts";
import type { RowReply } from "#app/messages/grid-replies.ts";
import type { Placed } from "./grid-paste.ts";

export interface GridRow extends Record<TypedField, string> {
	id: string;
	label: string;
	sheetCode: string;
	sheetTitle: string;
	unit: string;
	scale: string[];
	previousValue: number | null;
	previousOn: string | null;
	state: ExpectedState;
	returnReason: string | null;
	revision: number;
	isLocked: boolean;
}

/** Where a row stands between the screen and the server. */
export type Saving =
	| { kind: "idle" }
	| { kind: "edited" }
	| { kind: "waiting" }
	| { kind: "saving" }
	| { kind: "saved" }
	| { kind: "refused"; field: TypedField; sentence: string };

export interface LiveRow extends GridRow {
	saving: Saving;
}

export type Trouble = "offline" | "signed-out" | null;

const saveAtMost = 50;
/** A server that is away says nothing when it is back. */
const retryEveryMs = 8_000;

export const withReply = (row: LiveRow, reply: RowReply | undefined): LiveRow => {
	if (!reply) return row;
	if (reply.kind === "refused") {
		const saving: Saving = { kind: "refused", field: reply.field ?? "value", sentence: reply.sentence ?? "" };
		return { ...row, revision: reply.revision ?? row.revision, saving };
	}
	return {
		...row,
		value: reply.value ?? row.value,
		state: reply.state ?? row.state,
		returnReason: reply.kind === "saved" ? null : row.returnReason,
		revision: reply.revision ?? row.revision,
		saving: { kind: "saved" },
	};
};

/** A row says something: a comment alone waits for its value. */
const isSayable = (row: GridRow) => row.revision > 0 || row.value.trim() !== "" || row.unavailableReason.trim() !== "";

/** The server has not got it as it stands. */
export const isUnsaved = ({ saving: { kind } }: LiveRow) => kind === "edited" || kind === "waiting";

/**
 * Rows under the person's hands, saved when a cell is left: one request at a time, each with every row that waits. What is left
 * while a request is away waits for the next; what is still being typed waits for nobody: half a figure is a figure too.
 */
export function useGrid(initial: readonly LiveRow[], saveHref: string) {
	const rows = useRef<LiveRow[]>([...initial]);
	const trouble = useRef<Trouble>(null);
	const isAway = useRef(false);
	const [, show] = useReducer((count: number) => count + 1, 0);

	const edit = useCallback((placed: readonly Placed[]) => {
		for (const { row: at, field, text } of placed) {
			const row = rows.current[at];
			if (row && !row.isLocked && row[field] !== text) rows.current[at] = { ...row, [field]: text, saving: { kind: "edited" } };
		}
		show();
	}, []);

	const sendWaiting = useCallback(async () => {
		if (isAway.current) return;
		isAway.current = true;
		try {
			for (;;) {
				const waiting = rows.current.filter((row) => row.saving.kind === "waiting" && isSayable(row)).slice(0, saveAtMost);
				if (waiting.length === 0) break;
				const away = new Set(waiting.map(({ id }) => id));
				rows.current = rows.current.map((row) => (away.has(row.id) ? { ...row, saving: { kind: "saving" } } : row));
				show();
				const answer = await send(saveHref, waiting);
				trouble.current = answer.trouble;
				const replies = new Map(answer.rows.map((reply) => [reply.expectedId, reply]));
				rows.current = rows.current.map((row) => {
					if (!away.has(row.id)) return row;
					if (answer.trouble) return isUnsaved(row) ? row : { ...row, saving: { kind: "waiting" } };
					// edited meanwhile: what was typed stays, on the revision just saved
					if (isUnsaved(row)) return { ...row, revision: replies.get(row.id)?.revision ?? row.revision };
					return withReply(row, replies.get(row.id));
				});
				show();
				if (answer.trouble) break;
			}
		} finally {
			isAway.current = false;
		}
	}, [saveHref]);

	const save = useCallback(() => {
		rows.current = rows.current.map((row) => (row.saving.kind === "edited" ? { ...row, saving: { kind: "waiting" } } : row));
		return sendWaiting();
	}, [sendWaiting]);

	useEffect(() => {
		const saveNow = () => void sendWaiting();
		const warn = (event: BeforeUnloadEvent) => {
			if (rows.current.some((row) => isUnsaved(row) || row.saving.kind === "saving")) event.preventDefault();
		};
		window.addEventListener("online", saveNow);
		window.addEventListener("beforeunload", warn);
		return () => {
			window.removeEventListener("online", saveNow);
			window.removeEventListener("beforeunload", warn);
		};
	}, [sendWaiting]);

	/** Sends refused rows once more as they stand, one or all: after a conflict, that is how one chooses to replace what was there. */
	const saveAgain = useCallback(
		(at?: number) => {
			rows.current = rows.current.map((row, index) =>
				row.saving.kind === "refused" && (at === undefined || at === index) ? { ...row, saving: { kind: "edited" } } : row,
			);
			return save();
		},
		[save],
	);

	const isOffline = trouble.current === "offline";
	useEffect(() => {
		if (!isOffline) return;
		const timer = setInterval(() => void sendWaiting(), retryEveryMs);
		return () => clearInterval(timer);
	}, [isOffline, sendWaiting]);

	return { rows: rows.current, trouble: trouble.current, edit, save, saveAgain };
}

async function send(href: string, rows: readonly LiveRow[]): Promise<{ trouble: Trouble; rows: RowReply[] }> {
	const body = rows.map(({ id, value, unavailableReason, comment, evidenceUrl, revision }) => ({
		expectedId: id,
		value,
		unavailableReason,
		comment,
		evidenceUrl,
		revision,
	}));
	try {
		const response = await fetch(href, {
			method: "POST",
			redirect: "manual",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ rows: body }),
		});
		if (response.type === "opaqueredirect") return { trouble: "signed-out", rows: [] };
		if (!response.ok) return { trouble: "offline", rows: [] };
		return { trouble: null, ...((await response.json()) as { rows: RowReply[] }) };
	} catch {
		return { trouble: "offline", rows: [] };
	}
}
