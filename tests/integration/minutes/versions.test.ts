import { expect, it } from "vitest";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Forbidden, NotFound, RuleViolation } from "#app/domain/kernel/errors.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { nameVersion } from "#app/domain/minutes/commands/name-version.server.ts";
import { restoreVersion } from "#app/domain/minutes/commands/restore-version.server.ts";
import { saveMinutes } from "#app/domain/minutes/commands/save-minutes.server.ts";
import { submitMinutes } from "#app/domain/minutes/commands/submit-minutes.server.ts";
import { findMinutes } from "#app/domain/minutes/queries.server.ts";
import { getVersion, listVersions } from "#app/domain/minutes/versions.server.ts";
import { docOf, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aCommittee } from "./a-committee.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const first = docOf(paragraph("Premier texte"));
const second = docOf(paragraph("Second texte"));

async function draft(slug: string) {
	const c = await aCommittee(database, now, slug);
	const { meetingId, revision } = await c.draft({ doc: first });
	const { territoryId } = c.territory;
	const minutes = () => reading(c.as(c.people.lead), (tx) => findMinutes(tx, territoryId, meetingId));
	const id = (await minutes())?.id as never;
	const versions = (page = 1) => reading(c.as(c.people.member), (tx) => listVersions(tx, territoryId, id, page));
	return {
		...c,
		meetingId,
		revision,
		minutes,
		versions,
		docOf: (number: number) => reading(c.as(c.people.member), (tx) => getVersion(tx, territoryId, id, number)),
	};
}

it("keeps the text of today under a name, with who wrote it", async () => {
	const c = await draft("nomme");
	const number = await nameVersion(c.as(c.people.lead), { meetingId: c.meetingId, name: "Avant relecture" });
	expect(await c.versions()).toMatchObject({
		total: 1,
		versions: [
			{ number, kind: "named", name: "Avant relecture", madeByName: c.people.lead.displayName, authors: [c.people.lead.displayName] },
		],
	});
	expect((await c.docOf(number)).doc).toEqual(first);
	expect((await c.events()).at(-1)).toBe("minutes.version-named");
});

it("restores a version into the draft after keeping what stood there", async () => {
	const c = await draft("retablit");
	await nameVersion(c.as(c.people.lead), { meetingId: c.meetingId, name: "Une" });
	await saveMinutes(c.as(c.people.lead), { meetingId: c.meetingId, revision: c.revision, doc: second });
	await restoreVersion(c.as(c.people.lead), { meetingId: c.meetingId, number: 1 });
	expect((await c.minutes())?.doc).toEqual(first);
	const { versions } = await c.versions();
	expect(versions.map(({ number, kind }) => [number, kind])).toEqual([
		[3, "restored"],
		[2, "automatic"],
		[1, "named"],
	]);
	expect((await c.docOf(2)).doc).toEqual(second);
	expect((await c.events()).at(-1)).toBe("minutes.version-restored");
	await expect(restoreVersion(c.as(c.people.lead), { meetingId: c.meetingId, number: 1 }), "it is the text of today").rejects.toThrow(
		new RuleViolation("minutes.version-is-present"),
	);
});

it("is for who leads the minutes, of a version that exists, while the text may change", async () => {
	const c = await draft("refuse");
	await nameVersion(c.as(c.people.lead), { meetingId: c.meetingId, name: "Une" });
	const { meetingId } = c;
	for (const who of [c.people.member, c.people.chair]) {
		await expect(nameVersion(c.as(who), { meetingId, name: "Non" })).rejects.toBeInstanceOf(Forbidden);
		await expect(restoreVersion(c.as(who), { meetingId, number: 1 })).rejects.toBeInstanceOf(Forbidden);
	}
	await expect(nameVersion(c.as(c.people.outsider), { meetingId, name: "Non" })).rejects.toBeInstanceOf(NotFound);
	await expect(restoreVersion(c.as(c.people.lead), { meetingId, number: 9 })).rejects.toBeInstanceOf(NotFound);
	const before = await c.events();
	await submitMinutes(c.as(c.people.lead), { meetingId, revision: c.revision });
	await expect(nameVersion(c.as(c.people.lead), { meetingId, name: "Non" })).rejects.toThrow(
		new RuleViolation("minutes.awaiting-approval"),
	);
	await expect(restoreVersion(c.as(c.people.lead), { meetingId, number: 1 })).rejects.toThrow(
		new RuleViolation("minutes.awaiting-approval"),
	);
	await approveMinutes(c.as(c.people.chair), { meetingId, revision: c.revision + 1 });
	await expect(restoreVersion(c.as(c.people.lead), { meetingId, number: 1 })).rejects.toThrow(new RuleViolation("minutes.frozen"));
	expect((await c.events()).slice(before.length)).toEqual(["minutes.submitted", "minutes.approved"]);
	expect(
		await reading(c.as(c.people.outsider), (tx) =>
			listVersions(tx, c.territory.territoryId, "00000000-0000-4000-8000-000000000000" as never, 1),
		),
	).toMatchObject({ total: 0 });
});

it("gives versions page by page, the last first", async () => {
	const c = await draft("pages");
	for (let index = 0; index < 23; index++) await nameVersion(c.as(c.people.lead), { meetingId: c.meetingId, name: `N ${index}` });
	expect(await c.versions(9)).toMatchObject({ total: 23, page: 2, pageCount: 2, versions: [{ number: 3 }, { number: 2 }, { number: 1 }] });
});
