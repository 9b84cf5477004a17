import { beforeAll, describe, expect, it } from "vitest";
import { closeCampaign } from "#app/domain/campaigns/commands/close-campaign.server.ts";
import { openCampaign } from "#app/domain/campaigns/commands/open-campaign.server.ts";
import { listExpectedValues } from "#app/domain/campaigns/queries.server.ts";
import { OpenCampaign } from "#app/domain/campaigns/schema.ts";
import { completeTask } from "#app/domain/decisions/commands/complete-task.server.ts";
import { reopenTask } from "#app/domain/decisions/commands/reopen-task.server.ts";
import { getTask, listDecisionsOfMeeting } from "#app/domain/decisions/queries.server.ts";
import type { TaskId } from "#app/domain/decisions/types.ts";
import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { AddIndicator } from "#app/domain/indicators/schema.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { issueMailToken } from "#app/domain/mail-actions/commands/issue-mail-token.server.ts";
import type { MailPurpose } from "#app/domain/mail-actions/types.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import type { NoticeKind } from "#app/domain/notices/types.ts";
import { endMembership } from "#app/domain/people/commands/end-membership.server.ts";
import * as mail from "#app/routes/mail-actions/action.tsx";
import * as unsubscription from "#app/routes/mail-actions/unsubscription.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { decision, docOf } from "#seeds/builders/submitted-minutes.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2027-01-10T09:00:00Z");
const web = useWeb(database, now);
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

let here: Awaited<ReturnType<typeof aCommittee>>;
beforeAll(async () => {
	here = await aCommittee(database, now, "ici");
});

const open = (token: string, form?: Record<string, string>, address?: string) =>
	web.ask(form ? mail.action : mail.loader, { path: `/courriel/${token}`, params: { token }, form, address });
const issue = (personId: PersonId, purpose: MailPurpose, objectId: string | null) => {
	const territoryId = objectId ? here.territory.territoryId : null;
	return issueMailToken({ db: database.worker, now, territoryId }, { personId, purpose, territoryId, objectId });
};
const factsNamed = async (name: string) => {
	const rows = await database.asAdmin("select * from journal_entry where name = $1 order by seq", [name]);
	return rows as { person_id: string }[];
};
/** Everything a page could change, as one text. */
const everything = async () => {
	const tables = ["task", "measurement", "mail_token", "digest_preference", "journal_entry", "outbox"];
	const rows = await database.asAdmin(
		`select ${tables.map((table) => `(select md5(coalesce(string_agg(t::text, '' order by t::text), '')) from ${table} t)`).join(" || ")} as digest`,
	);
	return (rows[0] as { digest: string }).digest;
};

async function aTask(owner = here.people.member, isConfidential = false) {
	const doc = docOf(
		decision({ text: "Ouvrir une permanence", taskTitle: "Réserver la salle", ownerId: owner.personId, dueOn: "2027-01-15" as Day }),
	);
	const submitted = await here.submitted({ doc });
	await approveMinutes(here.as(here.people.chair), submitted);
	const [first] = await reading(here.as(here.people.member), (tx) =>
		listDecisionsOfMeeting(tx, here.territory.territoryId, submitted.meetingId as never),
	);
	const taskId = first?.task?.id as TaskId;
	if (isConfidential) await database.asAdmin("update task set is_confidential = true where id = $1", [taskId]);
	return taskId;
}
const taskNow = (id: TaskId) => reading(here.as(here.people.lead), (tx) => getTask(tx, here.territory.territoryId, id));

