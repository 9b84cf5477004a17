import { describe, expect, it } from "vitest";
import type { Actor } from "../kernel/actor.ts";
import * as policy from "./policy.ts";
import { obstacleToStep } from "./step-policy.ts";
import { endReading, keepNote, readsMessages, writeIn } from "./thread-policy.ts";
import type { Recipient, Referral, Standing } from "./types.ts";

const now = new Date("2026-11-23T09:00:00Z");
const sender: Standing = { side: "sender", recipientId: null, isBound: true };
const recipient: Standing = { side: "recipient", recipientId: "ccas" as never, isBound: true };
const dpo: Standing = { side: "dpo", recipientId: null, isBound: true };
const sent = { status: "sent", archivedAt: null, objectedAt: null } as Referral;
const whole = { id: "ccas", scope: "full", isBound: true, passesNir: true, state: "accepted", accessEndedAt: null } as Recipient;

const actorWith = (...duties: ("agent" | "manager" | "dpo")[]) =>
	({ role: "partner", mandates: [], ...(duties.length > 0 && { referral: { duties, secretBasis: "function" } }) }) as unknown as Actor;

it("opens the pages to those with a duty, and new referrals to agents alone", () => {
	expect(
		[actorWith(), actorWith("agent"), actorWith("manager"), actorWith("dpo")].map((actor) => [
			policy.enterReferrals(actor).allowed,
			policy.startReferral(actor).allowed,
		]),
	).toEqual([
		[false, false],
		[true, true],
		[true, false],
		[true, false],
	]);
});

describe("what may be read of a referral", () => {
	const read = (standing: Standing, own: Partial<Recipient> | null = {}, about: Partial<Referral> = {}) =>
		(["card", "account", "nir"] as const).map((part) => {
			const verdict = policy.readPart(standing, { ...sent, ...about }, own && { ...whole, ...own }, part);
			return verdict.allowed || verdict.code;
		});
	const closed = (code: string) => [code, code, code];

	it.each([
		["the sender reads all", read(sender, null), [true, true, true]],
		["a bound recipient reads all that was sent whole", read(recipient), [true, true, true]],
		["the number passes where it was opened", read(recipient, { passesNir: false }), [true, true, "referral.nir-closed"]],
		["a card is a card", read(recipient, { scope: "card" }), [true, "referral.card-only", "referral.card-only"]],
		["an organisation that nothing binds", read(recipient, { isBound: false }), [true, "referral.card-only", "referral.card-only"]],
		["an agent whom nothing binds", read({ ...recipient, isBound: false }), [true, "referral.card-only", "referral.card-only"]],
		["declined", read(recipient, { state: "declined" }), closed("referral.turned-away")],
		["cancelled", read(recipient, { state: "cancelled" }), closed("referral.turned-away")],
		["expired", read(recipient, { state: "expired" }), closed("referral.turned-away")],
		["an agreement withdrawn", read(recipient, { accessEndedAt: now }), closed("referral.not-named")],
		["nothing was sent yet", read(recipient, { state: "draft" }), closed("referral.not-named")],
		["no answer of one's own", read(recipient, null), closed("referral.not-named")],
		["archived, for a recipient", read(recipient, {}, { archivedAt: now }), closed("referral.archived")],
		["archived, for the sender", read(sender, null, { archivedAt: now }), closed("referral.archived")],
		["the DPO under a request, archived or not", read(dpo, null, { archivedAt: now }), [true, true, true]],
	] as const)("%s", (_, seen, expected) => expect(seen).toEqual(expected));
});

it("takes steps for one's own side, on one's own answer", () => {
	const may = (standing: Standing | null, id: string, by: "sender" | "recipient" | "either") =>
		policy.advanceReferral(standing, { id: id as never }, by).allowed;
	expect([may(sender, "ccas", "sender"), may(sender, "ccas", "recipient"), may(sender, "ccas", "either")]).toEqual([true, false, true]);
	expect([may(recipient, "ccas", "recipient"), may(recipient, "ccas", "sender"), may(recipient, "ccas", "either")]).toEqual([
		true,
		false,
		true,
	]);
	for (const by of ["sender", "recipient", "either"] as const)
		expect([may(recipient, "caf", by), may(dpo, "ccas", by), may(null, "ccas", by)]).toEqual([false, false, false]);
});

