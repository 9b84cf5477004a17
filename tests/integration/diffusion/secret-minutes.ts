import { decision, docOf, heading, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import type { TestDatabase } from "#tests/support/database.ts";

/** What the committee keeps to itself, one word for each place where it may be written; too short and too odd for a hyphen. */
export const secrets = ["KQXWA", "KQXWB", "KQXWC", "KQXWD", "KQXWE", "KQXWF", "KQXWG"];

/** Minutes that wait for the chair, with a secret in each place. */
export async function secretMinutes(database: TestDatabase, now: Date, slug: string) {
	const c = await aCommittee(database, now, slug);
	const owner = { ownerId: c.people.member.personId, dueOn: "2026-12-15" as never };
	const task = { sheetId: null, ...owner };
	const doc = docOf(
		heading("1. Ouverture"),
		paragraph("Mots ouverts de la réunion."),
		{ type: "confidential", content: [paragraph("KQXWA du comité")] },
		decision({ text: "Ouvrir le mardi", ...owner, taskTitle: "Réserver la salle" }),
		decision({ text: "KQXWB", isConfidential: true }),
		{ type: "task", attrs: { title: "Écrire à la Caf", isConfidential: false, ...task } },
		{ type: "task", attrs: { title: "KQXWC", isConfidential: true, ...task } },
		{ type: "vote", attrs: { question: "Adopter le budget ?", inFavour: 1, against: 0, abstained: 0, isConfidential: false } },
		{ type: "vote", attrs: { question: "KQXWD", inFavour: 1, against: 0, abstained: 0, isConfidential: true } },
		heading("2. KQXWE du jour"),
		paragraph("KQXWF dit sans marque"),
		decision({ text: "KQXWG", ...owner }),
		heading("3. Suite ouverte"),
		{
			type: "paragraph",
			content: [
				{ type: "text", text: "Vu avec " },
				{ type: "mention", attrs: { personId: c.people.member.personId, label: c.people.member.displayName } },
			],
		},
		decision({ verb: "deferred", text: "Reporter la fête" }),
	);
	const points = [{ title: "Ouverture" }, { title: "KQXWE du jour" }, { title: "Suite ouverte" }];
	const { meetingId, revision } = await c.submitted({ doc, points });
	await database.asAdmin("update agenda_point set is_confidential = true where meeting_id = $1 and title like 'KQXW%'", [meetingId]);
	return { ...c, meetingId, revision };
}
