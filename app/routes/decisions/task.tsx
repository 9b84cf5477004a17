import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { completeTask } from "#app/domain/decisions/commands/complete-task.server.ts";
import { reopenTask } from "#app/domain/decisions/commands/reopen-task.server.ts";
import { CompleteTask, TaskTurn } from "#app/domain/decisions/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentTask } from "#app/presenters/decisions.server.ts";
import { TaskView } from "#app/ui/decisions/task-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data?.task.title);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentTask(ctx, args.params.task ?? ""));
}

const Turn = z.discriminatedUnion("intent", [
	CompleteTask.extend({ intent: z.literal("complete") }),
	TaskTurn.extend({ intent: z.literal("reopen") }),
]);

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const form = await parseForm(args.request, Turn, { taskId: args.params.task });
	if (!form.ok) return form.invalid();
	const { intent, ...input } = form.value;
	return form.settle(
		() => (intent === "complete" ? completeTask : reopenTask)(ctx, input),
		() => redirectWithToast(paths.task(ctx.actor.territorySlug, input.taskId), intent === "complete" ? "task-completed" : "task-reopened"),
	);
}

export default function TaskPage() {
	return <TaskView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
