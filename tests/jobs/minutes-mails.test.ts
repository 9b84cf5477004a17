import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { requestChanges } from "#app/domain/minutes/commands/request-changes.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { decision, docOf, paragraph, submittedMinutes } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const jobs = () => testJobs({ db: database.worker, clock: () => now });

const waitingMails = async () =>
	(await mailsIn(database.worker))
		.filter(({ subject, recipient }) => subject.startsWith("Compte rendu toujours") && /@(attente|silence|repondu)\./.test(recipient))
		.map(({ recipient }) => recipient)
		.sort();

async function aSubmission(slug: string) {
	const territory = await aTerritory(database.owner, now, slug);
	const people = {
		chair: await territory.person("presidence", { mandates: { insertion: "chair" } }),
		substitute: await territory.person("suppleance", { mandates: { insertion: "substitute" } }),
		lead: await territory.person("technique", { mandates: { insertion: "technical_lead" } }),
		member: await territory.person("membre", { mandates: { insertion: "member" } }),
		other: await territory.person("ailleurs", { mandates: { gerontologie: "member" } }),
	};
	const as = (actor: Actor) => ({ db: database.app, actor, now });
	const written = await submittedMinutes(as(people.lead), {
		committeeId: territory.committeeIds.insertion as never,
		title: "Comité insertion de novembre",
		attendance: [{ personId: people.chair.personId, status: "present" }],
		doc: docOf(paragraph("Le comité s'est réuni."), decision({ text: "Ouvrir un atelier." })),
	});
	return { territory, people, as, written };
}

describe("minutes", () => {
	it("once submitted, wait for the chair and the substitute, and for nobody else", async () => {
		const { territory, written } = await aSubmission("soumis");
		await jobs().settle();
		const mails = await mailsIn(database.worker);
		expect(mails.map(({ recipient }) => recipient).sort()).toEqual(["presidence@soumis.example", "suppleance@soumis.example"]);
		const page = `http://localhost:3000/t/${territory.slug}/comites/insertion/reunions/${written.meetingId}/compte-rendu/approbation`;
		for (const mail of mails) {
			expect(mail.subject).toBe("Compte rendu à approuver\u00a0: Comité insertion de novembre");
			expect(mail.text).toContain(page);
			expect(mail.html).toContain(page);
		}
	});

	it("sent back, go to the technical lead with what the chair asks for", async () => {
		const { as, people, written } = await aSubmission("repris");
		await jobs().settle();
		await requestChanges(as(people.chair), { ...written, remark: "Précisez la date.\nMerci." });
		await jobs().settle();
		const [mail, ...others] = await mailsIn(database.worker, "technique@repris.example");
		expect(others).toEqual([]);
		expect(mail?.subject).toBe("Modification demandée\u00a0: Comité insertion de novembre");
		expect(mail?.text).toContain("> Précisez la date.\n> Merci.");
	});

	it("approved, go to everyone with a mandate in the committee", async () => {
		const { as, people, written } = await aSubmission("approuve");
		await jobs().settle();
		await approveMinutes(as(people.chair), written);
		await jobs().settle();
		const mails = (await mailsIn(database.worker)).filter(
			({ recipient, subject }) => recipient.endsWith("@approuve.example") && subject.startsWith("Compte rendu approuvé"),
		);
		expect(mails.map(({ recipient }) => recipient.split("@")[0]).sort()).toEqual(["membre", "presidence", "suppleance", "technique"]);
		expect(mails[0]?.text).toContain("1\u00a0décision");
	});

	it("already approved when the job runs, no longer ask the chair", async () => {
		const { as, people, written } = await aSubmission("vite");
		await approveMinutes(as(people.chair), written);
		await jobs().settle();
		const subjects = (await mailsIn(database.worker, "presidence@vite.example")).map(({ subject }) => subject);
		expect(subjects).toEqual(["Compte rendu approuvé\u00a0: Comité insertion de novembre"]);
	});

	it("remind the chair once, the day after the delay to observe ends, unless silence approves them or they were answered", async () => {
		const waiting = await aSubmission("attente");
		const silent = await aSubmission("silence");
		const answered = await aSubmission("repondu");
		await database.asAdmin("update committee set silence_approves = true where territory_id = $1", [silent.territory.territoryId]);
		await requestChanges(answered.as(answered.people.chair), { ...answered.written, remark: "Précisez." });
		for (const day of ["2026-12-03", "2026-12-04", "2026-12-05", "2026-12-06", "2026-12-07"]) {
			const ofThatDay = testJobs({ db: database.worker, clock: () => new Date(`${day}T07:00:00Z`) });
			await ofThatDay.run("sweep-reminders", {});
			if (day < "2026-12-04") expect(await waitingMails()).toEqual([]);
		}
		expect(await waitingMails()).toEqual(["presidence@attente.example", "suppleance@attente.example"]);
		const [mail] = await mailsIn(database.worker, "presidence@attente.example");
		expect(mail?.text).toContain(`/comites/insertion/reunions/${waiting.written.meetingId}/compte-rendu/approbation`);
	});

	it("no longer write to a chair whose mandate is over", async () => {
		const { people } = await aSubmission("fini");
		await database.asAdmin("update mandate set ends_on = '2026-11-22' where person_id = $1", [people.chair.personId]);
		await jobs().settle();
		expect(await mailsIn(database.worker, "presidence@fini.example")).toEqual([]);
		expect(await mailsIn(database.worker, "suppleance@fini.example")).toHaveLength(1);
	});
});
