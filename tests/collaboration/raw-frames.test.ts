import { request } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { MeetingId } from "#app/domain/kernel/ids.ts";
import { vocabularyVersion } from "#app/domain/minutes/live-text.ts";
import { useLiveServer } from "#tests/support/collaboration.ts";
import { useDatabase } from "#tests/support/database.ts";
import { draw, runs } from "#tests/support/fuzz/values.ts";
import { until } from "#tests/support/until.ts";
import { collaborationPath } from "#workers/collaboration/main.ts";
import { aCommittee } from "../integration/minutes/a-committee.ts";

// The door of live writing as no editor of ours comes to it: handshakes by hand, frames by hand. Nothing is told to whoever has no ticket, and
// whatever bytes come, those who write go on.

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const live = useLiveServer(database, now);
const ours = "http://localhost:3000";
let c: Awaited<ReturnType<typeof aCommittee>>;
let meetingId: MeetingId;
let frames = 0;

beforeAll(async () => {
	c = await aCommittee(database, now, "porte");
	({ meetingId } = await c.draft());
});
afterAll(() => void process.stdout.write(`fuzzed: ${frames} frames\n`));

/** @returns the status of the handshake; 0 when the connection is cut without a word */
function handshake(headers: Record<string, string>, path = `${collaborationPath}?v=${vocabularyVersion}`): Promise<number> {
	return new Promise((resolve) => {
		const { port } = live.server.address() as AddressInfo;
		const usual = {
			...{ Connection: "Upgrade", Upgrade: "websocket" },
			...{ "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": Buffer.alloc(16, 1).toString("base64") },
		};
		request({ port, path, headers: { ...usual, ...headers } })
			.on("upgrade", (response, socket) => {
				socket.destroy();
				resolve(response.statusCode ?? 0);
			})
			.on("response", (response) => {
				response.resume();
				resolve(response.statusCode ?? 0);
			})
			.on("error", () => resolve(0))
			.end();
	});
}

interface Knock {
	socket: WebSocket;
	received: Uint8Array[];
	closed: () => number | null;
}
async function knock(): Promise<Knock> {
	const socket = new WebSocket(`ws://127.0.0.1:${live.port}${collaborationPath}?v=${vocabularyVersion}`, {
		headers: { origin: ours },
	} as never);
	socket.binaryType = "arraybuffer";
	const received: Uint8Array[] = [];
	let closed: number | null = null;
	socket.onmessage = ({ data }) => received.push(typeof data === "string" ? Buffer.from(data) : new Uint8Array(data));
	socket.onclose = ({ code }) => (closed = code);
	socket.onerror = () => {};
	await new Promise((resolve, reject) => {
		socket.onopen = resolve;
		setTimeout(() => reject(new Error("no door")), 5_000).unref();
	});
	return { socket, received, closed: () => closed };
}

const text = (value: string) => {
	const bytes = Buffer.from(value);
	return Buffer.concat([Buffer.from(bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7]), bytes]);
};
const name = () => text(meetingId);
/** Document, kind of message, and what it says: 0 asks to synchronise, 1 tells presence, 2 shows the ticket. */
const frame = (...parts: (Buffer | number)[]) =>
	Buffer.concat(parts.map((part) => (typeof part === "number" ? Buffer.from([part]) : part)));

describe("a handshake", () => {
	it.each<[string, Record<string, string>, number]>([
		["from another site", { Origin: "https://ailleurs.example" }, 403],
		["from a page without origin", { Origin: "null" }, 403],
		["from no page at all", {}, 403],
		["from an address that begins like ours", { Origin: "http://localhost:3000.ailleurs.example" }, 403],
		["from our address in clear letters of another port", { Origin: "http://localhost:30000" }, 403],
		["from our own pages", { Origin: ours }, 101],
	])("%s gets its answer", async (_, headers, status) => {
		expect(await handshake(headers)).toBe(status);
	});

	it("at another address is cut, whatever it says", async () => {
		for (const path of ["/", "/collaboration/../t", "/collaborations", `${collaborationPath}/x`, "//"])
			expect(await handshake({ Origin: ours }, path)).not.toBe(101);
	});
});

