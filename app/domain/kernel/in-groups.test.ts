import { expect, it } from "vitest";
import { inGroups } from "./in-groups.ts";

it("writes together what comes together, each once, and one group after the other", async () => {
	const groups: number[][] = [];
	let underWay = 0;
	const write = inGroups<number>(0, async (items) => {
		underWay += 1;
		expect(underWay).toBe(1);
		await new Promise((resolve) => setImmediate(resolve));
		groups.push(items);
		underWay -= 1;
	});
	await Promise.all([write(1), write(2)]);
	await Promise.all([write(3), write(4), write(5)]);
	expect(groups).toEqual([
		[1, 2],
		[3, 4, 5],
	]);
});

it("tells those whose group failed, and goes on with the next", async () => {
	let isFirst = true;
	const write = inGroups<number>(0, async () => {
		if (!isFirst) return;
		isFirst = false;
		throw new Error("away");
	});
	const failed = [write(1), write(2)];
	await expect(failed[0]).rejects.toThrow("away");
	await expect(failed[1]).rejects.toThrow("away");
	await expect(write(3)).resolves.toBeUndefined();
});
