import { describe, expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import type { OrganisationId } from "../kernel/ids.ts";
import { type PlaceFacts, type SendFacts, whatStopsPassing, whatStopsSending } from "./send-rules.ts";

const own = "own" as OrganisationId;
const ccas = "ccas" as OrganisationId;
const today = "2026-11-23" as Day;
const bound: PlaceFacts = { secretBasis: "function", nirReference: "Décret 2019-341", contactEmail: null, agents: 2, boundAgents: 1 };
const unbound: PlaceFacts = { secretBasis: "none", nirReference: null, contactEmail: "contact@a.example", agents: 0, boundAgents: 0 };
const agreement = {
	givenOn: today,
	endsOn: today,
	withdrawnOn: null,
	covers: ["card", "account", "nir"],
	organisationIds: [ccas],
} as const;

interface Changes extends Partial<Omit<SendFacts, "referral" | "recipients">> {
	referral?: Partial<SendFacts["referral"]>;
	recipient?: Partial<SendFacts["recipients"][number]["recipient"]>;
	place?: PlaceFacts | undefined;
	noRecipient?: true;
}

const facts = ({ referral, recipient, noRecipient, ...changes }: Changes): SendFacts => ({
	referral: {
		...{ basis: "l121-6-2", basisReference: null, isInformed: true, notInformedReason: null, isAnonymous: false, objectedAt: null },
		senderOrganisationId: own,
		...referral,
	},
	held: { card: true, account: true, nir: false },
	author: { secretBasis: "mission", nirReference: "Décret 2019-341" },
	agreements: [],
	today,
	recipients: noRecipient
		? []
		: [
				{
					recipient: { organisationId: ccas, scope: "full", passesNir: false, ...recipient },
					place: "place" in changes ? changes.place : bound,
				},
			],
	...changes,
});
const codes = (changes: Changes) => whatStopsSending(facts(changes)).map(({ code }) => code);

const agreed = { referral: { basis: "agreement" as const } };
const anonymous = { held: { card: false, account: true, nir: false } };

describe("what stops a referral", () => {
	it.each<[string, Changes, string[]]>([
		["nothing, when all is in order", {}, []],
		["the person's objection", { referral: { objectedAt: new Date() } }, ["referral.objected"]],
		["no account", { held: { card: true, account: false, nir: false } }, ["referral.account-missing"]],
		["no card", { held: { card: false, account: true, nir: false } }, ["referral.card-missing"]],
		["an anonymous one with a card", { referral: { isAnonymous: true } }, ["referral.anonymous-names"]],
		[
			"an anonymous one with a number",
			{ referral: { isAnonymous: true }, held: { card: false, account: true, nir: true } },
			["referral.anonymous-names"],
		],
		["no ground", { referral: { basis: null } }, ["referral.basis-missing"]],
		["another text, not cited", { referral: { basis: "other" } }, ["referral.basis-reference-missing"]],
		["nothing, once it is cited", { referral: { basis: "other", basisReference: "Code, art. 1" } }, []],
		["not saying whether the person knows", { referral: { isInformed: null } }, ["referral.informed-missing"]],
		["not saying why they do not", { referral: { isInformed: false } }, ["referral.not-informed-reason-missing"]],
		["nothing, once it is said", { referral: { isInformed: false, notInformedReason: "danger" } }, []],
		[
			"an agreement of someone who was not told",
			{ referral: { basis: "agreement", isInformed: false, notInformedReason: "danger" }, agreements: [agreement] },
			["referral.agreed-uninformed"],
		],
		["an author whom nothing binds (L121-6-2)", { author: { secretBasis: "none", nirReference: null } }, ["referral.author-not-bound"]],
		[
			"an author whom nothing binds (L226-2-2)",
			{ author: { secretBasis: "none", nirReference: null }, referral: { basis: "l226-2-2" } },
			["referral.author-not-bound"],
		],
		["nobody to send it to", { noRecipient: true }, ["referral.no-recipient"]],
		["one's own organisation", { recipient: { organisationId: own } }, ["referral.own-organisation"]],
		["an organisation that is not set up", { place: undefined }, ["referral.nobody-there"]],
		["an organisation with neither agent nor address", { place: { ...unbound, contactEmail: null } }, ["referral.nobody-there"]],
		["the whole to a body that nothing binds", { place: unbound }, ["referral.recipient-not-bound"]],
		["nothing for its card", { place: unbound, recipient: { scope: "card" } }, []],
		[
			"the card of a protected child to it",
			{ place: unbound, recipient: { scope: "card" }, referral: { basis: "l226-2-2" } },
			["referral.recipient-not-bound"],
		],
		["the whole by a link", { place: { ...bound, agents: 0, boundAgents: 0, contactEmail: "a@b.example" } }, ["referral.link-card-only"]],
		["the whole where no agent is bound", { place: { ...bound, boundAgents: 0 } }, ["referral.agents-not-bound"]],
		["the card of nobody", { ...anonymous, referral: { isAnonymous: true }, recipient: { scope: "card" } }, ["referral.anonymous-card"]],
		["a number that is not held", { recipient: { passesNir: true } }, ["referral.nir-closed"]],
		["no agreement", agreed, ["referral.not-agreed"]],
		[
			"an agreement that ended",
			{ ...agreed, agreements: [{ ...agreement, givenOn: "2026-01-01" as Day, endsOn: "2026-11-22" as Day }] },
			["referral.not-agreed"],
		],
		[
			"one that does not begin yet",
			{ ...agreed, agreements: [{ ...agreement, givenOn: "2026-11-24" as Day, endsOn: "2026-12-24" as Day }] },
			["referral.not-agreed"],
		],
		["one that was withdrawn", { ...agreed, agreements: [{ ...agreement, withdrawnOn: today }] }, ["referral.not-agreed"]],
		["one for another body", { ...agreed, agreements: [{ ...agreement, organisationIds: ["caf"] }] }, ["referral.not-agreed"]],
		["one for the card alone", { ...agreed, agreements: [{ ...agreement, covers: ["card"] }] }, ["referral.not-agreed"]],
		["nothing, under an agreement that covers it", { ...agreed, agreements: [agreement] }, []],
		["nothing for anonymous advice, whatever the ground", { ...anonymous, referral: { basis: "agreement", isAnonymous: true } }, []],
	])("is %s", (_, changes, expected) => {
		expect(codes(changes)).toEqual(expected);
	});

	it("passes the number only where both may hold it, with the whole", () => {
		const held = { card: true, account: true, nir: true };
		expect(codes({ held, recipient: { passesNir: true } })).toEqual([]);
		expect(codes({ held, recipient: { passesNir: true, scope: "card" } })).toEqual(["referral.nir-closed"]);
		expect(codes({ held, recipient: { passesNir: true }, place: { ...bound, nirReference: null } })).toEqual(["referral.nir-closed"]);
		expect(codes({ held, recipient: { passesNir: true }, author: { secretBasis: "mission", nirReference: null } })).toEqual([
			"referral.nir-closed",
		]);
	});

	it("is said all at once, beside the body it concerns", () => {
		const stops = whatStopsSending(facts({ referral: { basis: null, isInformed: null }, place: unbound }));
		expect(stops).toEqual([
			{ code: "referral.basis-missing" },
			{ code: "referral.informed-missing" },
			{ code: "referral.recipient-not-bound", organisationId: ccas },
		]);
	});

	it("is the same when a recipient passes it on", () => {
		const { recipients: _, ...rest } = facts({});
		expect(whatStopsPassing(rest, { organisationId: ccas, scope: "full", passesNir: false }, unbound)).toEqual([
			"referral.recipient-not-bound",
		]);
	});
});
