import { describe, expect, it } from "vitest";
import type { Actor, TerritoryRole } from "../kernel/actor.ts";
import type { CommitteeId, OrganisationId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { addComment, addNote, editComment, editNote, resolveComment } from "./policy.ts";

const sheet = {
	territoryId: "t" as TerritoryId,
	axisCommitteeId: "c" as CommitteeId,
	committeeId: null,
	leadPersonId: "pilot" as PersonId,
};
const actor = (role: TerritoryRole, over: Partial<Actor> = {}): Actor => ({
	...{ personId: "p" as PersonId, displayName: "P", territoryId: "t" as TerritoryId, territorySlug: "t" },
	...{ organisationId: "o" as OrganisationId, role, mandates: [] },
	...over,
});
const theirs = { authorId: "p" as PersonId };
const others = { authorId: "q" as PersonId };

describe("following up a sheet", () => {
	const expected = {
		admin: { note: true, comment: true, resolveTheirs: true, resolveOthers: true },
		cooperation_officer: { note: true, comment: true, resolveTheirs: true, resolveOthers: true },
		partner: { note: false, comment: true, resolveTheirs: true, resolveOthers: false },
		reader: { note: false, comment: false, resolveTheirs: false, resolveOthers: false },
	} satisfies Record<TerritoryRole, Record<"note" | "comment" | "resolveTheirs" | "resolveOthers", boolean>>;

	it.each(Object.entries(expected) as [TerritoryRole, (typeof expected)[TerritoryRole]][])("as %s", (role, may) => {
		expect({
			note: addNote(actor(role), sheet).allowed,
			comment: addComment(actor(role), sheet).allowed,
			resolveTheirs: resolveComment(actor(role), sheet, theirs).allowed,
			resolveOthers: resolveComment(actor(role), sheet, others).allowed,
		}).toEqual(may);
	});

	it("lets a chair comment who otherwise only reads", () => {
		const chair = actor("reader", { mandates: [{ committeeId: "c" as CommitteeId, role: "chair" }] });
		expect(addComment(chair, sheet).allowed).toBe(true);
		expect(addNote(chair, sheet).allowed).toBe(false);
	});

	it("leaves a note to its author alone", () => {
		expect(editNote(actor("admin"), sheet, theirs).allowed).toBe(true);
		expect(editNote(actor("admin"), sheet, others)).toEqual({ allowed: false, code: "note.not-yours" });
		expect(editNote(actor("partner"), sheet, theirs).allowed).toBe(false);
	});

	it("leaves a comment to its author alone, who may still comment", () => {
		expect(editComment(actor("partner"), sheet, theirs).allowed).toBe(true);
		expect(editComment(actor("admin"), sheet, others)).toEqual({ allowed: false, code: "comment.not-the-author" });
		expect(editComment(actor("reader"), sheet, theirs)).toEqual({ allowed: false, code: "sheet.reader" });
	});

	it("stays within the territory", () => {
		expect(addComment(actor("admin", { territoryId: "u" as TerritoryId }), sheet).allowed).toBe(false);
	});
});
