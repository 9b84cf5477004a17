import type { Editor } from "@tiptap/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Doc } from "#app/domain/minutes/types.ts";
import type { SaveReply } from "./save-reply.ts";

export type SaveState =
	| { kind: "saved"; at: string; revision: number }
	/** Written since the last save; it leaves in a moment. */
	| { kind: "waiting" }
	| { kind: "saving" }
	/** The server cannot be reached: the text stays in this page and goes as soon as it can. */
	| { kind: "offline" }
	| { kind: "signed-out" }
	| { kind: "refused"; sentence: string }
	| { kind: "conflict"; current: { revision: number; doc: Doc } };

const idle = 1500;
const retryAfter = 5000;

interface Saved {
	url: string;
	revision: number;
	at: string;
}

/** Sends the text a moment after the last stroke, one request at a time, and tells where it stands. */
export function useAutosave(editor: Editor | null, saved: Saved) {
	const [state, setState] = useState<SaveState>({ kind: "saved", at: saved.at, revision: saved.revision });
	const work = useRef({ revision: saved.revision, isDirty: false, isSending: false, isHeld: false, timer: 0 });

	const send = useCallback(async (): Promise<void> => {
		const now = work.current;
		window.clearTimeout(now.timer);
		if (!editor || !now.isDirty || now.isSending || now.isHeld) return;
		now.isSending = true;
		now.isDirty = false;
		setState({ kind: "saving" });
		const next = await post(saved.url, { revision: now.revision, doc: editor.getJSON() });
		now.isSending = false;
		if (next.kind === "saved") {
			now.revision = next.revision;
			setState(now.isDirty ? { kind: "waiting" } : next);
			if (now.isDirty) now.timer = window.setTimeout(send, idle);
			return;
		}
		now.isDirty = true;
		now.isHeld = next.kind === "conflict";
		if (next.kind === "offline") now.timer = window.setTimeout(send, retryAfter);
		setState(next);
	}, [editor, saved.url]);

	useEffect(() => {
		if (!editor) return;
		const now = work.current;
		const onUpdate = () => {
			now.isDirty = true;
			if (now.isHeld) return;
			if (!now.isSending) setState((before) => (before.kind === "offline" ? before : { kind: "waiting" }));
			window.clearTimeout(now.timer);
			now.timer = window.setTimeout(send, idle);
		};
		const onLeave = (event: BeforeUnloadEvent) => {
			if (now.isDirty || now.isSending) event.preventDefault();
		};
		editor.on("update", onUpdate);
		window.addEventListener("online", send);
		window.addEventListener("beforeunload", onLeave);
		return () => {
			editor.off("update", onUpdate);
			window.removeEventListener("online", send);
			window.removeEventListener("beforeunload", onLeave);
			window.clearTimeout(now.timer);
		};
	}, [editor, send]);

	/** Ends a conflict: the text on screen goes over the version that stands, knowingly. */
	const saveOver = useCallback(
		(revision: number) => {
			Object.assign(work.current, { revision, isHeld: false, isDirty: true });
			return send();
		},
		[send],
	);
	return { state, saveNow: send, saveOver };
}

async function post(url: string, body: { revision: number; doc: unknown }): Promise<SaveState> {
	try {
		const response = await fetch(url, {
			method: "POST",
			redirect: "manual",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify(body),
		});
		if (response.type === "opaqueredirect") return { kind: "signed-out" };
		if (response.status >= 500) return { kind: "offline" };
		const reply = (await response.json()) as SaveReply;
		if ("revision" in reply) return { kind: "saved", ...reply };
		return reply.current ? { kind: "conflict", current: reply.current } : { kind: "refused", sentence: reply.sentence };
	} catch {
		return { kind: "offline" };
	}
}
