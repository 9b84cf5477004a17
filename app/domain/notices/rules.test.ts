import { describe, expect, it } from "vitest";
import { defaultChannel, forMail, type Standing, settlesAt, topicOf } from "./rules.ts";
import type { Channel } from "./types.ts";

describe("how one hears before choosing", () => {
	it("depends on what one is", () => {
		const taskDone = { chair: "inbox", steward: "digest", partner: "digest", reader: "inbox" } satisfies Record<Standing, Channel>;
		const remark = { chair: "digest", steward: "mail", partner: "mail", reader: "digest" } satisfies Record<Standing, Channel>;
		for (const [standing, channel] of Object.entries(taskDone)) expect(defaultChannel("task-done", [standing as Standing])).toBe(channel);
		for (const [standing, channel] of Object.entries(remark))
			expect(defaultChannel("minutes-remark", [standing as Standing])).toBe(channel);
	});

	it("is that of whoever hears most, for a person who is several things; that of a partner for whoever is nothing", () => {
		expect(defaultChannel("minutes-remark", ["chair", "steward"])).toBe("mail");
		expect(defaultChannel("version-decided", [])).toBe("mail");
	});

	it("is by mail for what cannot wait, in the digest for other reminders", () => {
		expect(defaultChannel("reminder-urgent", ["chair"])).toBe("mail");
		expect(defaultChannel("reminder", ["partner"])).toBe("digest");
	});
});

it("a notice settles at once or after ten minutes", () => {
	const now = new Date("2026-11-24T09:00:00Z");
	expect(settlesAt(now, true)).toEqual(now);
	expect(settlesAt(now, false)).toEqual(new Date("2026-11-24T09:10:00Z"));
});

it("a reminder is chosen by its family, whatever it reminds of", () => {
	expect(topicOf("reminder-urgent/minutes-approve")).toBe("reminder-urgent");
	expect(topicOf("mention")).toBe("mention");
});

it("a mail says of a referral that it waits, and nothing else; of the rest, all", () => {
	const secret = {
		kind: "reminder/referral-appointment",
		objectKind: "referral",
		title: "Une orientation attend (réf. 7K2M-9QXA)",
	} as const;
	expect(forMail(secret)).toEqual({ kind: "reminder", objectKind: "referral", title: "Une orientation attend" });
	const open = { kind: "reminder/task", objectKind: "task", title: "Écrire au bailleur" } as const;
	expect(forMail(open)).toEqual(open);
});
