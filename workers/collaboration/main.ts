import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { Hocuspocus } from "@hocuspocus/server";
import crossws from "crossws/adapters/node";
import type { Sessions } from "#app/adapters/sessions.server.ts";
import type { Db } from "#db/client.server.ts";
import { listen } from "#db/listen.ts";
import { createDoorkeeper } from "./doorkeeper.ts";
import { createLiveTexts } from "./live-texts.ts";
import { createPresence } from "./presence.ts";

export const collaborationPath = "/collaboration";

export interface CollaborationOptions {
	/** As the app role: every read and write is made in the name of whoever is connected. */
	db: Db;
	databaseUrl: string;
	sessions: Sessions;
	clock: () => Date;
	publicUrl: URL;
	onError: (error: unknown) => void;
	/** Whether no one else takes sockets of this server; in development Vite does. */
	isAlone: boolean;
}

export interface Collaboration {
	/** Stores what is held, then closes every connection. */
	close(): Promise<void>;
}

/** One frame may hold a long paste, not a book: the text itself is bounded by its own schema. */
const maxFrameBytes = 1_000_000;
const maxSockets = 2_000;
/** Rights that end by the calendar, with no write to tell of it. */
const judgeEveryMs = 20_000;

/** Live writing on the web's own port. Any number of processes may serve the same text: each tells the others through the database. */
export function startCollaboration(server: Server, options: CollaborationOptions): Collaboration {
	const { db, databaseUrl, sessions, clock, publicUrl, onError, isAlone } = options;
	const doorkeeper = createDoorkeeper(db, sessions, clock);
	const presence = createPresence(databaseUrl, onError);
	const texts = createLiveTexts({ db, clock, doorkeeper, presence, onError });
	const hocuspocus = new Hocuspocus({
		quiet: true,
		timeout: 30_000,
		debounce: 2_000,
		maxDebounce: 5_000,
		maxUnauthenticatedQueueSize: maxFrameBytes,
		// whoever types while a slow server opens the door must not be sent away for it: the bytes are bounded above
		maxUnauthenticatedQueueMessages: 500,
		maxPendingDocuments: 1,
		extensions: [texts.hooks],
	});
	texts.serve(hocuspocus);

	const sockets = new Set<Duplex>();
	const gate = crossws({
		serverOptions: { maxPayload: maxFrameBytes, perMessageDeflate: false },
		hooks: {
			open(peer) {
				const connection = hocuspocus.handleConnection(peer.websocket as WebSocket, peer.request as Request);
				peer.context.connection = connection;
			},
			message: (peer, message) =>
				(peer.context.connection as ReturnType<Hocuspocus["handleConnection"]>)?.handleMessage(message.uint8Array()),
			close: (peer, { code = 1000, reason = "" }) =>
				(peer.context.connection as ReturnType<Hocuspocus["handleConnection"]>)?.handleClose({ code, reason }),
			error: (_peer, error) => onError(error),
		},
	});
	const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		// compared as it came: read as an address, « // » would be none, and an error here ends the process
		if (request.url?.split("?")[0] !== collaborationPath) {
			if (isAlone) socket.destroy();
			return;
		}
		// browsers always say where a socket comes from; nothing else has business here
		if (request.headers.origin !== publicUrl.origin) return refuse(socket, 403);
		if (sockets.size >= maxSockets) return refuse(socket, 503);
		sockets.add(socket);
		socket.once("close", () => sockets.delete(socket));
		void gate.handleUpgrade(request, socket, head);
	};
	server.on("upgrade", onUpgrade);

	const closing = new AbortController();
	const listening = listen(databaseUrl, {
		role: "app",
		channels: ["rights", "minutes_state", "minutes_written", "minutes_presence"],
		onNotice(channel, payload) {
			if (channel === "minutes_presence") presence.receive(hocuspocus, payload);
			else if (channel === "minutes_written") texts.follow({ minutesId: payload });
			else texts.judge(channel === "rights" ? { personId: payload } : { meetingId: payload });
		},
		onReady() {
			texts.judge({});
			texts.follow({});
		},
		onError,
		signal: closing.signal,
	});
	const timer = setInterval(() => texts.judge({}), judgeEveryMs);

	return {
		async close() {
			server.off("upgrade", onUpgrade);
			clearInterval(timer);
			await texts.settle();
			hocuspocus.closeConnections();
			for (const socket of sockets) socket.destroy();
			closing.abort();
			await Promise.all([listening, presence.close()]);
		},
	};
}

function refuse(socket: Duplex, status: 403 | 503) {
	socket.end(`HTTP/1.1 ${status} ${status === 403 ? "Forbidden" : "Service Unavailable"}\r\nConnection: close\r\n\r\n`);
}
