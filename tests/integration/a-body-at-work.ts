import type { Day } from "#app/domain/kernel/calendar.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { observeMinutes } from "#app/domain/minutes/commands/observe-minutes.server.ts";
import { decision, docOf, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import type { TestDatabase } from "#tests/support/database.ts";

const soon = "2026-12-10T08:00:00Z";

/** `guest` was at the meetings without a mandate; `former` left the territory with a mandate still open; `stranger` works in another. */
export const everyone = ["chair", "lead", "member", "outsider", "officer", "reader", "guest", "former", "stranger"] as const;
export type Who = (typeof everyone)[number];
type Row = Record<string, unknown>;
export type World = Awaited<ReturnType<typeof aWorld>>;

/** A body at work: one row at least in each table of committees. */
export async function aWorld(database: TestDatabase, now: Date) {
	const c = await aCommittee(database, now, "murs");
	const other = await aCommittee(database, now, "voisins");
	const { territoryId } = c.territory;
	const admin = async (text: string, values: unknown[] = []) => database.asAdmin(text, values);
	const guest = await c.territory.person("invitee");
	const leaver = await c.territory.person("partante", { mandates: { insertion: "technical_lead" } });
	await admin("update membership set ends_on = '2026-11-01' where person_id = $1", [leaver.personId]);
	const ids: Record<Who, string> = {
		...{ chair: c.people.chair.personId, lead: c.people.lead.personId, member: c.people.member.personId },
		...{ outsider: c.people.outsider.personId, officer: c.people.officer.personId, reader: c.people.reader.personId },
		...{ guest: guest.personId, former: leaver.personId, stranger: other.people.chair.personId },
	};
	const task = { taskTitle: "Écrire aux communes", ownerId: c.people.member.personId, dueOn: "2026-12-20" as Day };
	const attendance = [
		{ personId: c.people.chair.personId, status: "present" as const },
		{ personId: c.people.member.personId, status: "present" as const },
	];
	const approved = await c.submitted({ attendance, doc: docOf(paragraph("Relevé."), decision({ text: "Ouvrir.", ...task })) });
	await approveMinutes(c.as(c.people.chair), approved);
	const waiting = await c.submitted({ attendance });
	// by the operator's hand: attendance of somebody without a mandate
	for (const { meetingId } of [approved, waiting])
		await admin("insert into attendance (territory_id, meeting_id, person_id, status) values ($1, $2, $3, 'present')", [
			territoryId,
			meetingId,
			guest.personId,
		]);
	await observeMinutes(c.as(guest), { meetingId: waiting.meetingId, observation: "Il manque un nom." });
	const writing = await c.draft({ attendance });
	const minutesOf = async ({ meetingId }: { meetingId: string }) =>
		String((await admin("select id from minutes where meeting_id = $1", [meetingId]))[0]?.id);
	const minutes = { approved: await minutesOf(approved), waiting: await minutesOf(waiting), writing: await minutesOf(writing) };
	const insert = async (table: string, values: Row): Promise<string> => {
		const names = Object.keys(values);
		const places = names.map((_, index) => `$${index + 1}`).join(", ");
		const [row] = await admin(
			`insert into ${table} (${names.map((name) => `"${name}"`).join(", ")}) values (${places}) returning *`,
			Object.values(values),
		);
		return String(row?.id);
	};
	const id = () => crypto.randomUUID();
	const of = { territory_id: territoryId, committee_id: c.committeeId };
	const by = c.people.lead.personId;
	const meeting = { ...of, title: "À venir", starts_at: soon, created_at: now };
	const meetingId = await insert("meeting", { id: id(), ...meeting });
	const emptyMeetingId = await insert("meeting", { id: id(), ...meeting, title: "Sans suite" });
	const at = { territory_id: territoryId, meeting_id: meetingId };
	const pointId = await insert("agenda_point", { id: id(), ...at, position: 1, title: "Point ouvert" });
	const secretPointId = await insert("agenda_point", { id: id(), ...at, position: 2, title: "Point tu", is_confidential: true });
	const paper = { ...at, name: "Pièce", url: "https://exemple.fr", added_by: by, added_at: now };
	await insert("agenda_paper", { id: id(), ...paper, point_id: pointId });
	await insert("agenda_paper", { id: id(), ...paper, point_id: secretPointId });
	await insert("meeting_series", { id: id(), ...of, rule: "{}", created_by: by, created_at: now });
	await insert("agenda_proposal", { id: id(), ...of, title: "Idée", reason: "Parce que", proposed_by: ids.member, proposed_at: now });
	const poll = { ...of, title: "Quand ?", closes_on: "2026-12-01", created_by: by, created_at: now };
	const pollId = await insert("meeting_poll", { id: id(), ...poll });
	const slot = { territory_id: territoryId, poll_id: pollId };
	const slotId = await insert("poll_slot", { id: id(), ...slot, starts_at: soon, ends_at: "2026-12-10T10:00:00Z" });
	const freeSlotId = await insert("poll_slot", { id: id(), ...slot, starts_at: "2026-12-11T08:00:00Z", ends_at: "2026-12-11T10:00:00Z" });
	await insert("poll_answer", { territory_id: territoryId, slot_id: slotId, person_id: ids.member, answer: "yes", answered_at: now });
	await insert("committee_programme", {
		...of,
		programme_id: String((await admin("select id from programme where territory_id = $1", [territoryId]))[0]?.id),
	});
	const guestId = await insert("committee_guest", { id: id(), ...of, person_id: guest.personId, added_by: by, added_at: now });
	await insert("guest_attendance", { ...at, guest_id: guestId, status: "present" });
	await insert("attendance", { ...at, person_id: ids.chair, status: "present" });
	await insert("convocation", { ...at, committee_id: c.committeeId, sent_by: by, sent_at: now, announced_starts_at: soon });
	const memberLetter = await insert("convocation_recipient", { id: id(), ...at, person_id: ids.member });
	await insert("convocation_recipient", { id: id(), ...at, guest_id: guestId });
	await insert("convocation_token", { hash: "a".repeat(64), territory_id: territoryId, recipient_id: memberLetter, issued_at: now });
	const said = { territory_id: territoryId, minutes_id: minutes.waiting };
	await insert("minutes_remark", { id: id(), ...said, position: 0, quote: "…", text: "Préciser", person_id: ids.chair, at: now });
	const erratum = { territory_id: territoryId, minutes_id: minutes.approved, text: "Lire Redon", proposed_by: by, proposed_at: now };
	await insert("minutes_erratum", { id: id(), ...erratum, status: "proposed" });
	const mailingId = await insert("minutes_mailing", {
		...{ id: id(), territory_id: territoryId, minutes_id: minutes.approved, launched_by: by, launched_at: now },
	});
	await insert("minutes_mailing_recipient", {
		...{ id: id(), territory_id: territoryId, mailing_id: mailingId, minutes_id: minutes.approved },
		...{ email: "x@exemple.fr", cut: "public", status: "waiting" },
	});
	await insert("minutes_author", { territory_id: territoryId, minutes_id: minutes.writing, person_id: by, last_wrote_at: now });
	await insert("school_holiday", { id: id(), territory_id: territoryId, name: "Pont", starts_on: "2027-05-14", ends_on: "2027-05-14" });
	const view = { territory_id: territoryId, person_id: ids.member, search: "", created_at: now, updated_at: now };
	await insert("saved_view", { id: id(), ...view, name: "À moi" });
	await insert("saved_view", { id: id(), ...view, name: "À tous", is_shared: true });
	await insert("bulk_change", { id: id(), territory_id: territoryId, kind: "tags", asked: "{}", made_by: ids.member, made_at: now });
	await insert("calendar_feed", { id: id(), person_id: ids.member, token_hash: "b".repeat(64), created_at: now });
	return {
		...{ territoryId, committeeId: c.committeeId, ids, meetingId, emptyMeetingId, pointId, secretPointId, slotId, freeSlotId },
		...{ minutes, approved, otherCommitteeId: String(c.territory.committeeIds.gerontologie) },
	};
}
