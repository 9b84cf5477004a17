import { expect, it } from "vitest";
import { expiresAt, stateOf } from "./rules.ts";

const at = (hours: number) => new Date(Date.UTC(2026, 10, 22, 9) + hours * 3_600_000);
const asked = { requestedAt: at(0), readyAt: null, failedAt: null };

it("waits for an hour at most, since every try of the job is over by then", () => {
	expect(stateOf(asked, at(0.9))).toBe("waiting");
	expect(stateOf(asked, at(1.1))).toBe("failed");
	expect(stateOf({ ...asked, failedAt: at(0.1) }, at(0.2))).toBe("failed");
});

it("keeps a file two days from when it was ready, to the minute", () => {
	const ready = { ...asked, readyAt: at(0.5) };
	expect(expiresAt(ready)).toEqual(at(48.5));
	expect(stateOf(ready, at(48.4))).toBe("ready");
	expect(stateOf(ready, at(48.5))).toBe("expired");
	expect(stateOf(asked, at(48))).toBe("expired");
});
