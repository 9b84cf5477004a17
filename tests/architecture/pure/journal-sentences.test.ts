import { expect, it } from "vitest";
import { breakReasons } from "#app/domain/journal/types.ts";
import { accountFacts, journalSubjects, toldFacts } from "#app/messages/journal.ts";
import { knownCodes } from "#app/messages/sentences.ts";

// An event that the journal cannot tell would show its code to people.
it("tells every event of the domain in French, and nothing that no longer happens", () => {
	const modules = Object.values(import.meta.glob<Record<string, { name: string }>>("../../../app/domain/*/*events.ts", { eager: true }));
	// a wall keeps what happens to referrals from those who read the journal
	const shown = (name: string) => !name.startsWith("referral.");
	const names = new Set(modules.flatMap((events) => Object.values(events).map(({ name }) => name)).filter(shown));
	const sessions = accountFacts.filter((name) => name.startsWith("session."));
	expect([...toldFacts(), ...accountFacts].sort()).toEqual([...names, ...sessions].sort());
});

it("names the subject of every fact that the journal shows, for the filter", () => {
	expect(toldFacts().filter((name) => !journalSubjects[name.split(".")[0] as string])).toEqual([]);
});

it("explains every break of the chain", () => {
	expect(breakReasons.filter((reason) => !knownCodes().includes(`audit.${reason}`))).toEqual([]);
});
