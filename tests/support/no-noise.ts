import { afterEach, beforeEach, expect, vi } from "vitest";

// An unexpected console.error is a defect that nobody asked about: it fails the test.
beforeEach(() => {
	vi.spyOn(console, "error").mockImplementation((...said) => {
		noise.push(said.map(String).join(" "));
	});
});
const noise: string[] = [];
afterEach(() => {
	const heard = noise.splice(0);
	expect(heard, "console.error was called").toEqual([]);
});
