import type { Fault } from "./nemesis.ts";

/** What a writer counts: asked of the product, acknowledged by it, refused for a reason, and left without an answer. */
export interface Counts {
	asked: number;
	acknowledged: number;
	refused: number;
	unknown: number;
}

/** Someone who works while things break, and remembers what the product acknowledged. */
export interface Writer {
	name: string;
	counts: Counts;
	/** Works until the signal; never fails for a fault of the place. */
	work(until: AbortSignal): Promise<void>;
	/** Whether nothing of it is under way any more; asked again until it is true. */
	isSettled(): Promise<boolean>;
	/** Everything acknowledged that is not there, or there twice, in words. Empty: nothing lost. */
	check(faults: readonly Fault[]): Promise<string[]>;
}

export const noCounts = (): Counts => ({ asked: 0, acknowledged: 0, refused: 0, unknown: 0 });

/** Posts a form as a browser does, on a connection of its own. @returns null when no answer came */
export async function post(url: string, cookie: string, form: Record<string, string>): Promise<Response | null> {
	return fetch(url, {
		method: "POST",
		redirect: "manual",
		headers: { cookie, connection: "close", "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
		body: new URLSearchParams(form).toString(),
		signal: AbortSignal.timeout(20_000),
	}).catch(() => null);
}

/** Tries what prepares a writer's work until the place lets it. */
export async function insist<T>(work: () => Promise<T>, until: AbortSignal): Promise<T | null> {
	while (!until.aborted) {
		try {
			return await work();
		} catch {
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}
	return null;
}
