import { z } from "zod";
import { Revision } from "../kernel/inputs.ts";
import { TaskId } from "./types.ts";

/** Marks a task as done, or opens it again. */
export const TaskTurn = z.strictObject({ taskId: TaskId, revision: Revision });
export type TaskTurn = z.infer<typeof TaskTurn>;

export const decisionStates = ["open", "late", "done"] as const;
export type DecisionState = (typeof decisionStates)[number];

/** The register's filters, from the query string: what is not understood is left aside. */
export const DecisionFilters = z.object({
	/** Slug of a committee. */
	comite: z.string().trim().max(100).catch(""),
	etat: z.enum(["", ...decisionStates]).catch(""),
	/** "1": only the tasks of whoever reads. */
	moi: z.enum(["", "1"]).catch(""),
	q: z.string().trim().max(100).catch(""),
	page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type DecisionFilters = z.infer<typeof DecisionFilters>;
