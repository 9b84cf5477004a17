import { Agent, request } from "node:http";
import { serveParent } from "./child.ts";

/** What the client sends to one server, and what it must answer. */
export interface Load {
	origin: string;
	/** In turn, and again from the first; each only once when `isOnce`. */
	requests: readonly Asked[];
	isOnce?: boolean;
	status: number;
	connections: number;
	seconds: number;
	/** Goes on past `seconds` until this many are answered. */
	atLeast?: number;
}
export interface Asked {
	path: string;
	cookie?: string;
	/** Makes it a POST, as a form of our own pages sends it. */
	form?: string;
}
export interface Measured {
	perSecond: number;
	/** Milliseconds. */
	p50: number;
	p95: number;
	p99: number;
	/** How many of `requests` were sent. */
	sent: number;
}

/** Closed loop: each connection sends its next request when the last one is answered whole. */
async function measure({ origin, requests, isOnce, status, connections, seconds, atLeast = 0 }: Load): Promise<Measured> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const { hostname, port } = new URL(origin);
	const startsAt = performance.now();
	const endsAt = startsAt + seconds * 1000;
	const latencies: number[] = [];
	let sent = 0;

	const send = ({ path, cookie, form }: Asked) =>
		new Promise<void>((resolve, reject) => {
			const headers: Record<string, string | number> = { "accept-encoding": "gzip" };
			if (cookie) headers.cookie = cookie;
			if (form !== undefined) {
				headers["content-type"] = "application/x-www-form-urlencoded";
				headers["content-length"] = Buffer.byteLength(form);
				headers["sec-fetch-site"] = "same-origin";
			}
			const outgoing = request({ agent, hostname, port, path, method: form === undefined ? "GET" : "POST", headers }, (response) => {
				let said = "";
				response.on("data", (chunk) => {
					if (response.statusCode !== status && said.length < 2_000) said += chunk;
				});
				response.on("error", reject);
				response.on("end", () => {
					if (response.statusCode === status) resolve();
					else reject(new Error(`${path} answered ${response.statusCode}: ${said}`));
				});
			});
			outgoing.on("error", reject);
			outgoing.end(form);
		});

	const loop = async () => {
		while ((performance.now() < endsAt || sent < atLeast) && (!isOnce || sent < requests.length)) {
			const asked = requests[sent % requests.length] as Asked;
			sent += 1;
			const start = performance.now();
			await send(asked);
			latencies.push(performance.now() - start);
		}
	};
	await Promise.all(Array.from({ length: connections }, loop));
	agent.destroy();
	latencies.sort((a, b) => a - b);
	const percentile = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
	const lasted = performance.now() - startsAt;
	return {
		perSecond: (latencies.length / lasted) * 1000,
		p50: percentile(0.5),
		p95: percentile(0.95),
		p99: percentile(0.99),
		sent,
	};
}

serveParent((load: Load) => measure(load).catch((error: Error) => ({ error: error.message })));
