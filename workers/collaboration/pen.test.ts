import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import * as Y from "yjs";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import { RuleViolation } from "#app/domain/kernel/errors.ts";
import { createPen } from "./pen.ts";

const as = (personId: string) => ({ actor: { personId } }) as unknown as Ctx;
const word = (doc: Y.Doc, text: string) => {
	const before = Y.encodeStateVector(doc);
	doc.getText("t").insert(doc.getText("t").length, text);
	return Y.encodeStateAsUpdate(doc, before);
};
const textOf = (updates: Uint8Array[]) => {
	const doc = new Y.Doc();
	for (const update of updates) Y.applyUpdate(doc, update);
	return doc.getText("t").toString();
};

it("tells someone that a word is stored only once the words it hangs on are stored too", async () => {
	const doc = new Y.Doc();
	const stored: Uint8Array[] = [];
	const told: string[] = [];
	const pen = createPen({
		async store(_ctx, update) {
			await wait(5);
			stored.push(update);
		},
		onRefused: () => {},
		onTrouble: () => {},
	});
	pen.write(as("a"), word(doc, "un "));
	await wait(20); // on its way to the disk
	pen.write(as("b"), word(doc, "deux "));
	pen.write(as("a"), word(doc, "trois"));
	pen.whenStored(as("a"), () => told.push(textOf(stored)));
	await pen.settle(1_000);
	expect(told).toEqual(["un deux trois"]);
});

it("keeps what someone wrote before losing the right with what others built on it, and tells that person nothing", async () => {
	const doc = new Y.Doc();
	const stored: Uint8Array[] = [];
	const told: string[] = [];
	const refusals: string[] = [];
	const pen = createPen({
		async store(ctx, update) {
			if (ctx.actor.personId === "a") throw new RuleViolation("minutes.frozen");
			stored.push(update);
		},
		onRefused: (ctx) => refusals.push(ctx.actor.personId),
		onTrouble: () => {},
	});
	pen.write(as("a"), word(doc, "un "));
	pen.whenStored(as("a"), () => told.push("a"));
	pen.write(as("b"), word(doc, "deux"));
	pen.whenStored(as("b"), () => told.push("b"));
	await pen.settle(1_000);
	expect({ text: textOf(stored), told, refusals }).toEqual({ text: "un deux", told: ["b"], refusals: ["a"] });
});

it("tries again while the database is away, and loses nothing", async () => {
	const doc = new Y.Doc();
	const stored: Uint8Array[] = [];
	let failures = 2;
	const pen = createPen({
		async store(_ctx, update) {
			if (failures-- > 0) throw new Error("away");
			stored.push(update);
		},
		onRefused: () => {},
		onTrouble: () => {},
	});
	pen.write(as("a"), word(doc, "mot"));
	expect(await pen.settle(200)).toBe(false);
	expect(await pen.settle(3_000)).toBe(true);
	expect(textOf(stored)).toBe("mot");
});
