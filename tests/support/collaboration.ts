import { createServer, type Server } from "node:http";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { afterAll, afterEach, beforeAll } from "vitest";
import * as Y from "yjs";
import { createSessions } from "#app/adapters/sessions.server.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import type { MeetingId } from "#app/domain/kernel/ids.ts";
import { fragmentName, vocabularyVersion } from "#app/domain/minutes/live-text.ts";
import { issueTicket } from "#app/domain/minutes/tickets.server.ts";
import { type Collaboration, collaborationPath, startCollaboration } from "#workers/collaboration/main.ts";
import type { TestDatabase } from "./database.ts";
import { until } from "./until.ts";

/** An editor without a screen: its document, and what the server told it. */
export interface Writer {
	doc: Y.Doc;
	provider: HocuspocusProvider;
	notices: Record<string, unknown>[];
	/** Why the door was closed, or the connection ended. */
	closed: string | null;
	/** How often the door stayed closed. */
	refusals: number;
	/** Adds a paragraph at the end. */
	write(text: string): void;
	/** Resolves once the server says that all written so far is stored. */
	stored(): Promise<void>;
	text(): string;
	/** Goes without network, and back. */
	cut(): void;
	resume(): void;
	leave(): void;
}

export interface LiveServer {
	port: number;
	collaboration: Collaboration;
	clock: { now: Date };
	server: Server;
	ticketFor(ctx: Ctx, meetingId: MeetingId, vocabulary?: number): Promise<string>;
	join(ctx: Ctx, meetingId: MeetingId, options?: JoinOptions): Promise<Writer>;
	/** Without waiting for the door to open. */
	knock(meetingId: MeetingId, token: string | (() => Promise<string>), options?: JoinOptions): Writer;
}
interface JoinOptions {
	origin?: string;
	vocabulary?: number;
}

/** A web server that answers sockets only, on the test's database. Several may run side by side. */
export function useLiveServer(database: TestDatabase, startsAt: Date): LiveServer {
	const live = { clock: { now: startsAt } } as LiveServer;
	const clock = () => live.clock.now;
	const writers: Writer[] = [];
	const sessionIds = new Map<string, string>();
	const origin = "http://localhost:3000";
	beforeAll(async () => {
		const sessions = createSessions(database.app, clock, false);
		live.server = createServer();
		live.collaboration = startCollaboration(live.server, {
			db: database.app,
			databaseUrl: database.adminUrl,
			sessions,
			clock,
			publicUrl: new URL(origin),
			onError: () => {},
			isAlone: true,
		});
		await new Promise<void>((resolve) => live.server.listen(0, "127.0.0.1", resolve));
		live.port = (live.server.address() as { port: number }).port;

		live.ticketFor = async (ctx, meetingId, vocabulary = vocabularyVersion) => {
			const { personId } = ctx.actor;
			if (!sessionIds.has(personId)) {
				await sessions.open(personId, "test");
				sessionIds.set(personId, (await sessions.list(personId))[0]?.id as string);
			}
			return issueTicket({ ...ctx, now: clock() }, { meetingId, sessionId: sessionIds.get(personId) as string, vocabulary });
		};
	});
	afterEach(() => {
		for (const writer of writers.splice(0)) writer.leave();
	});
	afterAll(async () => {
		await live.collaboration?.close();
		live.server?.close();
	});

	live.knock = (meetingId, token, { origin: from = origin, vocabulary = vocabularyVersion } = {}) => {
		const writer = aWriter({ port: live.port, origin: from, vocabulary, meetingId, token });
		writers.push(writer);
		return writer;
	};
	live.join = async (ctx, meetingId, options = {}) => {
		const writer = live.knock(meetingId, () => live.ticketFor(ctx, meetingId), options);
		await until(async () => writer.provider.isSynced);
		return writer;
	};
	return live;
}

interface Door {
	port: number;
	origin: string;
	vocabulary?: number;
	meetingId: MeetingId;
	token: string | (() => Promise<string>);
}

/** An editor without a screen, that tries the door by itself as often as it must. */
export function aWriter({ port, origin, vocabulary = vocabularyVersion, meetingId, token }: Door): Writer {
	const WebSocketFromPage = class extends WebSocket {
		constructor(url: string) {
			super(url, { headers: { origin } } as unknown as string[]);
		}
	};
	const socket = new HocuspocusProviderWebsocket({
		url: `ws://127.0.0.1:${port}${collaborationPath}?v=${vocabulary}`,
		WebSocketPolyfill: WebSocketFromPage,
		delay: 100,
		minDelay: 50,
		maxDelay: 300,
	});
	const ask = typeof token === "string" ? token : () => token().catch(() => "refused");
	const doc = new Y.Doc();
	const notices: Record<string, unknown>[] = [];
	let marks = 0;
	const writer = { doc, notices, closed: null, refusals: 0 } as unknown as Writer;
	writer.provider = new HocuspocusProvider({
		websocketProvider: socket,
		name: meetingId,
		document: doc,
		token: ask,
		onStateless: ({ payload }) => notices.push(JSON.parse(payload)),
		onAuthenticationFailed: ({ reason }) => {
			writer.closed = reason;
			writer.refusals++;
		},
		onClose: ({ event }) => {
			writer.closed ??= String(event.reason || event.code);
		},
	});
	writer.provider.attach();
	writer.write = (text) => {
		const paragraph = new Y.XmlElement("paragraph");
		paragraph.insert(0, [new Y.XmlText(text)]);
		const fragment = doc.getXmlFragment(fragmentName);
		fragment.insert(fragment.length, [paragraph]);
	};
	writer.stored = async () => {
		const mark = ++marks;
		writer.provider.sendStateless(`mark ${mark}`);
		await until(async () => notices.some((notice) => notice.kind === "stored" && notice.mark === mark));
	};
	writer.text = () => doc.getXmlFragment(fragmentName).toString();
	writer.cut = () => socket.disconnect();
	writer.resume = () => void socket.connect();
	writer.leave = () => {
		writer.provider.destroy();
		socket.destroy();
		doc.destroy();
	};
	return writer;
}
