import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import { fragmentName, vocabularyVersion } from "#app/domain/minutes/live-text.ts";
import type { LiveNotice } from "#app/domain/minutes/types.ts";
import { askTicket, DoorClosed, type Ended } from "./ask-ticket.ts";
import { holdsConfidential, type KeptWords } from "./kept-words.ts";

export interface LiveState {
	link: "opening" | "open" | "offline" | "reconnecting" | "ended";
	/** Why it ended. */
	ended: Ended | null;
	/** What the server last said that the person may do; null before it spoke. */
	access: "write" | "read" | null;
	/** The server said that all that was written here is stored. */
	isStored: boolean;
	/** Words not stored yet would outlive a reload of this page. */
	isKept: boolean;
	trouble: Extract<LiveNotice, { kind: "trouble" }>["code"] | null;
	/** The text is here. */
	isReady: boolean;
}

export interface LiveSession {
	doc: Y.Doc;
	provider: HocuspocusProvider;
	state(): LiveState;
	subscribe(listener: () => void): () => void;
	/** Knocks again once the person did something about it. */
	retry(): void;
	/** Lets go of words that cannot be stored any more. */
	abandon(): void;
	leave(): void;
}

interface Where {
	/** Of the socket, without its question. */
	url: string;
	ticketUrl: string;
	meetingId: string;
	kept: KeptWords;
}

/** At most so many times a second does the editor ask whether its words are stored, and keep those that are not. */
const markEveryMs = 120;
const keepEveryMs = 400;
/** The server looks at the length of the text every five seconds at most. */
const troublePassesMs = 7_000;

