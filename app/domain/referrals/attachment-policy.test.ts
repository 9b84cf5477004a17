import { describe, expect, it } from "vitest";
import { addAttachment, readAttachment, removeAttachment } from "./attachment-policy.ts";
import type { Standing } from "./types.ts";

const standings = {
	sender: { side: "sender", recipientId: null, isBound: true },
	recipient: { side: "recipient", recipientId: "r" as Standing["recipientId"], isBound: true },
	dpo: { side: "dpo", recipientId: null, isBound: true },
} satisfies Record<Standing["side"], Standing>;
const sides = Object.entries(standings);
const plain = { status: "sent", archivedAt: null, objectedAt: null, isAnonymous: false } as const;
const at = new Date("2026-11-26T09:00:00Z");
const full = { scope: "full", isBound: true, passesNir: false, state: "accepted", accessEndedAt: null } as const;

describe("attachments of a referral", () => {
	it.each(sides)("are added and removed by the sender's side alone: %s", (side, standing) => {
		expect(addAttachment(standing, plain).allowed).toBe(side === "sender");
		expect(removeAttachment(standing, plain).allowed).toBe(side === "sender");
	});

	it("are nobody's who is not named", () => {
		expect(addAttachment(null, plain)).toEqual({ allowed: false, code: "referral.sender-only" });
	});

	it.each([
		[{ archivedAt: at }, "referral.archived", false],
		[{ objectedAt: at }, "referral.objected", true],
		[{ isAnonymous: true }, "referral.attachment-anonymous", true],
	])("are not added once %j; taking away may stay possible", (change, code, mayRemove) => {
		expect(addAttachment(standings.sender, { ...plain, ...change })).toEqual({ allowed: false, code });
		expect(removeAttachment(standings.sender, { ...plain, ...change }).allowed).toBe(mayRemove);
	});

	it.each([
		["what was sent whole", {}, true],
		["the card alone", { scope: "card" }, false],
		["by a body that secrecy does not bind", { isBound: false }, false],
		["once turned away", { state: "declined" }, false],
		["once its access has ended", { accessEndedAt: at }, false],
	] as const)("are read by the recipient of %s: %j %s", (_, change, isRead) => {
		expect(readAttachment(standings.recipient, plain, { ...full, ...change }).allowed).toBe(isRead);
	});

	it("are closed to a recipient's agent whom secrecy does not bind, and to all but the DPO once archived", () => {
		expect(readAttachment({ ...standings.recipient, isBound: false }, plain, full).allowed).toBe(false);
		for (const [side, standing] of sides) {
			expect(readAttachment(standing, { ...plain, archivedAt: at }, full).allowed).toBe(side === "dpo");
		}
	});
});
