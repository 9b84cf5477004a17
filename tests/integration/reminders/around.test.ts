import { beforeAll, describe, expect, it } from "vitest";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { holdReminder } from "#app/domain/reminders/commands/hold-reminder.server.ts";
import { sendReminder } from "#app/domain/reminders/commands/send-reminder.server.ts";
import { type HeldKind, meetingKinds } from "#app/domain/reminders/types.ts";
import { listWatched } from "#app/domain/reminders/watched.server.ts";
import { presentReminder } from "#app/presenters/reminders.server.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";

// What a page shows of the reminders around its object, and their own page.

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
let here: Awaited<ReturnType<typeof aCommittee>>;
let meetingId: string;
let mandateId: string;

beforeAll(async () => {
	here = await aCommittee(database, now, "autour");
	({ meetingId } = await here.draft());
	const [mandate] = await database.asAdmin<{ id: string }>(
		"update mandate set ends_on = '2026-12-31' where committee_id = $1 and role = 'substitute' returning id",
		[here.committeeId],
	);
	mandateId = mandate?.id as string;
});

const around = (who: keyof typeof here.people, kinds: readonly HeldKind[], id: string) => {
	const ctx: Ctx = here.as(here.people[who]);
	return reading(ctx, (tx) => listWatched(tx, ctx, kinds, [id]));
};

describe("around a meeting", () => {
	it("tells those of the body and the stewards that its minutes are to be submitted, and by whom", async () => {
		for (const who of ["lead", "chair", "member", "officer"] as const) {
			const waiting = await around(who, meetingKinds, meetingId);
			expect([who, waiting.map(({ kind, people }) => [kind, people.map(({ personId }) => personId)])]).toEqual([
				who,
				[["minutes-submit", [here.people.lead.personId]]],
			]);
		}
	});

	it("tells nobody else of minutes that they do not see: neither that they are written, nor that they are missing", async () => {
		for (const who of ["outsider", "reader"] as const) expect(await around(who, meetingKinds, meetingId)).toEqual([]);
		await expect(presentReminder(here.as(here.people.outsider), "minutes-write", meetingId)).rejects.toThrow("not-found");
	});
});

describe("a mandate that ends", () => {
	it("has a page that names who holds it and of what, and leads back to the body", async () => {
		const page = await presentReminder(here.as(here.people.lead), "mandate", mandateId);
		expect(page).toMatchObject({ title: expect.stringContaining(here.people.substitute.displayName), nextOn: "2026-12-01", canLead: true });
		expect(page.href).toBe("/t/autour/comites/insertion");
	});

	it("is reminded of by hand and put off by its lead, and by nobody else", async () => {
		const object = { kind: "mandate" as const, objectId: mandateId };
		await expect(sendReminder(here.as(here.people.outsider), object)).rejects.toThrow("reminder.leads-only");
		await sendReminder(here.as(here.people.lead), object);
		const rows = await database.asAdmin<{ stage: string }>("select distinct stage from reminder where object_id = $1", [mandateId]);
		expect(rows).toEqual([{ stage: "manual-2026-11-23" }]);
		await holdReminder(here.as(here.people.lead), { ...object, intent: "postpone", untilOn: "2026-12-15" as never });
		expect(await around("member", ["mandate"], mandateId)).toMatchObject([{ nextOn: "2026-12-15", hold: { untilOn: "2026-12-15" } }]);
	});
});
