import type { Connection, Document, Extension, Hocuspocus } from "@hocuspocus/server";
import { applyUpdate, encodeStateAsUpdate } from "yjs";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { DomainError } from "#app/domain/kernel/errors.ts";
import { MeetingId } from "#app/domain/kernel/ids.ts";
import { appendLiveUpdate } from "#app/domain/minutes/commands/append-live-update.server.ts";
import { keepLiveText } from "#app/domain/minutes/commands/keep-live-text.server.ts";
import { openLiveText } from "#app/domain/minutes/commands/open-live-text.server.ts";
import { type Shadow, shadowOf } from "#app/domain/minutes/live-check.ts";
import { listUpdates } from "#app/domain/minutes/live-store.server.ts";
import { vocabularyVersion } from "#app/domain/minutes/live-text.ts";
import { claimTicket, type Ticket } from "#app/domain/minutes/tickets.server.ts";
import type { LiveNotice, MinutesId } from "#app/domain/minutes/types.ts";
import type { Db } from "#db/client.server.ts";
import { type Colour, colourOf } from "./colour.ts";
import type { Admission, Doorkeeper } from "./doorkeeper.ts";
import { createPen, type Pen } from "./pen.ts";
import type { Presence } from "./presence.ts";
import { createRateLimit, type RateLimit } from "./rate-limit.ts";

interface Seat {
	ticket: Ticket;
	admission: Admission;
	rate: RateLimit;
	user: { name: string; color: Colour };
}

interface LiveText {
	meetingId: MeetingId;
	minutesId: MinutesId;
	shadow: Shadow;
	pen: Pen;
	lastSeq: number;
	lastAuthor: Ctx | null;
	/** Something was stored that has not been looked at yet. */
	isBehind: boolean;
	following: Promise<void> | null;
}

const refused = { code: 4403, reason: "refused" };
const unsound = { code: 4422, reason: "unsound" };
const tooFast = { code: 4429, reason: "too-fast" };
const maxConnectionsPerText = 80;
const maxConnectionsPerPerson = 12;

interface Deps {
	db: Db;
	clock: () => Date;
	doorkeeper: Doorkeeper;
	presence: Presence;
	onError: (error: unknown) => void;
}

