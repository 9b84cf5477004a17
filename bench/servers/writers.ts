import { setTimeout as wait } from "node:timers/promises";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { Doc, getState, type Transaction, type XmlElement, type XmlText } from "yjs";
import { fragmentName, vocabularyVersion } from "#app/domain/minutes/live-text.ts";
import { serveParent } from "../child.ts";

/** Somebody with one text open. */
export interface Seat {
	document: string;
	/** Where the product gives a ticket for it, and to whom; none at the bare server. */
	ticket?: { url: string; cookie: string };
	isWriting: boolean;
}
export interface Room {
	/** Of the socket. */
	url: string;
	/** Where the page would come from. */
	origin: string;
	seats: readonly Seat[];
}
export interface Typed {
	/** Milliseconds from a key to another's applied update. */
	p50: number;
	p95: number;
	p99: number;
	keys: number;
	/** Updates that never came, texts that do not say the same, keys never called stored. */
	lost: number;
}

const keysPerSecond = 3;
/** As the editor of the product asks whether what was typed is stored. */
const markEveryMs = 120;
/** Of the measured time, typed before it. */
const warmUpShare = 0.25;

interface Editor {
	seat: Seat;
	doc: Doc;
	socket: HocuspocusProviderWebsocket;
	provider: HocuspocusProvider;
	/** When each key of this editor was struck, by its clock. */
	struckAt: number[];
	stored: number;
	asked: number;
}
let editors: Editor[] = [];

async function open({ url, origin, seats }: Room): Promise<number> {
	const FromPage = class extends WebSocket {
		constructor(address: string) {
			super(address, { headers: { origin } } as unknown as string[]);
		}
	};
	// a few doors at a time, as people come
	for (let from = 0; from < seats.length; from += 10) {
		const opened = seats.slice(from, from + 10).map((seat): Editor => {
			const doc = new Doc();
			const socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: FromPage });
			const editor = { seat, doc, socket, struckAt: [], stored: 0, asked: 0 } as unknown as Editor;
			editor.provider = new HocuspocusProvider({
				websocketProvider: socket,
				name: seat.document,
				document: doc,
				token: () => ticketOf(seat, origin),
				onStateless({ payload }) {
					const notice = JSON.parse(payload) as { kind: string; mark: number };
					if (notice.kind === "stored") editor.stored = Math.max(editor.stored, notice.mark);
				},
			});
			editor.provider.attach();
			return editor;
		});
		editors.push(...opened);
		await until(() => opened.every(({ provider }) => provider.isSynced), "an editor never opened");
	}
	return editors.length;
}

async function ticketOf({ ticket }: Seat, origin: string): Promise<string> {
	if (!ticket) return "";
	const answer = await fetch(ticket.url, {
		method: "POST",
		headers: { "content-type": "application/json", cookie: ticket.cookie, origin, "sec-fetch-site": "same-origin" },
		body: JSON.stringify({ vocabulary: vocabularyVersion }),
	});
	if (answer.status !== 200) throw new Error(`no ticket: ${answer.status} ${await answer.text()}`);
	return ((await answer.json()) as { ticket: string }).ticket;
}

async function type(seconds: number): Promise<Typed> {
	const latencies: number[] = [];
	const byClient = new Map(editors.map((editor) => [editor.doc.clientID, editor]));
	const warmUpMs = seconds * warmUpShare * 1_000;
	const measuredFrom = performance.now() + warmUpMs;
	let received = 0;
	const listeners = editors.map(({ doc }) => {
		const onApplied = ({ local, beforeState, afterState }: Transaction) => {
			if (local) return;
			const now = performance.now();
			for (const [client, after] of afterState) {
				const writer = byClient.get(client);
				if (!writer) continue;
				for (let clock = beforeState.get(client) ?? 0; clock < after; clock++) {
					const struck = writer.struckAt[clock];
					if (struck === undefined) continue;
					received += 1;
					if (struck >= measuredFrom) latencies.push(now - struck);
				}
			}
		};
		doc.on("afterTransaction", onApplied);
		return () => doc.off("afterTransaction", onApplied);
	});

	const endsAt = performance.now() + warmUpMs + seconds * 1_000;
	const writers = editors.filter(({ seat }) => seat.isWriting);
	await Promise.all(writers.map((writer, place) => typeOne(writer, place, writers.length, endsAt)));
	const keys = writers.reduce((sum, { struckAt }) => sum + Object.keys(struckAt).length, 0);
	const others = Map.groupBy(editors, ({ seat }) => seat.document);
	const expected = writers.reduce(
		(sum, { seat, struckAt }) => sum + Object.keys(struckAt).length * ((others.get(seat.document)?.length ?? 1) - 1),
		0,
	);
	const areAllStored = () => writers.every(({ seat, stored, asked }) => !seat.ticket || stored === asked);
	await until(() => received >= expected && areAllStored(), null);
	for (const stop of listeners) stop();
	const unlike = [...others.values()].filter((of) => new Set(of.map(({ doc }) => textOf(doc))).size > 1).length;
	latencies.sort((a, b) => a - b);
	const percentile = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
	const lost = expected - received + unlike + (areAllStored() ? 0 : 1);
	return { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99), keys, lost };
}

/** Three keys a second in a paragraph of one's own; the writers' keys are spread over the third of a second. */
async function typeOne(writer: Editor, place: number, count: number, endsAt: number): Promise<void> {
	const { doc, provider, seat, struckAt } = writer;
	const fragment = doc.getXmlFragment(fragmentName);
	const text = (fragment.get(place % fragment.length) as XmlElement).get(0) as XmlText;
	const everyMs = 1_000 / keysPerSecond;
	let next = performance.now() + (everyMs * place) / count;
	let lastMark = 0;
	const ask = () => {
		lastMark = performance.now();
		provider.sendStateless(`mark ${++writer.asked}`);
	};
	for (; next < endsAt; next += everyMs) {
		await wait(Math.max(0, next - performance.now()));
		const clock = getState(doc.store, doc.clientID);
		struckAt[clock] = performance.now();
		text.insert(text.length, "e");
		if (!seat.ticket) continue;
		if (performance.now() - lastMark > markEveryMs) setTimeout(ask, markEveryMs);
	}
	await wait(markEveryMs * 2);
	if (seat.ticket) ask();
}

const textOf = (doc: Doc): string => doc.getXmlFragment(fragmentName).toString();

async function until(isSo: () => boolean, complaint: string | null): Promise<void> {
	for (const endsAt = performance.now() + 20_000; performance.now() < endsAt; await wait(20)) if (isSo()) return;
	if (complaint) throw new Error(complaint);
}

async function close(): Promise<number> {
	for (const { provider, socket, doc } of editors.splice(0)) {
		provider.destroy();
		socket.destroy();
		doc.destroy();
	}
	editors = [];
	await wait(200);
	return 0;
}

serveParent(
	(asked: Room | { seconds: number } | "close") => {
		const work = asked === "close" ? close() : "seconds" in asked ? type(asked.seconds) : open(asked);
		return work.catch((error: Error) => ({ error: error.message }));
	},
	() => close(),
);