describe("whoever has no ticket", () => {
	it("is told nothing of a text: neither by asking for it, nor by writing to it, nor by saying who they are", async () => {
		const tries: Buffer[][] = [
			[frame(name(), 0, 0, Buffer.from([1, 0]))],
			[frame(name(), 0, 2, Buffer.from([2, 0, 0]))],
			[frame(name(), 1, Buffer.from([1, 1, 1, 2, 0x7b, 0x7d]))],
			[frame(name(), 3)],
			[frame(name(), 2, 0, text("x".repeat(43))), frame(name(), 0, 0, Buffer.from([1, 0]))],
			[frame(name(), 2, 0, text("")), frame(name(), 0, 0, Buffer.from([1, 0]))],
			[frame(name(), 2, 0, text("' or true --")), frame(name(), 0, 0, Buffer.from([1, 0]))],
			[frame(name(), 2, 2, text("read-write")), frame(name(), 0, 0, Buffer.from([1, 0]))],
		];
		const known = (await live.join(c.as(c.people.lead), meetingId)).text();
		expect(known).toContain("permanences");
		for (const sent of tries) {
			const { socket, received } = await knock();
			for (const one of sent) socket.send(one as Uint8Array<ArrayBuffer>);
			frames += sent.length;
			await new Promise((resolve) => setTimeout(resolve, 150));
			expect(Buffer.concat(received).toString("latin1")).not.toMatch(/permanences|paragraph/);
			socket.close();
		}
	});

	it("gets in neither with a ticket shown before, nor after its owner signed out", async () => {
		const ctx = c.as(c.people.officer);
		const used = await live.ticketFor(ctx, meetingId);
		const first = live.knock(meetingId, used);
		await until(async () => first.provider.isSynced);
		const shown = async (ticket: string) => {
			const { socket, received } = await knock();
			socket.send(frame(name(), 2, 0, text(ticket)) as Uint8Array<ArrayBuffer>);
			socket.send(frame(name(), 0, 0, Buffer.from([1, 0])) as Uint8Array<ArrayBuffer>);
			frames += 2;
			await new Promise((resolve) => setTimeout(resolve, 300));
			socket.close();
			return Buffer.concat(received).toString("latin1");
		};
		expect(await shown(await live.ticketFor(ctx, meetingId)), "with a fresh one it is told").toContain("permanences");
		expect(await shown(used)).not.toContain("permanences");
		const late = await live.ticketFor(ctx, meetingId);
		await database.asAdmin("delete from session where person_id = $1", [c.people.officer.personId]);
		expect(await shown(late)).not.toContain("permanences");
	});
});

describe("frames", () => {
	it("over their size close the door", async () => {
		const { socket, closed } = await knock();
		socket.send(new Uint8Array(1_000_001));
		frames += 1;
		await until(async () => closed() !== null);
		expect([1009, 1006]).toContain(closed());
	});

	it("of any bytes disturb nobody, before a ticket as after it", async () => {
		// the library says on the console what it could not read
		vi.mocked(console.error).mockImplementation(() => {});
		vi.spyOn(console, "warn").mockImplementation(() => {});
		const honest = await live.join(c.as(c.people.lead), meetingId);
		const noise = fc.oneof(
			fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
			fc.tuple(fc.nat(12), fc.uint8Array({ maxLength: 60 })).map(([kind, bytes]) => frame(name(), kind, Buffer.from(bytes))),
			fc.tuple(fc.nat(3), fc.uint8Array({ maxLength: 60 })).map(([step, bytes]) => frame(name(), 0, step, Buffer.from(bytes))),
			// lengths that promise more than comes
			fc
				.constantFrom([0xff, 0xff, 0xff, 0xff, 0x0f], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], [0x80])
				.map((bytes) => Buffer.from(bytes)),
		);
		for (const isLetIn of [false, true]) {
			let door = await knock();
			for (const one of draw(noise, runs * 40, String(isLetIn))) {
				if (door.closed() !== null || door.socket.readyState !== WebSocket.OPEN) {
					door = await knock();
					if (isLetIn)
						door.socket.send(frame(name(), 2, 0, text(await live.ticketFor(c.as(c.people.lead), meetingId))) as Uint8Array<ArrayBuffer>);
				}
				door.socket.send(one as Uint8Array<ArrayBuffer>);
				frames += 1;
				if (frames % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
			}
			door.socket.close();
			honest.write(`Toujours là ${isLetIn}`);
			await honest.stored();
			expect(honest.text()).toContain(`Toujours là ${isLetIn}`);
			expect(honest.text()).toContain("permanences");
		}
		const after = await live.join(c.as(c.people.lead), meetingId);
		expect(after.text()).toBe(honest.text());
	});
});