/** The texts open in this process: who enters, what passes, what is stored, and what other processes wrote. */
export function createLiveTexts({ db, clock, doorkeeper, presence, onError }: Deps) {
	const texts = new Map<Document, LiveText>();
	let hocuspocus: Hocuspocus;
	const seatOf = (connection: Connection): Seat => connection.context as Seat;
	const seats = () => [...texts.keys()].flatMap((document) => document.getConnections());
	const nowIn = (ctx: Ctx): Ctx => ({ ...ctx, now: clock() });
	const say = (target: { sendStateless?: (text: string) => void; broadcastStateless?: (text: string) => void }, notice: LiveNotice) =>
		(target.sendStateless ?? target.broadcastStateless)?.call(target, JSON.stringify(notice));

	function penOf(document: Document, text: () => LiveText): Pen {
		return createPen({
			async store(ctx, update) {
				await appendLiveUpdate(nowIn(ctx), { meetingId: text().meetingId, update });
				text().lastAuthor = ctx;
			},
			onRefused(ctx) {
				judgeAll((seat) => seat.ticket.personId === ctx.actor.personId);
			},
			onTrouble(error) {
				onError(error);
				say(document, { kind: "trouble", code: "database-away" });
			},
		});
	}

	function judgeAll(isConcerned: (seat: Seat, document: Document) => boolean) {
		for (const connection of seats()) {
			const seat = seatOf(connection);
			if (!isConcerned(seat, connection.document)) continue;
			doorkeeper.judge(seat.ticket).then((admission) => {
				if (!admission) return shut(connection, refused);
				seat.admission = admission;
				const isReadOnly = admission.access === "read";
				if (connection.readOnly === isReadOnly) return;
				connection.readOnly = isReadOnly;
				say(connection, { kind: "access", access: admission.access });
			}, onError);
		}
	}

	/** What was stored since; of what this process stored itself, applying it again changes nothing. */
	function followText(document: Document, text: LiveText) {
		text.isBehind = true;
		text.following ??= (async () => {
			for (let [reader] = document.getConnections(); reader && text.isBehind; [reader] = document.getConnections()) {
				text.isBehind = false;
				const { ctx } = seatOf(reader).admission;
				const updates = await reading(nowIn(ctx), (tx) => listUpdates(tx, ctx.actor.territoryId, text.minutesId, text.lastSeq));
				for (const { seq, update } of updates) {
					text.lastSeq = seq;
					text.shadow.follow(update);
					applyUpdate(document, update, { source: "local", skipStoreHooks: true });
				}
			}
		})()
			.catch(onError)
			.finally(() => {
				text.following = null;
			});
	}

	const hooks: Extension = {
		async onAuthenticate({ token, documentName, requestParameters, connectionConfig }): Promise<Seat> {
			const ticket = await claimTicket(db, clock(), token);
			const isItsOwn = ticket?.meetingId === documentName;
			const admission = isItsOwn ? await doorkeeper.judge(ticket) : null;
			// the client shows a sentence for each of these reasons
			if (!ticket || !admission) throw refused;
			if (Number(requestParameters.get("v")) < vocabularyVersion) throw { code: 4426, reason: "editor-too-old" };
			const open = seats();
			const ofText = open.filter(({ document }) => document.name === documentName).length;
			const ofPerson = open.filter((connection) => seatOf(connection).ticket.personId === ticket.personId).length;
			if (ofText >= maxConnectionsPerText || ofPerson >= maxConnectionsPerPerson) throw { code: 4429, reason: "too-many" };
			connectionConfig.readOnly = admission.access === "read";
			const { actor } = admission.ctx;
			return { ticket, admission, rate: createRateLimit(), user: { name: actor.displayName, color: colourOf(actor.personId) } };
		},

		async onLoadDocument({ document, documentName, context }) {
			const { ctx } = (context as Seat).admission;
			const { minutesId, updates } = await openLiveText(nowIn(ctx), { meetingId: MeetingId.parse(documentName) });
			for (const { update } of updates) applyUpdate(document, update);
			const text: LiveText = {
				meetingId: documentName as MeetingId,
				minutesId,
				shadow: shadowOf(encodeStateAsUpdate(document)),
				pen: penOf(document, () => text),
				lastSeq: updates.at(-1)?.seq ?? 0,
				lastAuthor: null,
				isBehind: false,
				following: null,
			};
			texts.set(document, text);
		},

		async connected({ connection }) {
			say(connection, { kind: "access", access: connection.readOnly ? "read" : "write" });
			const text = texts.get(connection.document);
			if (text) followText(connection.document, text); // written between its loading and now, elsewhere
		},

		async beforeHandleMessage({ connection, update }) {
			if (seatOf(connection).rate.allows(update.byteLength)) return;
			shut(connection, tooFast);
		},

		/** Step 2 and updates carry text: nothing of it is applied before it was held against the vocabulary. */
		async beforeSync({ type, payload, connection, document }) {
			if (type === 0 || connection.readOnly) return;
			const isSound = texts.get(document)?.shadow.accepts(payload, () => encodeStateAsUpdate(document)) ?? false;
			if (!isSound) shut(connection, unsound);
		},

		/** One cannot speak under another name. */
		async beforeHandleAwareness({ states, connection }) {
			if (!connection) return;
			for (const state of states.values()) {
				const { cursor } = state;
				for (const key of Object.keys(state)) delete state[key];
				Object.assign(state, { user: seatOf(connection).user, ...(cursor === undefined ? {} : { cursor }) });
			}
		},

		async onAwarenessUpdate({ document, connection, added, updated, removed }) {
			if (connection) presence.tell(document, [...added, ...updated, ...removed]);
		},

		/** « mark 12 »: the editor asks to be told once all that it sent before is stored. */
		async onStateless({ connection, document, payload }) {
			const mark = Number(/^mark (\d{1,9})$/.exec(payload)?.[1] ?? Number.NaN);
			if (Number.isNaN(mark) || connection.readOnly) return;
			texts.get(document)?.pen.whenStored(seatOf(connection).admission.ctx, () => say(connection, { kind: "stored", mark }));
		},

		async onChange({ document, connection, update }) {
			if (connection) texts.get(document)?.pen.write(seatOf(connection).admission.ctx, update);
		},

		async onStoreDocument({ document }) {
			const text = texts.get(document);
			if (!text || !(await text.pen.settle(5_000)) || !text.lastAuthor) return;
			try {
				await keepLiveText(nowIn(text.lastAuthor), { meetingId: text.meetingId, isLast: document.getConnectionsCount() === 0 });
			} catch (error) {
				if (!(error instanceof DomainError)) onError(error);
				else if (error.code === "minutes.text-too-long") say(document, { kind: "trouble", code: "text-too-long" });
			}
		},

		async beforeUnloadDocument({ document }) {
			texts.get(document)?.shadow.destroy();
			texts.delete(document);
		},
	};

	return {
		hooks,
		serve(server: Hocuspocus) {
			hocuspocus = server;
		},
		/** Judges again those concerned; everyone when nobody is named. */
		judge({ personId, meetingId }: { personId?: string; meetingId?: string }) {
			judgeAll(({ ticket }, document) => (!personId || ticket.personId === personId) && (!meetingId || document.name === meetingId));
		},
		follow({ minutesId }: { minutesId?: string }) {
			for (const [document, text] of texts) if (!minutesId || text.minutesId === minutesId) followText(document, text);
		},
		/** Waits until nothing is held, five seconds at most. */
		async settle() {
			hocuspocus.flushPendingStores();
			await Promise.all([...texts.values()].map(({ pen }) => pen.settle(5_000)));
		},
	};
}

/** What is being handled is not applied any more, then the connection ends. */
function shut(connection: Connection, why: { code: number; reason: string }) {
	connection.readOnly = true;
	connection.close(why);
	connection.webSocket.close(why.code, why.reason);
}
