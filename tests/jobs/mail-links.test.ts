import { expect, it } from "vitest";
import { openCampaign } from "#app/domain/campaigns/commands/open-campaign.server.ts";
import { OpenCampaign } from "#app/domain/campaigns/schema.ts";
import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { AddIndicator } from "#app/domain/indicators/schema.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { findMailLink } from "#app/domain/mail-actions/queries.server.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { decision, docOf } from "#seeds/builders/submitted-minutes.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";

const database = useDatabase();
const now = new Date("2027-01-11T06:00:00Z");
const jobs = () => testJobs({ db: database.worker, clock: () => now });
const tokensIn = (text: string) => [...text.matchAll(/\/courriel\/([\w-]{43})(?!\/|[\w-])/g)].map(([, token]) => token as string);

it("puts into the reminder of a task the link that says it is done, for its owner alone", async () => {
	const c = await aCommittee(database, now, "lien-tache");
	const { personId } = c.people.member;
	await database.asAdmin("insert into notice_preference (person_id, kind, channel) values ($1, 'reminder', 'mail')", [personId]);
	const doc = docOf(
		decision({ text: "Ouvrir une permanence", taskTitle: "Réserver la salle", ownerId: personId, dueOn: "2027-01-11" as Day }),
	);
	await approveMinutes(c.as(c.people.chair), await c.submitted({ doc }));
	await jobs().run("sweep-reminders", {});
	const mail = (await mailsIn(database.worker, "membre@lien-tache.example")).find(({ subject }) => subject.startsWith("Échéance"));
	const [token] = tokensIn(mail?.text ?? "");
	expect(await findMailLink(database.app, token as string, now)).toMatchObject({ purpose: "complete-task", personId, usedAt: null });
	expect(mail?.html).toContain(`/courriel/${token}`);
});

it("puts into the digest a link for each of the three values that are asked for soonest", async () => {
	const c = await aCommittee(database, now, "lien-valeur");
	const officer = c.as(c.people.officer);
	const pilot = await c.territory.person("pilote", { organisation: "caf" });
	const sheetId = await aSheet(c.territory, { slug: "un", leadOrganisationId: pilot.organisationId });
	await database.asAdmin("update action_sheet set lead_person_id = $1 where id = $2", [pilot.personId, sheetId]);
	for (const label of ["Un", "Deux", "Trois", "Quatre"])
		await addIndicator(officer, AddIndicator.parse({ sheetId, label, type: "output", unit: "personnes" }));
	await openCampaign(
		officer,
		OpenCampaign.parse({ title: "Valeurs 2026", startsOn: "2026-01-01", endsOn: "2026-12-31", dueOn: "2027-01-20" }),
	);
	const later = new Date("2027-01-12T09:00:00Z");
	await testJobs({ db: database.worker, clock: () => later }).run("sweep-digests", {});
	const mail = (await mailsIn(database.worker, "pilote@lien-valeur.example")).find(({ subject }) =>
		subject.startsWith("Ce qui vous attend"),
	);
	expect(mail?.text).toContain("À SAISIR DEPUIS CE COURRIEL");
	const tokens = tokensIn(mail?.text ?? "");
	expect(tokens).toHaveLength(3);
	for (const token of tokens)
		expect(await findMailLink(database.app, token, later)).toMatchObject({ purpose: "enter-value", personId: pilot.personId });
});
