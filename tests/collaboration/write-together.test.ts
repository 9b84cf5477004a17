import { expect, it } from "vitest";
import * as Y from "yjs";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { MeetingId } from "#app/domain/kernel/ids.ts";
import { appendLiveUpdate } from "#app/domain/minutes/commands/append-live-update.server.ts";
import { nameVersion } from "#app/domain/minutes/commands/name-version.server.ts";
import { restoreVersion } from "#app/domain/minutes/commands/restore-version.server.ts";
import { listUpdates } from "#app/domain/minutes/live-store.server.ts";
import { docOf as docOfUpdates, fragmentName } from "#app/domain/minutes/live-text.ts";
import { findMinutes } from "#app/domain/minutes/queries.server.ts";
import { useLiveServer } from "#tests/support/collaboration.ts";
import { useDatabase } from "#tests/support/database.ts";
import { until } from "#tests/support/until.ts";
import { aCommittee } from "../integration/minutes/a-committee.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const live = useLiveServer(database, now);
const other = useLiveServer(database, now);
type Committee = Awaited<ReturnType<typeof aCommittee>>;

const read = (c: Committee, meetingId: MeetingId) =>
	reading(c.as(c.people.lead), async (tx) => {
		const minutes = await findMinutes(tx, c.territory.territoryId, meetingId);
		if (!minutes) throw new Error("no minutes");
		const updates = await listUpdates(tx, c.territory.territoryId, minutes.id);
		return { minutes, stored: docOfUpdates(updates.map(({ update }) => update)) };
	});
const wordsOf = (doc: unknown) => JSON.stringify(doc);

it("shows each what the others write, and keeps every word that it called stored", async () => {
	const c = await aCommittee(database, now, "ensemble");
	const { meetingId } = await c.draft();
	const lead = await live.join(c.as(c.people.lead), meetingId);
	const officer = await live.join(c.as(c.people.officer), meetingId);
	expect(lead.text()).toContain("permanences");

	lead.write("De la part de la technique");
	officer.write("De la part de la coopération");
	await Promise.all([lead.stored(), officer.stored()]);
	await until(async () => lead.text() === officer.text());
	expect(wordsOf((await read(c, meetingId)).stored)).toContain("De la part de la coopération");

	lead.leave();
	officer.leave();
	await until(async () => wordsOf((await read(c, meetingId)).minutes.doc).includes("De la part de la technique"));
	expect(await c.events()).toContain("minutes.saved");
	const [version] = await database.asAdmin<{ author_ids: string[]; kind: string }>(
		"select author_ids, kind from minutes_version where territory_id = $1 order by number desc limit 1",
		[c.territory.territoryId],
	);
	expect(version?.kind).toBe("automatic");
	expect(version?.author_ids.toSorted()).toEqual([c.people.lead.personId, c.people.officer.personId].toSorted());
});

it("merges what was written without network, and the stored text is what every screen shows", async () => {
	const c = await aCommittee(database, now, "hors-ligne");
	const { meetingId } = await c.draft();
	const [one, two, three] = [
		await live.join(c.as(c.people.lead), meetingId),
		await live.join(c.as(c.people.officer), meetingId),
		await other.join(c.as(c.people.lead), meetingId),
	] as const;
	two.cut();
	await until(async () => !two.provider.isSynced);
	two.write("Écrit dans le train");
	one.write("Écrit au bureau");
	three.write("Écrit depuis l'autre serveur");
	await Promise.all([one.stored(), three.stored()]);
	expect(one.text()).not.toContain("train");
	two.resume();
	await until(async () => two.provider.isSynced);
	await two.stored();
	for (const word of ["train", "bureau", "serveur"]) {
		for (const writer of [one, two, three]) await until(async () => writer.text().includes(word));
	}
	await until(async () => one.text() === two.text() && two.text() === three.text());
	const fresh = await other.join(c.as(c.people.officer), meetingId);
	expect(fresh.text()).toBe(one.text());
});

it("takes in, after ten minutes without network, what two wrote meanwhile, each in their turn", async () => {
	const c = await aCommittee(database, now, "dix-minutes");
	const { meetingId } = await c.draft();
	const one = await live.join(c.as(c.people.lead), meetingId);
	const two = await other.join(c.as(c.people.officer), meetingId);
	for (const writer of [one, two]) writer.cut();
	await until(async () => !one.provider.isSynced && !two.provider.isSynced);
	one.write("Écrit en réunion, sans réseau");
	two.write("Écrit en salle du conseil, sans réseau");
	for (const server of [live, other]) server.clock.now = new Date(now.getTime() + 10 * 60_000);
	one.write("Suite de la réunion");
	two.write("Suite de la salle du conseil");

	one.resume();
	await until(async () => one.provider.isSynced);
	await one.stored();
	expect(one.text()).not.toContain("conseil");
	two.resume();
	await until(async () => two.provider.isSynced);
	await two.stored();
	await until(async () => one.text() === two.text());
	const { stored } = await read(c, meetingId);
	for (const words of ["Écrit en réunion", "Suite de la réunion", "Écrit en salle du conseil", "Suite de la salle du conseil"]) {
		expect(one.text()).toContain(words);
		expect(wordsOf(stored)).toContain(words);
	}
	for (const server of [live, other]) server.clock.now = now;
});

