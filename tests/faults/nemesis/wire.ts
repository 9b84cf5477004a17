import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { freePort } from "#db/free-port.ts";

/** A wire to a server, that can be cut, slowed or held; the server may move behind it. To several in turn, it is a balancer without memory. */
export interface Wire {
	port: number;
	/** Where the next connection leads: the port of a server behind. */
	target: () => number;
	/** Milliseconds that each piece waits before it passes. */
	delayMs: number;
	/** While true, nothing passes and nothing is refused. */
	isHeld: boolean;
	/** Ends every connection there is, without a word. */
	cut(): void;
	close(): Promise<void>;
}

export async function startWire(target: () => number): Promise<Wire> {
	const sockets = new Set<Socket>();
	const pass = (from: Socket, to: Socket) => {
		let last = Promise.resolve();
		from.on("data", (chunk) => {
			last = last.then(async () => {
				if (wire.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, wire.delayMs));
				while (wire.isHeld && !to.destroyed) await new Promise((resolve) => setTimeout(resolve, 20));
				if (!to.destroyed) to.write(chunk);
			});
		});
		from.on("close", () => void last.then(() => to.destroy()));
		from.on("error", () => to.destroy());
	};
	const server = createServer((near) => {
		const far = connect(wire.target(), "127.0.0.1");
		for (const socket of [near, far]) {
			sockets.add(socket);
			socket.setNoDelay(true);
			socket.once("close", () => sockets.delete(socket));
		}
		pass(near, far);
		pass(far, near);
	});
	const wire: Wire = {
		port: await freePort(),
		target,
		delayMs: 0,
		isHeld: false,
		cut() {
			for (const socket of sockets) socket.destroy();
		},
		async close() {
			wire.isHeld = false;
			wire.cut();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	server.listen(wire.port, "127.0.0.1");
	await once(server, "listening");
	return wire;
}