it("edits drafts, collects agreements and names colleagues from one's own side", () => {
	const draft = { status: "draft" } as Referral;
	expect([sender, recipient, dpo, null].map((standing) => policy.editDraft(standing, draft).allowed)).toEqual([true, false, false, false]);
	expect(policy.editDraft(sender, sent)).toMatchObject({ allowed: false, code: "referral.already-sent" });
	expect([sender, recipient, dpo, null].map((standing) => policy.collectAgreement(standing).allowed)).toEqual([true, true, false, false]);
	const assign = (standing: Standing | null, recipientId: string | null) => policy.assignReferral(standing, { recipientId }).allowed;
	expect([
		assign(sender, null),
		assign(sender, "ccas"),
		assign(recipient, "ccas"),
		assign(recipient, "caf"),
		assign(recipient, null),
	]).toEqual([...[true, false], ...[true, false, false]]);
	expect([assign(dpo, null), assign(null, null)]).toEqual([false, false]);
});

describe("the thread and the notes", () => {
	const codeOf = (verdict: ReturnType<typeof writeIn>) => verdict.allowed || verdict.code;

	it("are for those who read the account, or at least the card, while the person does not object", () => {
		expect([writeIn(sender, sent, null), writeIn(recipient, sent, whole)].map(codeOf)).toEqual([true, true]);
		expect(codeOf(writeIn(recipient, sent, { ...whole, scope: "card" }))).toBe("referral.card-only");
		expect(codeOf(writeIn(sender, { ...sent, objectedAt: now }, null))).toBe("referral.objected");
		expect(codeOf(writeIn(sender, { ...sent, archivedAt: now }, null))).toBe("referral.archived");
		expect(codeOf(writeIn(sender, { ...sent, status: "draft" }, null))).toBe("referral.not-sent");
		expect(codeOf(writeIn(dpo, sent, null))).toBe("referral.not-named");
		expect(codeOf(keepNote(recipient, sent, { ...whole, scope: "card" }))).toBe(true);
		expect(codeOf(keepNote(recipient, sent, { ...whole, state: "declined" }))).toBe("referral.turned-away");
		expect(codeOf(keepNote(dpo, sent, null))).toBe("referral.not-named");
	});

	it("reach those who read them", () => {
		const changes: Partial<Recipient>[] = [
			{},
			{ scope: "card" },
			{ isBound: false },
			{ state: "declined" },
			{ state: "draft" },
			{ accessEndedAt: now },
		];
		expect(changes.map((change) => readsMessages({ ...whole, ...change }))).toEqual([true, false, false, false, false, false]);
	});

	it("are left only to somebody", () => {
		expect(codeOf(endReading(recipient, 1))).toBe(true);
		expect(codeOf(endReading(recipient, 0))).toBe("referral.last-reader");
		expect(codeOf(endReading(dpo, 3))).toBe("referral.not-named");
	});
});

it.each([
	["accept", "recipient", {}, { state: "sent" }, null],
	["accept", "sender", {}, { state: "sent" }, "referral.wrong-state"],
	["accept", "recipient", { archivedAt: now }, { state: "sent" }, "referral.archived"],
	["relay", "recipient", { objectedAt: now }, { state: "accepted" }, "referral.objected"],
	["close", "recipient", { objectedAt: now }, { state: "accepted" }, null],
	["reopen", "sender", { archivedAt: now }, { state: "closed" }, null],
	["reopen", "recipient", { archivedAt: now }, { state: "closed" }, "referral.archived"],
	["reopen", "sender", { objectedAt: now }, { state: "closed" }, "referral.objected"],
	["reopen", "sender", {}, { state: "closed", accessEndedAt: now }, "referral.not-agreed"],
] as const)("says of %s by the %s what stands in its way", (action, side, about, own, code) => {
	expect(obstacleToStep(action, side, { ...sent, ...about }, { ...whole, ...own })).toBe(code);
});
