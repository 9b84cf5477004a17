import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DraftForm as DraftSchema } from "#app/domain/referrals/schema.ts";
import * as labels from "#app/messages/referrals.ts";
import { accountLabels } from "./account-fields.tsx";
import { basisFieldLabels } from "./basis-fields.tsx";
import { cardLabels } from "./card-fields.tsx";
import { DraftForm } from "./draft-form.tsx";
import { needFieldLabels } from "./need-fields.tsx";

const shown: Record<string, string> = { ...needFieldLabels, ...cardLabels, ...accountLabels, ...basisFieldLabels };
const documented = Object.fromEntries(
	[...readFileSync("docs/referral-fields.md", "utf8").matchAll(/^\| `(\w+)` \| (.+?) \|/gm)].map(([, name, label]) => [name, label]),
);
const plumbing = ["referralId", "revision", "intent"];

const draft = {
	...{ id: "0191f0a4-0000-7000-8000-000000000001" as never, reference: "ABCD-EFGH", revision: 1, card: null, account: null },
	...({ need: "rights", public: "everyone", purpose: "assess", urgency: "soon", isAnonymous: false } as const),
	...{ basis: null, basisReference: null, isInformed: null, notInformedReason: null, hasNir: false, isBound: true },
	...{ delays: { immediate: 1, soon: 3, ordinary: 10 }, can: { keepNir: false } },
};
const htmlOf = (isAnonymous: boolean) =>
	renderToStaticMarkup(<DraftForm territory="t" draft={{ ...draft, isAnonymous }} reply={undefined} />);
const namesIn = (html: string) =>
	new Set([...html.matchAll(/<(?:input|select|textarea)[^>]* name="(\w+)"/g)].map(([, name]) => name as string));

describe("the form of a referral", () => {
	it("asks for what the documented list says, and for nothing else", () => {
		const plain = Object.fromEntries(Object.entries(shown).map(([name, label]) => [name, label.replace(/\u00a0/g, " ")]));
		expect(plain).toEqual(documented);
		expect(
			Object.keys(DraftSchema.shape)
				.filter((name) => !plumbing.includes(name))
				.sort(),
		).toEqual(Object.keys(documented).sort());
		expect([...namesIn(htmlOf(false))].filter((name) => !plumbing.includes(name)).sort()).toEqual(Object.keys(documented).sort());
	});

	it("asks nobody's name when it is anonymous", () => {
		const names = namesIn(htmlOf(true));
		for (const name of Object.keys(cardLabels)) expect(names).not.toContain(name);
		expect(names).toContain("asked");
	});

	it("speaks of nobody's health: no field, no choice, no kind of document", () => {
		const health = /santé|médic|malad|handicap|patholog|diagnos|\bsoins?\b|hospital|psych|grossesse|addict|traitement/i;
		for (const label of Object.values(shown)) expect(label).not.toMatch(health);
		const choices = Object.entries(labels).filter(([name]) => name.endsWith("Labels"));
		expect(choices.length).toBeGreaterThan(10);
		for (const [, list] of choices) for (const label of Object.values(list as Record<string, string>)) expect(label).not.toMatch(health);
	});
});
