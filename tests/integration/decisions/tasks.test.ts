import { expect, it } from "vitest";
import { completeTask } from "#app/domain/decisions/commands/complete-task.server.ts";
import { reopenTask } from "#app/domain/decisions/commands/reopen-task.server.ts";
import { getTask, listDecisions, listDecisionsOfSheet } from "#app/domain/decisions/queries.server.ts";
import { DecisionFilters } from "#app/domain/decisions/schema.ts";
import type { TaskId } from "#app/domain/decisions/types.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { decision, docOf } from "#seeds/builders/submitted-minutes.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

/** Three decisions: a task due in December, one that is late, and no task. */
async function decided(slug: string) {
	const c = await aCommittee(database, now, slug);
	const sheetId = await aSheet(c.territory);
	const ownerId = c.people.member.personId;
	const doc = docOf(
		decision({ text: "Ouvrir une permanence à Durtal", sheetId, taskTitle: "Réserver la salle", ownerId, dueOn: "2026-12-15" as Day }),
		decision({ text: "Écrire aux maires", ownerId: c.people.lead.personId, dueOn: "2026-11-20" as Day }),
		decision({ verb: "rejected", text: "100 % numérique" }),
	);
	await approveMinutes(c.as(c.people.chair), await c.submitted({ doc }));
	const { territoryId } = c.territory;
	const [first] = await reading(c.as(c.people.member), (tx) => listDecisionsOfSheet(tx, territoryId, sheetId));
	const register = (query: Record<string, string>, who = c.people.member) => {
		const asked = { filters: DecisionFilters.parse(query), personId: who.personId, today: "2026-11-22" as Day };
		return reading(c.as(who), async (tx) => {
			const { decisions, total } = await listDecisions(tx, territoryId, asked);
			expect(total).toBe(decisions.length);
			return decisions.map(({ reference }) => reference);
		});
	};
	return { ...c, taskId: first?.task?.id as TaskId, register };
}

it("is done, or opened again, by its owner, the committee's technical lead or a steward", async () => {
	const c = await decided("mains");
	let revision = 1;
	for (const who of [c.people.member, c.people.lead, c.people.officer]) {
		await completeTask(c.as(who), { taskId: c.taskId, revision: revision++ });
		const done = await reading(c.as(c.people.reader), (tx) => getTask(tx, c.territory.territoryId, c.taskId));
		expect(done).toMatchObject({ status: "done", doneAt: now, doneByName: who.displayName, revision });
		await reopenTask(c.as(who), { taskId: c.taskId, revision: revision++ });
	}
	for (const who of [c.people.chair, c.people.outsider]) {
		await expect(completeTask(c.as(who), { taskId: c.taskId, revision })).rejects.toMatchObject({
			kind: "forbidden",
			code: "task.owner-only",
		});
		await expect(reopenTask(c.as(who), { taskId: c.taskId, revision })).rejects.toMatchObject({ kind: "forbidden" });
	}
	await expect(completeTask(c.as(c.people.reader), { taskId: c.taskId, revision })).rejects.toMatchObject({
		kind: "forbidden",
		code: "task.reader",
	});
	expect((await c.events()).filter((name) => name.startsWith("task."))).toEqual([
		...["task.completed", "task.reopened", "task.completed", "task.reopened", "task.completed", "task.reopened"],
	]);
});

it("is refused in the wrong state, on a stale page, and outside its territory", async () => {
	const c = await decided("etats");
	const at = { taskId: c.taskId, revision: 1 };
	await expect(reopenTask(c.as(c.people.member), at)).rejects.toMatchObject({ kind: "rule", code: "task.already-open" });
	await expect(completeTask(c.as(c.people.member), { ...at, revision: 7 })).rejects.toMatchObject({ kind: "conflict" });
	await completeTask(c.as(c.people.member), at);
	await expect(completeTask(c.as(c.people.member), at)).rejects.toMatchObject({ kind: "rule", code: "task.already-done" });
	await expect(completeTask(c.as(c.people.member), { ...at, taskId: newId<TaskId>() })).rejects.toMatchObject({ kind: "not-found" });
	const stranger = await aCommittee(database, now, "passant");
	await expect(completeTask(stranger.as(stranger.people.officer), { ...at, revision: 2 })).rejects.toMatchObject({ kind: "not-found" });
	expect((await c.events()).filter((name) => name.startsWith("task."))).toEqual(["task.completed"]);
});

it("is done once when two say so at once", async () => {
	const c = await decided("deux");
	const results = await Promise.allSettled(
		[c.people.member, c.people.lead].map((who) => completeTask(c.as(who), { taskId: c.taskId, revision: 1 })),
	);
	expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("finds decisions by committee, state of the task, owner and words, whatever the accents", async () => {
	const c = await decided("registre");
	expect(await c.register({})).toEqual(["2026-03", "2026-02", "2026-01"]);
	expect(await c.register({ comite: "gerontologie" })).toEqual([]);
	expect(await c.register({ etat: "open" })).toEqual(["2026-02", "2026-01"]);
	expect(await c.register({ etat: "late" })).toEqual(["2026-02"]);
	expect(await c.register({ moi: "1" })).toEqual(["2026-01"]);
	expect(await c.register({ q: "ecrire" })).toEqual(["2026-02"]);
	expect(await c.register({ q: "RÉSERVER" })).toEqual(["2026-01"]);
	expect(await c.register({ q: "100 %" }), "a percent sign is only a percent sign").toEqual(["2026-03"]);
	expect(await c.register({ q: "%" })).toEqual(["2026-03"]);
	expect(await c.register({ etat: "nonsense" })).toHaveLength(3);
	await completeTask(c.as(c.people.member), { taskId: c.taskId, revision: 1 });
	expect(await c.register({ etat: "done" })).toEqual(["2026-01"]);
});
