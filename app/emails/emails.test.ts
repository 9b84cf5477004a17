import { describe, expect, it } from "vitest";
import type { DigestItem, DigestSection, DigestSectionKey } from "#app/domain/digests/types.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { digestEmail } from "./digest.ts";
import { minutesChangesRequestedEmail, minutesSubmittedEmail } from "./minutes.ts";
import { passwordResetEmail } from "./password-reset.ts";
import { reminderEmail } from "./reminder.ts";
import { mailSamples } from "./samples.ts";

const href = "https://maillage.exemple.fr/t/ccals/page";
const minutes = {
	displayName: "Anne Lefèvre",
	territoryName: "CC Anjou Loir et Sarthe",
	committeeName: "Comité insertion",
	meetingTitle: "Comité insertion de novembre",
	meetingStartsAt: new Date("2026-11-23T08:30:00Z"),
	byName: "Marc Petit",
	href,
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
const today = "2026-11-23" as Day;

describe.each(mailSamples)("the mail « $label »", ({ label, compose }) => {
	it("says the same in both its forms, with the link to its page", async () => {
		const { subject, html, text } = await compose();
		expect(subject).toMatch(/^\S.{5,110}$/u);
		// a meeting that is off has no page to go to
		const links = label === "Réunion annulée" ? 0 : 1;
		expect(html.split('href="https://maillage.exemple.fr/').length).toBeGreaterThan(links);
		expect(text.split("https://maillage.exemple.fr/").length).toBeGreaterThan(links);
		expect(text).toContain("Bonjour ");
		expect(html).toContain('lang="fr"');
		expect(html).not.toContain("\0");
		expect(`${html}${text}`).not.toMatch(/undefined|null|NaN|\[object/);
	});
	it("does not name its reader in its subject", async () => {
		expect((await compose()).subject).not.toMatch(/Camille|Durand/);
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
	const on = (dueOn: string) => reminderEmail({ ...minutes, kind: "task", title: "Écrire", context: "Comité", dueOn, today, href });
	expect((await on("2026-11-30")).subject).toBe("Échéance dans 7\u00a0jours\u00a0: Écrire");
	expect((await on("2026-11-23")).subject).toBe("Échéance aujourd'hui\u00a0: Écrire");
});

describe("the digest", () => {
	const digest = (...sections: DigestSection[]) => digestEmail({ displayName: "Anne", sections, today, href, settingsHref });
	it("counts by section in its subject", async () => {
		const { subject, text } = await digest(section("late", 2), section("upcoming", 1), section("news", 1));
		expect(subject).toBe("Ce qui vous attend\u00a0: 2 en retard, 1 à venir, 1 nouvelle");
		expect(text).toContain("en retard de 3\u00a0jours");
		expect(text).toContain(settingsHref);
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
