import { describe, expect, it } from "vitest";
import type { Actor, MandateRole, TerritoryRole } from "../kernel/actor.ts";
import type { CommitteeId, PersonId } from "../kernel/ids.ts";
import { keepQuiet, leadReminder, leadWatched, setRhythm } from "./policy.ts";

const body = "body" as CommitteeId;
const me = "me" as PersonId;
const actor = (role: TerritoryRole, mandate?: MandateRole): Actor =>
	({ personId: me, role, mandates: mandate ? [{ committeeId: body, role: mandate }] : [] }) as unknown as Actor;

type Judged = { territory: boolean; own: boolean; quiet: boolean; lead: boolean; pilot: boolean };
const none = { territory: false, own: false, quiet: false, lead: false, pilot: false };
const all = { territory: true, own: true, quiet: true, lead: true, pilot: true };
const byRole = { admin: all, cooperation_officer: all, partner: { ...none, pilot: true }, reader: none } satisfies Record<
	TerritoryRole,
	Judged
>;
const leading = { ...none, own: true, lead: true, pilot: true };
const byMandate = {
	chair: leading,
	technical_lead: leading,
	substitute: { ...none, pilot: true },
	member: { ...none, pilot: true },
} satisfies Record<MandateRole, Judged>;

const judged = (who: Actor): Judged => ({
	territory: setRhythm(who, null).allowed,
	own: setRhythm(who, body).allowed,
	quiet: keepQuiet(who).allowed,
	lead: leadReminder(who, { committeeId: body, pilotId: null }).allowed,
	pilot: leadReminder(who, { committeeId: null, pilotId: me }).allowed,
});

describe("who sets rhythms, and decides of one reminder", () => {
	it.each(Object.entries(byRole))("%s", (role, wanted) => expect(judged(actor(role as TerritoryRole))).toEqual(wanted));
	it.each(Object.entries(byMandate))("a partner who is %s of the body", (mandate, wanted) =>
		expect(judged(actor("partner", mandate as MandateRole))).toEqual(wanted),
	);
	it("no reader, whatever their seat", () => {
		for (const mandate of Object.keys(byMandate)) expect(judged(actor("reader", mandate as MandateRole))).toEqual(none);
	});
});

describe("who decides of a reminder of a referral", () => {
	const decides = (who: Actor, reminded: PersonId) =>
		leadWatched(who, { kind: "referral-agreement", committeeId: body, pilotId: me, people: [{ personId: reminded }] }).allowed;
	it("those whom it reminds, whatever they are besides; no steward, chair or pilot", () => {
		for (const role of Object.keys(byRole) as TerritoryRole[]) {
			expect(decides(actor(role), me)).toBe(true);
			expect(decides(actor(role, "chair"), "other" as PersonId)).toBe(false);
		}
	});
	it("of anything else, whoever leads it, reminded or not", () => {
		const task = { kind: "task", committeeId: body, pilotId: null, people: [{ personId: me }] } as const;
		expect(leadWatched(actor("partner"), task).allowed).toBe(false);
		expect(leadWatched(actor("partner", "chair"), task).allowed).toBe(true);
	});
});