describe("the link that marks a task as done", () => {
	it("shows who, what and until when without a session, changes nothing when read, and tells nobody its address", async () => {
		const token = await issue(here.people.member.personId, "complete-task", await aTask());
		const before = await everything();
		for (const _ of [1, 2, 3]) {
			const shown = await open(token);
			expect(shown).toMatchObject({
				status: 200,
				data: { kind: "task", personName: "Membre ici", title: "Réserver la salle", expiresAt: days(14).toISOString() },
			});
			expect(Object.fromEntries(shown.headers)).toMatchObject({
				"referrer-policy": "no-referrer",
				"x-robots-tag": "noindex, nofollow",
				"cache-control": "no-store",
			});
		}
		expect(await everything()).toBe(before);
	});

	it("keeps only the digest of its secret", async () => {
		const token = await issue(here.people.member.personId, "complete-task", await aTask());
		const rows = await database.asAdmin("select string_agg(t::text, ' ') as kept from mail_token t");
		expect((rows[0] as { kept: string }).kept).not.toContain(token);
		expect(token).toHaveLength(43);
	});

	it("does it in the person's name with what they say, once, and then leads to the product", async () => {
		const taskId = await aTask();
		const token = await issue(here.people.member.personId, "complete-task", taskId);
		expect(await open(token, { revision: "1", evidence: "Salle réservée" })).toMatchObject({ status: 302, location: `/courriel/${token}` });
		expect(await taskNow(taskId)).toMatchObject({ status: "done", evidence: "Salle réservée", doneByName: "Membre ici" });
		expect((await factsNamed("task.completed")).at(-1)?.person_id).toBe(here.people.member.personId);
		expect(await open(token)).toMatchObject({
			status: 410,
			data: { kind: "dead", reason: "used", href: `/t/ici/decisions/taches/${taskId}` },
		});
		// opened again by somebody, the link that served does not close it a second time
		await reopenTask(here.as(here.people.lead), { taskId, revision: 2 });
		expect((await open(token, { revision: "3" })).status).toBe(302);
		expect(await taskNow(taskId)).toMatchObject({ status: "open" });
	});

	it("clicked twice at once, does it once", async () => {
		const taskId = await aTask();
		const token = await issue(here.people.member.personId, "complete-task", taskId);
		const count = (await factsNamed("task.completed")).length;
		const replies = await Promise.all([1, 2, 3].map(() => open(token, { revision: "1" })));
		expect(replies.filter(({ headers }) => headers.has("Set-Cookie"))).toHaveLength(1);
		expect((await factsNamed("task.completed")).length).toBe(count + 1);
	});

	it("says that it is done already, and stays good when what it says is refused", async () => {
		const taskId = await aTask();
		const token = await issue(here.people.member.personId, "complete-task", taskId);
		expect((await open(token, { revision: "1", evidence: "x".repeat(2001) })).status).toBe(400);
		expect((await open(token, { revision: "9" })).status).toBe(409);
		expect((await open(token)).status).toBe(200);
		await completeTask(here.as(here.people.lead), { taskId, revision: 1 });
		expect(await open(token)).toMatchObject({ status: 410, data: { reason: "already-done" } });
		expect((await open(token, { revision: "2" })).status).toBe(302);
	});

	it("says no more of a confidential task than the mail did", async () => {
		const token = await issue(here.people.member.personId, "complete-task", await aTask(here.people.member, true));
		const shown = await open(token);
		expect(JSON.stringify(shown.data)).not.toContain("Réserver la salle");
		expect(shown.data.title).toBe("Suite à donner confidentielle");
	});

	it("has no more rights than the person holds when they press the button", async () => {
		const leaver = await here.territory.person("partant");
		const taskId = await aTask(leaver);
		const token = await issue(leaver.personId, "complete-task", taskId);
		const foreign = await issue(here.people.outsider.personId, "complete-task", taskId);
		expect(await open(foreign)).toMatchObject({ status: 410, data: { reason: "no-right" } });
		expect((await open(foreign, { revision: "1" })).status).toBe(302);
		await endMembership(here.as(here.people.officer), {
			personId: leaver.personId,
			endsOn: "2027-01-09" as Day,
		} as never);
		expect(await open(token)).toMatchObject({ status: 410, data: { reason: "no-right" } });
		expect((await open(token, { revision: "1" })).status).toBe(302);
		expect(await taskNow(taskId)).toMatchObject({ status: "open" });
	});

	it("opens nothing once its days are over, nor for a closed account, nor when it was never given", async () => {
		const person = await here.territory.person("ferme");
		const token = await issue(person.personId, "complete-task", await aTask(person));
		web.clock.now = days(15);
		expect(await open(token)).toMatchObject({ status: 410, data: { reason: "expired" } });
		expect((await open(token, { revision: "1" })).status).toBe(302);
		web.clock.now = now;
		await database.asAdmin("update person set is_active = false where id = $1", [person.personId]);
		expect(await open(token)).toMatchObject({ status: 404, data: { reason: "unknown" } });
		expect(await open("x".repeat(43), undefined, "192.0.2.9")).toMatchObject({ status: 404, data: { reason: "unknown" } });
	});

	it("slows down whoever tries links, and nobody who holds one", async () => {
		const token = await issue(here.people.member.personId, "complete-task", await aTask());
		for (let count = 0; count < 20; count++) expect((await open(token, undefined, "192.0.2.50")).status).toBe(200);
		const tries = [];
		for (let count = 0; count < 9; count++) tries.push((await open("y".repeat(43), undefined, "192.0.2.51")).status);
		expect(tries.at(-1)).toBe(429);
	});
});

