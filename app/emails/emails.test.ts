import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DigestItem, DigestSection, DigestSectionKey } from "#app/domain/digests/types.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { digestEmail } from "./digest.ts";
import { minutesChangesRequestedEmail, minutesSubmittedEmail } from "./minutes.ts";
import { type MailedNotice, noticesEmail } from "./notices.ts";
import { passwordResetEmail } from "./password-reset.ts";
import { reminderEmail } from "./reminder.ts";
import { mailSamples } from "./samples.ts";
import { typeset } from "./typeset.ts";

const href = "https://maillage.exemple.fr/t/ccals/page";
const minutes = {
	displayName: "Anne Lefèvre",
	territoryName: "CC Anjou Loir et Sarthe",
	committeeName: "Comité insertion",
	meetingTitle: "Comité insertion de novembre",
	meetingStartsAt: new Date("2026-11-23T08:30:00Z"),
	byName: "Marc Petit",
	href,
	settingsHref: "https://maillage.exemple.fr/mon-compte/notifications",
};
const section = (key: DigestSectionKey, count: number, overrides: Partial<DigestItem> = {}): DigestSection => ({
	key,
	items: Array.from({ length: count }, (_, index) => ({ ...item(key, index + 1), ...overrides })),
});
const item = (group: DigestSectionKey, number: number): DigestItem => ({
	kind: group === "to-approve" ? "approve-minutes" : group === "to-fill" ? "write-minutes" : "task",
	territoryName: "CCALS",
	title: `Objet ${number}`,
	context: "Comité insertion",
	href: `${href}/${number}`,
	dueOn: group === "late" ? ("2026-11-20" as Day) : group === "upcoming" ? ("2026-11-26" as Day) : null,
	meetingOn: group === "to-approve" ? ("2026-11-19" as Day) : null,
});
const settingsHref = "https://maillage.exemple.fr/mon-compte/notifications";
const unsubscribeHref = "https://maillage.exemple.fr/courriel/secret/desabonnement";
const today = "2026-11-23" as Day;

const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name);

it("has a sample of every template, each under its own address", () => {
	const templates = readdirSync(new URL(".", import.meta.url)).filter((name) => /^[\w-]+\.ts$/.test(name) && !name.includes("test"));
	const written = templates.flatMap((name) => namesIn(textOf(name), /export (?:const|(?:async )?function) (\w+Email)\b/g));
	const shown = readdirSync(new URL("samples", import.meta.url)).map((name) => textOf(`samples/${name}`));
	expect(written.length).toBeGreaterThan(12);
	expect(written.filter((name) => !shown.some((text) => text.includes(`${name}(`)))).toEqual([]);
	expect(new Set(mailSamples.map(({ id }) => id)).size).toBe(mailSamples.length);
});

it("keeps together what belongs together", () => {
	expect(typeset("le 3 mars 2027, le 1er août : « l'avis » ! 12 fiches")).toBe(
		"le 3\u00a0mars 2027, le 1er\u00a0août\u00a0: «\u00a0l’avis\u00a0»\u00a0! 12 fiches",
	);
});

