import { setTimeout as wait } from "node:timers/promises";

/** Asks again until the answer is something, for at most `withinMs`: for what another process or a queue does in its own time. */
export async function until<T>(ask: () => Promise<T | null | undefined | false>, withinMs = 15_000): Promise<T> {
	const deadline = Date.now() + withinMs;
	for (;;) {
		const answer = await ask();
		if (answer) return answer;
		if (Date.now() > deadline) throw new Error("nothing came");
		await wait(50);
	}
}