describe("the link that enters a value", () => {
	async function asked() {
		const pilot = await here.territory.person(`pilote-${Math.random().toString(36).slice(2, 8)}`, { organisation: "caf" });
		const officer = here.as(here.people.officer);
		const sheetId = await aSheet(here.territory, { slug: `f-${pilot.personId.slice(-6)}`, leadOrganisationId: pilot.organisationId });
		await database.asAdmin("update action_sheet set lead_person_id = $1 where id = $2", [pilot.personId, sheetId]);
		await addIndicator(officer, AddIndicator.parse({ sheetId, label: "Personnes reçues", type: "output", unit: "personnes" }));
		const campaignId = await openCampaign(
			officer,
			OpenCampaign.parse({ title: "Valeurs 2026", startsOn: "2026-01-01", endsOn: "2026-12-31", dueOn: "2027-01-31" }),
		);
		const expected = async () =>
			(await reading(officer, (tx) => listExpectedValues(tx, here.territory.territoryId, campaignId))).find(
				({ personId }) => personId === pilot.personId,
			);
		const expectedId = (await expected())?.id as string;
		return { pilot, campaignId, expected, token: await issue(pilot.personId, "enter-value", expectedId) };
	}

	it("shows the unit and the campaign, then enters the number as the person would, once", async () => {
		const { pilot, expected, token } = await asked();
		const before = await everything();
		expect(await open(token)).toMatchObject({
			status: 200,
			data: { kind: "value", label: "Personnes reçues", unit: "personnes", campaignTitle: "Valeurs 2026", previous: null, revision: 0 },
		});
		expect(await everything()).toBe(before);
		expect((await open(token, { revision: "0", value: "douze" })).status).toBe(422);
		expect((await open(token, { revision: "0", value: "" })).status).toBe(422);
		expect((await open(token, { revision: "0", value: "12", unavailableReason: "Pas encore" })).status).toBe(422);
		expect((await open(token, { revision: "0", value: "1 212,5" })).status).toBe(302);
		expect(await expected()).toMatchObject({ value: 1212.5, state: "proposed" });
		expect((await factsNamed("measurement.recorded")).at(-1)?.person_id).toBe(pilot.personId);
		expect(await open(token)).toMatchObject({ status: 410, data: { reason: "used" } });
	});

	it("takes why there is no value, instead of one", async () => {
		const { expected, token } = await asked();
		expect((await open(token, { revision: "0", value: "", unavailableReason: "Logiciel en panne" })).status).toBe(302);
		expect(await expected()).toMatchObject({ value: null, unavailableReason: "Logiciel en panne", state: "proposed" });
	});

	it("clicked twice at once, enters it once", async () => {
		const { token } = await asked();
		const count = (await factsNamed("measurement.recorded")).length;
		await Promise.all(["4", "5"].map((value) => open(token, { revision: "0", value })));
		expect((await factsNamed("measurement.recorded")).length).toBe(count + 1);
	});

	it("is over with the campaign", async () => {
		const { campaignId, token } = await asked();
		await closeCampaign(here.as(here.people.officer), { campaignId, revision: 1, intent: "close" });
		expect(await open(token)).toMatchObject({ status: 410, data: { reason: "over" } });
	});
});