describe.each(mailSamples)("the mail « $label »", ({ id, compose }) => {
	it("says the same in both its forms, with the link to its page", async () => {
		const { subject, html, text } = await compose();
		expect(subject).toMatch(/^\S.{5,110}$/u);
		// nothing is left to open of a meeting that is off, nor of a referral closed to who has no account; minutes may come as a file
		const links = /cancellation|sans-compte/.test(id) ? 0 : 1;
		expect(html.split('href="https://maillage.exemple.fr/').length).toBeGreaterThan(links);
		expect(text.split("https://maillage.exemple.fr/").length).toBeGreaterThan(links);
		expect(text).toMatch(/^Bonjour[ ,]/m);
		expect(html).toContain('lang="fr"');
		expect(html).not.toContain("\0");
		expect(`${html}${text}`).not.toMatch(/undefined|null|NaN|\[object/);
	});
	it("names nobody in its subject", async () => {
		expect((await compose()).subject).not.toMatch(/Camille|Durand|Petit|Roy|La Rochefoucauld/);
	});
	it("ends by saying why it came and who sent it, in both its forms", async () => {
		const { html, text } = await compose();
		for (const form of [html.replace(/<[^>]+>/g, " "), text]) {
			expect(form).toMatch(/Vous recevez ce (message|récapitulatif) (parce que|à l’adresse)/);
			expect(form).toContain("Message envoyé automatiquement par Maillage");
		}
	});
	it("is set as French is printed", async () => {
		const { subject, html, text } = await compose();
		const said = html.replace(/<style>[\s\S]*?<\/style>|<[^>]+>/g, "\n").replaceAll("&#x27;", "'");
		for (const form of [subject, said, text])
			expect(form).not.toMatch(/ [:;?!»%€](\s|$)|« |\p{L}'\p{L}|\d (janvier|mars|novembre|décembre)/mu);
	});
	it("is dark where its reader's screen is, whatever its colours", async () => {
		const { html } = await compose();
		const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
		// what a reader's program does not know how to darken is dark text on a light ground of our own
		expect(style).toContain("prefers-color-scheme: dark");
		expect(html).toContain('<meta name="color-scheme" content="light dark"');
		const classes = new Set([...html.matchAll(/class="([^"]+)"/g)].flatMap(([, names = ""]) => names.split(" ")));
		for (const name of ["ink", "soft", "sheet", "band", "ground"]) expect([...classes]).toContain(name);
		for (const name of classes) expect(style).toContain(`.${name}`);
	});
});

it("escapes what people wrote", async () => {
	const { html } = await minutesChangesRequestedEmail({ ...minutes, remark: "<img src=x onerror=alert(1)>", meetingTitle: "A & <b>B</b>" });
	expect(html).not.toContain("<img");
	expect(html).toContain("A &amp; &lt;b&gt;B&lt;/b&gt;");
});

it("cuts a subject that is too long between two words", async () => {
	const { subject } = await minutesSubmittedEmail({ ...minutes, meetingTitle: "Réunion très importante ".repeat(8).trim() });
	expect(subject.length).toBeLessThanOrEqual(111);
	expect(subject).toMatch(/(Réunion|très|importante)…$/);
});

it("says how far the due day is", async () => {
	const on = (dueOn: string) =>
		reminderEmail({ ...minutes, kind: "task", title: "Écrire", context: "Comité", dueOn, today, href, settingsHref });
	expect((await on("2026-11-30")).subject).toBe("Échéance dans 7\u00a0jours\u00a0: Écrire");
	expect((await on("2026-11-23")).subject).toBe("Échéance aujourd’hui\u00a0: Écrire");
	expect((await on("2026-11-20")).subject).toBe("Échéance dépassée, en retard de 3\u00a0jours\u00a0: Écrire");
});

describe("the digest", () => {
	const digest = (...sections: DigestSection[]) =>
		digestEmail({ displayName: "Anne", sections, today, href, settingsHref, unsubscribeHref });
	it("counts by section in its subject", async () => {
		const { subject, text } = await digest(section("late", 2), section("upcoming", 1), section("news", 1));
		expect(subject).toBe("Ce qui vous attend\u00a0: 2 en retard, 1 à venir, 1 nouvelle");
		expect(text).toContain("en retard de 3\u00a0jours");
		expect(text).toContain(settingsHref);
		expect(text).toContain(unsubscribeHref);
	});
	it("shows eight things of a section and counts the others", async () => {
		const { text } = await digest(section("upcoming", 11));
		expect(text).toContain("Objet 8\n");
		expect(text).not.toContain("Objet 9\n");
		expect(text).toContain("… et 3\u00a0autres");
	});
	it("names the territories only when there are several", async () => {
		const one = await digest(section("late", 2));
		expect(one.text).toContain("Maillage – CCALS");
		expect(one.text).not.toContain("· CCALS");
		expect((await digest(section("late", 1), section("upcoming", 1, { territoryName: "Redon" }))).text).toContain("· Redon");
	});
});

it("is dark to its edges where the reader's screen is", async () => {
	const { html } = await passwordResetEmail({ displayName: "Léa", href });
	const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
	expect(style).not.toMatch(/&(gt|quot|#x27|amp);/);
	expect(html).toMatch(/<td style="background-color:#f5f3ee/);
});

describe("the mail of notices", () => {
	const notice = {
		kind: "task-given",
		title: "Écrire",
		context: "Comité",
		territoryName: "CCALS",
		times: 1,
		href,
		inPlaceOfName: null,
	} as const;
	const mail = (...notices: MailedNotice[]) => noticesEmail({ displayName: "Anne", notices, href, settingsHref });
	it("says in its subject what a single one is, and counts several", async () => {
		expect((await mail(notice)).subject).toContain("Écrire");
		expect((await mail(notice, notice)).subject).toMatch(/^2\savis/);
	});
	it("says how often, in whose place, and where when there are several territories", async () => {
		const { text } = await mail({ ...notice, times: 3, inPlaceOfName: "Sacha Roy" }, { ...notice, territoryName: "Redon" });
		expect(text).toMatch(/3\sfois/);
		expect(text).toContain("Sacha Roy");
		expect(text).toContain("Redon");
	});
	it("shows twenty and counts the others, and leads to the choice of what one hears", async () => {
		const { text } = await mail(...Array.from({ length: 23 }, (_, index) => ({ ...notice, title: `Objet ${index + 1}.` })));
		expect(text).toContain("Objet 20.");
		expect(text).not.toContain("Objet 21.");
		expect(text).toMatch(/3\sautres/);
		expect(text).toContain(settingsHref);
	});
});
