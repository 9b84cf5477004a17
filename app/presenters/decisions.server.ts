import { listCommittees } from "#app/domain/committees/queries.server.ts";
import * as policy from "#app/domain/decisions/policy.ts";
import { getTask, listDecisions, listRegisterChoices, listTasks } from "#app/domain/decisions/queries.server.ts";
import { isLate } from "#app/domain/decisions/rules.ts";
import { DecisionFilters } from "#app/domain/decisions/schema.ts";
import type { Task } from "#app/domain/decisions/types.ts";
import { type Day, dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { listWatched } from "#app/domain/reminders/watched.server.ts";

/** Page of the register: decisions of the territory's committees and the tasks they became. */
export function presentDecisions(ctx: Ctx, query: URLSearchParams) {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	const today = dayOf(now);
	const filters = DecisionFilters.parse(
		Object.fromEntries(Object.keys(DecisionFilters.shape).map((name) => [name, query.get(name) ?? ""])),
	);
	return reading(ctx, async (tx) => {
		const asked = { filters, personId, today };
		const listed =
			filters.vue === "suites"
				? await listTasks(tx, territoryId, asked).then(({ tasks, ...pages }) => ({
						...pages,
						decisions: [],
						tasks: tasks.map((task) => ({ ...task, ...shown(task, today) })),
					}))
				: await listDecisions(tx, territoryId, asked).then(({ decisions, ...pages }) => ({
						...pages,
						decisions: decisions.map((decision) => ({ ...decision, task: decision.task && shown(decision.task, today) })),
						tasks: [],
					}));
		const { page, ...rest } = listed;
		return {
			territory: actor.territorySlug,
			today,
			filters: { ...filters, page },
			...rest,
			committees: (await listCommittees(tx, territoryId, now)).map(({ slug, name }) => ({ slug, name })),
			choices: await listRegisterChoices(tx, territoryId),
		};
	});
}

/** Page of a task, with the decision it comes from. */
export function presentTask(ctx: Ctx, taskId: string) {
	const { actor, now } = ctx;
	const today = dayOf(now);
	return reading(ctx, async (tx) => {
		const task = await getTask(tx, actor.territoryId, taskId);
		const facts = { ownerId: task.ownerId, committeeId: task.committeeId };
		return {
			territory: actor.territorySlug,
			today,
			task: { ...task, ...shown(task, today) },
			reminder: (await listWatched(tx, ctx, ["task"], [task.id]))[0] ?? null,
			can: {
				complete: task.status === "open" && policy.completeTask(actor, facts).allowed,
				reopen: task.status === "done" && policy.reopenTask(actor, facts).allowed,
			},
		};
	});
}

const shown = (task: Task, today: Day) => ({ ...task, doneAt: task.doneAt?.toISOString() ?? null, isLate: isLate(task, today) });