describe("the one-click unsubscription", () => {
	const stop = (token: string, isPost = true) =>
		web.ask(isPost ? unsubscription.action : unsubscription.loader, {
			path: `/courriel/${token}/desabonnement`,
			params: { token },
			form: isPost ? { "List-Unsubscribe": "One-Click" } : undefined,
		});
	const preferences = async (personId: string) => {
		const rows = await database.asAdmin("select rhythm from digest_preference where person_id = $1", [personId]);
		return (rows[0] as { rhythm: string } | undefined)?.rhythm ?? null;
	};

	/** Every table of the product, each as one text; but the counters of addresses that try secrets. */
	const contents = async () => {
		const tables = await database.asAdmin<{ name: string }>(
			"select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'rate_limit'",
		);
		const all: Record<string, string> = {};
		for (const { name } of tables) {
			const rows = await database.asAdmin(`select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as it from "${name}" t`);
			all[name] = (rows[0] as { it: string }).it;
		}
		return all;
	};
	// the account's own fact enters the journal and the outbox, where no job listens to it
	const factTables = ["journal_entry", "journal_head", "outbox"];
	const changedBetween = (before: Record<string, string>, after: Record<string, string>) =>
		Object.keys(after).filter((name) => after[name] !== before[name] && !factTables.includes(name));

	it("changes nothing when read, and stops the digest of that person when posted, as often as it is", async () => {
		const { personId } = here.people.member;
		const token = await issue(personId, "unsubscribe-digest", null);
		const before = await everything();
		expect(await stop(token, false)).toMatchObject({ status: 200, data: { name: "Membre ici", isExpired: false } });
		expect(await everything()).toBe(before);
		for (const _ of [1, 2]) expect(await stop(token)).toMatchObject({ status: 200, data: { isDone: true } });
		expect(await preferences(personId)).toBe("none");
		expect(await preferences(here.people.lead.personId)).toBeNull();
	});

	it("stops nothing else and starts nothing: every other table stays as it was, and no job waits", async () => {
		const { personId } = here.people.chair;
		await database.asAdmin(
			`insert into notice_preference values ($1, 'task-due', 'mail');
			insert into digest_preference (person_id, rhythm, at_time, weekday, zone, changed_at) values ($1, 'weekly', '18:00', 4, 'Indian/Reunion', $2)`
				.replaceAll("$1", `'${personId}'`)
				.replaceAll("$2", `'${now.toISOString()}'`),
		);
		const token = await issue(personId, "unsubscribe-digest", null);
		const before = await contents();
		await stop(token);
		expect(changedBetween(before, await contents())).toEqual(["digest_preference"]);
		const rows = await database.asAdmin("select rhythm, at_time::text, weekday, zone from digest_preference where person_id = $1", [
			personId,
		]);
		expect(rows[0]).toEqual({ rhythm: "none", at_time: "18:00:00", weekday: 4, zone: "Indian/Reunion" });
		const { jobsListeningTo } = await import("#workers/catalogue.ts");
		expect(jobsListeningTo("digest.unsubscribed")).toEqual([]);
	});

	describe("from notices by mail", () => {
		const stops = ["task-given", "poll-opened", "mention"] as const;
		const issueStop = (personId: PersonId, kinds: readonly NoticeKind[] = stops) =>
			issueMailToken(
				{ db: database.worker, now },
				{ personId, purpose: "unsubscribe-notices", territoryId: null, objectId: null, stops: kinds },
			);
		const channels = (personId: string) =>
			database.asAdmin("select kind, channel from notice_preference where person_id = $1 order by kind", [personId]);
		const listed = ["Suite à donner qui vous est confiée", "Dates de réunion proposées", "Commentaire qui vous cite"];

		it("shows what would stop and changes nothing when read", async () => {
			const { personId } = here.people.substitute;
			const token = await issueStop(personId);
			const before = await contents();
			for (const _ of [1, 2]) expect(await stop(token, false)).toMatchObject({ status: 200, data: { stops: listed, isExpired: false } });
			expect(await contents()).toEqual(before);
		});
		it("stops those kinds by mail and nothing else, starts nothing, as often as it is posted", async () => {
			const { personId } = here.people.substitute;
			await database.asAdmin(
				"insert into notice_preference values ($1, 'mention', 'mail'), ($1, 'poll-opened', 'digest'), ($1, 'task-done', 'mail')",
				[personId],
			);
			const token = await issueStop(personId);
			const before = await contents();
			for (const _ of [1, 2]) expect(await stop(token)).toMatchObject({ status: 200, data: { isDone: true } });
			expect(changedBetween(before, await contents())).toEqual(["notice_preference"]);
			expect(await channels(personId)).toEqual([
				{ kind: "mention", channel: "inbox" },
				// chosen otherwise since the mail left
				{ kind: "poll-opened", channel: "digest" },
				{ kind: "task-done", channel: "mail" },
				{ kind: "task-given", channel: "inbox" },
			]);
			const others = await database.asAdmin("select 1 from notice_preference where person_id = $1", [here.people.lead.personId]);
			expect(others).toEqual([]);
			expect((await factsNamed("notices.unsubscribed")).at(-1)?.person_id).toBe(personId);
			const { jobsListeningTo } = await import("#workers/catalogue.ts");
			expect(jobsListeningTo("notices.unsubscribed")).toEqual([]);
		});
		it("does no more than its secret says, and nothing once it is too old or its account closed", async () => {
			const { personId } = here.people.substitute;
			const token = await issueStop(personId);
			expect(await open(token)).toMatchObject({ status: 404, data: { reason: "unknown" } });
			expect((await open(token, { revision: "1" })).status).toBe(302);
			web.clock.now = days(401);
			expect([(await stop(token, false)).status, (await stop(token)).status]).toEqual([410, 410]);
			web.clock.now = now;
			const leaver = await here.territory.person("parti");
			const closed = await issueStop(leaver.personId);
			await database.asAdmin("update person set is_active = false where id = $1", [leaver.personId]);
			expect((await stop(closed)).status).toBe(404);
			expect(await channels(leaver.personId)).toEqual([]);
		});
	});

	it("opens with no other secret, and its own opens nothing else", async () => {
		const token = await issue(here.people.member.personId, "unsubscribe-digest", null);
		expect(await open(token)).toMatchObject({ status: 404, data: { reason: "unknown" } });
		const other = await issue(here.people.member.personId, "complete-task", await aTask());
		expect((await stop(other)).status).toBe(404);
		web.clock.now = days(401);
		expect((await stop(token)).status).toBe(410);
		web.clock.now = now;
	});
});