/** One open text: connects, tells where each word stands, comes back by itself. */
export function openLiveSession({ url, ticketUrl, meetingId, kept }: Where): LiveSession {
	const doc = new Y.Doc();
	const listeners = new Set<() => void>();
	let now: LiveState = { link: "opening", ended: null, access: null, isStored: true, isKept: true, trouble: null, isReady: false };
	const set = (change: Partial<LiveState>) => {
		now = { ...now, ...change };
		for (const listener of listeners) listener();
	};
	const end = (ended: Ended) => {
		set({ link: "ended", ended });
		socket.disconnect();
	};

	// what is stored: everything up to `base`; then marks on their way, each with what it vouches for
	let base = Y.encodeStateVector(doc);
	let marks = 0;
	let asked: { mark: number; vector: Uint8Array }[] = [];
	let isDirty = false;
	const timers = { mark: 0, keep: 0, trouble: 0 };
	const clear = (name: keyof typeof timers) => {
		window.clearTimeout(timers[name]);
		timers[name] = 0;
	};
	const ask = () => {
		clear("mark");
		if (!isDirty || now.link !== "open" || now.access === "read") return;
		isDirty = false;
		const mark = ++marks;
		asked.push({ mark, vector: Y.encodeStateVector(doc) });
		provider.sendStateless(`mark ${mark}`);
	};
	const keep = () => {
		clear("keep");
		if (now.isStored) return;
		const isKept = !holdsConfidential(doc.getXmlFragment(fragmentName)) && kept.write(Y.encodeStateAsUpdate(doc, base));
		if (!isKept) kept.forget();
		if (isKept !== now.isKept) set({ isKept });
	};
	const onStored = (mark: number) => {
		const found = asked.find((one) => one.mark === mark);
		if (!found) return;
		base = found.vector;
		asked = asked.filter((one) => one.mark > mark);
		const isStored = asked.length === 0 && !isDirty;
		if (isStored) kept.forget();
		set({ isStored, ...(now.trouble === "database-away" && { trouble: null }) });
	};
	const onUpdate = (_update: Uint8Array, origin: unknown) => {
		if (origin === provider) return;
		isDirty = true;
		if (now.isStored) set({ isStored: false });
		timers.mark ||= window.setTimeout(ask, markEveryMs);
		timers.keep ||= window.setTimeout(keep, keepEveryMs);
		if (now.trouble === "text-too-long") timers.trouble ||= window.setTimeout(() => set({ trouble: null }), troublePassesMs);
	};

	const onNotice = (notice: LiveNotice) => {
		if (notice.kind === "stored") onStored(notice.mark);
		else if (notice.kind === "trouble") {
			clear("trouble");
			set({ trouble: notice.code });
		} else {
			const isBack = now.access === "read" && notice.access === "write";
			set({ access: notice.access });
			// what was written while it could not pass goes now
			if (isBack && !now.isStored) provider.forceSync();
			ask();
		}
	};
	let refusals = 0;
	let lastUnsound = 0;
	const onClose = (reason: string) => {
		isDirty ||= asked.length > 0;
		asked = [];
		if (now.link === "ended") return;
		if (reason === "unsound") {
			if (lastUnsound && performance.now() - lastUnsound < 60_000) return end("unsound");
			lastUnsound = performance.now();
		}
		// whoever is shut out writes no more, even before the door says why
		set({
			link: navigator.onLine ? (now.isReady ? "reconnecting" : "opening") : "offline",
			...(reason === "refused" && { access: "read" }),
		});
	};
	const onSynced = () => {
		refusals = 0;
		const isFirst = !now.isReady;
		if (isFirst) base = Y.encodeStateVector(doc);
		// before anything is said: with words of before the reload, not all is stored
		const words = isFirst ? kept.read() : null;
		if (words) Y.applyUpdate(doc, words, kept);
		// they may all have arrived before the reload
		if (words && !isDirty) kept.forget();
		set({ link: "open", isReady: true });
		ask();
	};

	const socket = new HocuspocusProviderWebsocket({
		url: `${url}?v=${vocabularyVersion}`,
		delay: 500,
		minDelay: 500,
		maxDelay: 8_000,
		onOpen() {
			// opening compares the two texts: strokes held meanwhile would say the same, one by one
			(socket as unknown as { messageQueue: unknown[] }).messageQueue = [];
		},
	});
	const provider = new HocuspocusProvider({
		websocketProvider: socket,
		name: meetingId,
		document: doc,
		token: () =>
			askTicket(ticketUrl).catch((error: unknown) => {
				if (error instanceof DoorClosed) end(error.why);
				throw error;
			}),
		onSynced,
		onStateless: ({ payload }) => onNotice(JSON.parse(payload) as LiveNotice),
		onAuthenticationFailed({ reason }) {
			if (now.link === "ended") return;
			if (reason === "editor-too-old" || reason === "too-many") return end(reason);
			if (reason === "refused" && ++refusals > 3) return end("refused");
			socket.webSocket?.close(); // it opens again by itself, with another ticket
		},
		onClose: ({ event }) => onClose(event.reason),
	});
	provider.attach();
	doc.on("update", onUpdate);

	const onOffline = () => {
		if (now.link === "ended") return;
		set({ link: "offline" });
		socket.disconnect();
	};
	const onOnline = () => {
		if (now.link === "ended") return;
		set({ link: now.isReady ? "reconnecting" : "opening" });
		void socket.connect();
	};
	const onLeaving = (event: BeforeUnloadEvent) => {
		if (!now.isStored) event.preventDefault();
	};
	const onHidden = () => {
		ask();
		keep();
	};
	const events = { offline: onOffline, online: onOnline, pagehide: onHidden, beforeunload: onLeaving } as Record<string, EventListener>;
	for (const [name, listener] of Object.entries(events)) window.addEventListener(name, listener);
	document.addEventListener("visibilitychange", onHidden);

	return {
		doc,
		provider,
		state: () => now,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		retry() {
			refusals = 0;
			lastUnsound = 0;
			set({ link: "reconnecting", ended: null });
			void socket.connect();
		},
		abandon() {
			kept.forget();
			doc.off("update", onUpdate);
			now = { ...now, isStored: true };
			window.location.reload();
		},
		leave() {
			for (const [name, listener] of Object.entries(events)) window.removeEventListener(name, listener);
			document.removeEventListener("visibilitychange", onHidden);
			for (const name of ["mark", "keep", "trouble"] as const) clear(name);
			listeners.clear();
			provider.destroy();
			socket.destroy();
			doc.destroy();
		},
	};
}