it("tells who is there under their own name, also to another process", async () => {
	const c = await aCommittee(database, now, "presence");
	const { meetingId } = await c.draft();
	const lead = await live.join(c.as(c.people.lead), meetingId);
	const officer = await other.join(c.as(c.people.officer), meetingId);
	officer.provider.setAwarenessField("user", { name: "Monsieur le maire", color: "#000000" });
	officer.provider.setAwarenessField("note", "rien d'autre ne passe");
	const seen = () =>
		[...(lead.provider.awareness?.getStates().values() ?? [])].find((state) => state.user?.name === c.people.officer.displayName);
	await until(async () => seen() !== undefined);
	expect(seen()).toEqual({ user: { name: c.people.officer.displayName, color: expect.stringMatching(/^#[0-9a-f]{6}$/) } });
});

it("lets the committee read along, and write only when its lead opened the text to it", async () => {
	const c = await aCommittee(database, now, "ouverture");
	const { meetingId } = await c.draft();
	const member = await live.join(c.as(c.people.member), meetingId);
	const lead = await live.join(c.as(c.people.lead), meetingId);
	await until(async () => member.notices.length > 0);
	expect(member.notices).toContainEqual({ kind: "access", access: "read" });
	member.write("Sans droit");
	lead.write("Avec droit");
	await lead.stored();
	expect(wordsOf((await read(c, meetingId)).stored)).not.toContain("Sans droit");
	expect(lead.text()).not.toContain("Sans droit");

	await database.asAdmin("update minutes set is_open_to_committee = true where meeting_id = $1", [meetingId]);
	await until(async () => member.notices.some((notice) => notice.access === "write"));
});

it("opens with one ticket, once, for this text, from our own pages", async () => {
	const c = await aCommittee(database, now, "guichet");
	const { meetingId } = await c.draft();
	const elsewhere = await c.draft({});
	const ctx = c.as(c.people.lead);
	const ticket = await live.ticketFor(ctx, meetingId);
	const first = live.knock(meetingId, ticket);
	await until(async () => first.provider.isSynced);
	const refusals = {
		"used twice": live.knock(meetingId, ticket),
		"for another text": live.knock(elsewhere.meetingId, await live.ticketFor(ctx, meetingId)),
		invented: live.knock(meetingId, "x".repeat(43)),
		"from an editor of before": live.knock(meetingId, await live.ticketFor(ctx, meetingId), { vocabulary: 0 }),
	};
	for (const [reason, writer] of Object.entries(refusals)) {
		await until(async () => writer.closed !== null);
		expect(writer.provider.isSynced, reason).toBe(false);
	}
	expect(refusals["from an editor of before"].closed).toBe("editor-too-old");
	const stale = await live.ticketFor(ctx, meetingId);
	live.clock.now = new Date(now.getTime() + 61_000);
	const late = live.knock(meetingId, stale);
	await until(async () => late.closed !== null);
	expect(late.provider.isSynced).toBe(false);
	live.clock.now = now;
	const foreign = live.knock(meetingId, await live.ticketFor(ctx, meetingId), { origin: "https://ailleurs.example" });
	await until(async () => foreign.closed !== null);
	await expect(live.ticketFor(c.as(c.people.outsider), meetingId)).rejects.toMatchObject({ kind: "not-found" });
	await expect(live.ticketFor(ctx, meetingId, 0)).rejects.toMatchObject({ code: "minutes.editor-too-old" });
});

it("cuts off within two seconds whoever loses the right or the session, and keeps them out", async () => {
	const c = await aCommittee(database, now, "coupure");
	const { meetingId } = await c.draft();
	const lead = await live.join(c.as(c.people.lead), meetingId);
	const member = await live.join(c.as(c.people.member), meetingId);
	const officer = await live.join(c.as(c.people.officer), meetingId);

	const cutAfter = async (writer: typeof lead, act: () => Promise<unknown>) => {
		const start = performance.now();
		await act();
		await until(async () => writer.closed !== null);
		expect(performance.now() - start).toBeLessThan(2_000);
	};
	await cutAfter(member, () =>
		database.asAdmin("update mandate set ends_on = '2026-11-21' where person_id = $1", [c.people.member.personId]),
	);
	await cutAfter(lead, () => database.asAdmin("delete from session where person_id = $1", [c.people.lead.personId]));
	await cutAfter(officer, () =>
		database.asAdmin("update membership set ends_on = '2026-11-21' where person_id = $1", [c.people.officer.personId]),
	);
	for (const writer of [member, lead, officer]) writer.write("Encore moi");
	for (const writer of [member, lead, officer]) await until(async () => writer.refusals > 0); // each tries the door again by itself
	expect(wordsOf((await read({ ...c, as: () => c.as(c.people.chair) } as Committee, meetingId)).stored)).not.toContain("Encore moi");
});

it("refuses what is no text of minutes, whatever sends it, and the others go on", async () => {
	const c = await aCommittee(database, now, "intrus");
	const { meetingId } = await c.draft();
	const honest = await live.join(c.as(c.people.officer), meetingId);
	const attacks: Record<string, (doc: Y.Doc) => void> = {
		"unknown node": (doc) => doc.getXmlFragment(fragmentName).insert(0, [new Y.XmlElement("script")]),
		"unknown attribute": (doc) => {
			const heading = new Y.XmlElement("heading");
			heading.setAttribute("onclick", "alert(1)");
			doc.getXmlFragment(fragmentName).insert(0, [heading]);
		},
		"attribute out of bounds": (doc) => {
			const heading = new Y.XmlElement("heading");
			heading.setAttribute("level", 1 as unknown as string);
			doc.getXmlFragment(fragmentName).insert(0, [heading]);
		},
		"a link that runs": (doc) => {
			const paragraph = new Y.XmlElement("paragraph");
			const text = new Y.XmlText();
			paragraph.insert(0, [text]);
			text.insert(0, "cliquez", { link: { href: "javascript:alert(1)" } });
			doc.getXmlFragment(fragmentName).insert(0, [paragraph]);
		},
		"another shared type": (doc) => doc.getMap("ailleurs").set("a", 1),
		"an embedded map": (doc) => doc.getXmlFragment(fragmentName).insert(0, [new Y.Map() as unknown as Y.XmlElement]),
	};
	for (const [attack, act] of Object.entries(attacks)) {
		const intruder = await live.join(c.as(c.people.lead), meetingId);
		act(intruder.doc);
		await until(async () => intruder.closed !== null);
		intruder.leave();
		honest.write(`Après ${attack}`);
		await honest.stored();
		expect(honest.text(), attack).toContain(`Après ${attack}`);
	}
	expect(honest.text()).not.toMatch(/script|onclick|javascript/);
	expect(wordsOf((await read(c, meetingId)).stored)).not.toMatch(/script|onclick|javascript/);
});

it("brings a restored version to every open editor, which goes on from there", async () => {
	const c = await aCommittee(database, now, "retablie");
	const { meetingId } = await c.draft();
	const lead = await live.join(c.as(c.people.lead), meetingId);
	const officer = await other.join(c.as(c.people.officer), meetingId);
	const number = await nameVersion(c.as(c.people.lead), { meetingId, name: "Avant" });
	officer.write("De trop");
	await officer.stored();
	await until(async () => lead.text().includes("De trop"));

	await restoreVersion(c.as(c.people.lead), { meetingId, number });
	await until(async () => !lead.text().includes("De trop") && !officer.text().includes("De trop"));
	expect(lead.text()).toContain("permanences");
	lead.write("Et la suite");
	await lead.stored();
	await until(async () => officer.text().includes("Et la suite"));
	const { stored } = await read(c, meetingId);
	expect(wordsOf(stored)).toContain("Et la suite");
	expect(wordsOf(stored)).not.toContain("De trop");
	const kept = await database.asAdmin<{ kind: string; doc: unknown }>(
		"select kind, doc from minutes_version where territory_id = $1 order by number",
		[c.territory.territoryId],
	);
	expect(kept.slice(0, 3).map(({ kind }) => kind)).toEqual(["named", "automatic", "restored"]);
	expect(wordsOf(kept[1]?.doc)).toContain("De trop");
});

it("makes one of many small updates once they are many, and still knows who wrote", async () => {
	const c = await aCommittee(database, now, "menage");
	const { meetingId } = await c.draft();
	const lead = await live.join(c.as(c.people.lead), meetingId);
	const officer = await live.join(c.as(c.people.officer), meetingId);
	officer.write("Une phrase de la coopération");
	await officer.stored();
	for (let key = 0; key < 310; key++) {
		await appendLiveUpdate(c.as(c.people.lead), { meetingId, update: Y.encodeStateAsUpdate(lead.doc) });
	}
	lead.write("Le dernier mot");
	await lead.stored();
	lead.leave();
	officer.leave();
	const rows = () =>
		database.asAdmin<{ count: number }>(
			"select count(*)::int from minutes_update u join minutes m on m.id = u.minutes_id where m.meeting_id = $1",
			[meetingId],
		);
	await until(async () => ((await rows())[0]?.count ?? 0) < 10);
	const { minutes, stored } = await read(c, meetingId);
	expect(minutes.doc).toEqual(stored);
	expect(wordsOf(stored)).toMatch(/phrase de la coopération.*dernier mot/);
	const versions = await database.asAdmin<{ author_ids: string[] }>("select author_ids from minutes_version where minutes_id = $1", [
		minutes.id,
	]);
	const authors = new Set(versions.flatMap(({ author_ids }) => author_ids));
	expect([...authors].toSorted(), "some versions may be of one hand only").toEqual(
		[c.people.lead.personId, c.people.officer.personId].toSorted(),
	);
});
