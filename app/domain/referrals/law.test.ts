import { describe, expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { identifiersIn } from "./identifiers.ts";
import { SaveCard, SaveDraft, SaveNir, StartReferral } from "./schema.ts";
import { type PlaceFacts, type SendFacts, whatStopsSending } from "./send-rules.ts";
import { attachmentKinds, needs, shareBases } from "./types.ts";

// What the law asks of a referral, as pure rules: the rows of docs/law.md name these sentences.

const bound: PlaceFacts = { secretBasis: "function", nirReference: null, contactEmail: null, agents: 2, boundAgents: 2 };
const unbound: PlaceFacts = { ...bound, secretBasis: "none", agents: 0, boundAgents: 0, contactEmail: "contact@association.example" };
const today = "2026-11-26" as Day;

function facts(changes: Partial<SendFacts["referral"]> = {}, place: PlaceFacts = bound, passed: object = {}): SendFacts {
	return {
		referral: {
			basis: "l121-6-2",
			basisReference: null,
			isInformed: true,
			notInformedReason: null,
			isAnonymous: false,
			objectedAt: null,
			senderOrganisationId: "sender" as never,
			...changes,
		},
		held: { card: true, account: true, nir: false },
		author: { secretBasis: "profession", nirReference: null },
		recipients: [{ recipient: { organisationId: "body" as never, scope: "full", passesNir: false, ...passed }, place }],
		agreements: [],
		today,
	};
}
const codes = (given: SendFacts) => whatStopsSending(given).map(({ code }) => code);

describe("what stops a referral before it leaves", () => {
	it("is nothing, between professionals bound by secrecy, once the person was told", () => {
		expect(codes(facts())).toEqual([]);
	});

	it("is a body that secrecy does not bind: only the contact card passes to it", () => {
		expect(codes(facts({}, { ...unbound, agents: 1 }))).toContain("referral.recipient-not-bound");
		expect(codes(facts({}, unbound, { scope: "card" }))).toEqual([]);
		expect(codes(facts({}, { ...bound, boundAgents: 0 }))).toEqual(["referral.agents-not-bound"]);
		expect(codes(facts({}, { ...bound, agents: 0, boundAgents: 0, contactEmail: "ccas@example.org" }))).toEqual([
			"referral.link-card-only",
		]);
	});

	it("is shared secrecy, under a sender whom no secrecy binds", () => {
		for (const basis of ["l121-6-2", "l226-2-2"] as const) {
			const given = facts({ basis });
			expect(codes({ ...given, author: { ...given.author, secretBasis: "none" } })).toEqual(["referral.author-not-bound"]);
		}
	});

	it("is child protection towards a body that secrecy does not bind, were it for the card alone", () => {
		expect(codes(facts({ basis: "l226-2-2" }, unbound, { scope: "card" }))).toEqual(["referral.recipient-not-bound"]);
	});

	it("is a ground that is not said, or cites no text", () => {
		expect(codes(facts({ basis: null }))).toEqual(["referral.basis-missing"]);
		expect(codes(facts({ basis: "other" }))).toEqual(["referral.basis-reference-missing"]);
		expect(shareBases).toEqual(["agreement", "l121-6-2", "l226-2-2", "226-14", "other"]);
	});

	it("is silence about whether the person was told, or why not", () => {
		expect(codes(facts({ isInformed: null }))).toEqual(["referral.informed-missing"]);
		expect(codes(facts({ isInformed: false }))).toEqual(["referral.not-informed-reason-missing"]);
		expect(codes(facts({ basis: "l226-2-2", isInformed: false, notInformedReason: "against-child-interest" }))).toEqual([]);
	});

	it("is an agreement that nobody gave, or that an uninformed person could not give", () => {
		expect(codes(facts({ basis: "agreement" }))).toEqual(["referral.not-agreed"]);
		expect(codes(facts({ basis: "agreement", isInformed: false, notInformedReason: "danger" }))).toContain("referral.agreed-uninformed");
	});

	it("is the person's objection", () => {
		expect(codes(facts({ objectedAt: new Date() }))).toEqual(["referral.objected"]);
	});

	it("is the registration number, unless a text opens it to both and secrecy binds both", () => {
		const nir = "décret 2019-341, art. 2, A";
		const given = facts({}, { ...bound, nirReference: nir }, { passesNir: true });
		const opened = { ...given, held: { ...given.held, nir: true }, author: { ...given.author, nirReference: nir } };
		expect(codes(opened)).toEqual([]);
		expect(codes({ ...opened, held: given.held })).toEqual(["referral.nir-closed"]);
		expect(codes({ ...opened, author: given.author })).toEqual(["referral.nir-closed"]);
		expect(codes({ ...opened, recipients: facts({}, bound, { passesNir: true }).recipients })).toEqual(["referral.nir-closed"]);
		expect(
			codes({ ...opened, recipients: facts({}, { ...bound, nirReference: nir }, { passesNir: true, scope: "card" }).recipients }),
		).toEqual(["referral.nir-closed"]);
	});
});

describe("what a referral may say", () => {
	it("is these fields and these lists: none of them is of health, and a field that is added must be thought about here", () => {
		const drafted = "referralId revision need public purpose urgency isAnonymous subject done asked basis basisReference isInformed";
		const card = "lastName firstName phone email postalAddress preferredChannel mustNotContact representative interpreter availability";
		const names = [...drafted.split(" "), "notInformedReason", "notInformedMotive", ...card.split(" ")];
		expect(Object.keys(SaveDraft.shape).sort()).toEqual(names.sort());
		expect(Object.keys(SaveCard.shape).sort()).toEqual(card.split(" ").sort());
		expect([...needs, ...attachmentKinds].filter((code) => /health|medical|disab|illness|care$/.test(code))).toEqual(["childcare"]);
	});

	it.each([
		["nir", "Son numéro est le 2 84 05 35 047 012 27."],
		["iban", "Compte FR76 3000 6000 0112 3456 7890 189."],
		["card", "Carte 4970 1012 3456 7890."],
		["file-number", "Dossier allocataire 1234567."],
		["email", "Écrire à quelqu.un@courriel.example."],
		["phone", "Appeler au 06 12 34 56 78."],
	])("holds no %s in its free texts", (kind, text) => {
		expect(identifiersIn(text)).toContain(kind);
		for (const field of ["subject", "done", "asked", "notInformedMotive"] as const)
			expect(SaveDraft.shape[field].safeParse(text).error?.issues.map(({ message }) => message)).toEqual([
				`referral.identifier-${identifiersIn(text)[0]}`,
			]);
	});

	it("takes the registration number whole or not at all, in a form of its own", () => {
		const referralId = "019aa000-0000-7000-8000-000000000000";
		expect(SaveNir.safeParse({ referralId, nir: "2 84 05 35 047 012 99" }).success).toBe(false);
		expect("nir" in SaveDraft.shape).toBe(false);
	});

	it("begins by saying whether a child is in danger", () => {
		const opening = { need: "rights", public: "everyone", purpose: "assess", urgency: "ordinary" };
		expect(StartReferral.safeParse(opening).success).toBe(false);
	});
});
