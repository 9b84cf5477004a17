import { z } from "zod";
import { HttpsUrl, optionalText, orNull, Revision } from "../kernel/inputs.ts";
import { TaskId } from "./types.ts";
import { decisionVerbs } from "./verbs.ts";

/** Opens again a task that was done. */
export const TaskTurn = z.strictObject({ taskId: TaskId, revision: Revision });
export type TaskTurn = z.infer<typeof TaskTurn>;

/** Marks a task as done; words or an address may show that it is. */
export const CompleteTask = z.strictObject({
	taskId: TaskId,
	revision: Revision,
	evidence: optionalText(2000),
	evidenceUrl: orNull(HttpsUrl),
});
export type CompleteTask = z.infer<typeof CompleteTask>;

export const decisionStates = ["open", "late", "done", "withdrawn"] as const;
export type DecisionState = (typeof decisionStates)[number];

/** The register's filters, from the query string: what is not understood is left aside. */
export const DecisionFilters = z.object({
	/** What is listed: decisions, or what is to be done. */
	vue: z.enum(["", "suites"]).catch(""),
	annee: z.coerce.number().int().min(1900).max(2200).or(z.literal("")).catch(""),
	verbe: z.enum(["", ...decisionVerbs]).catch(""),
	/** Slug of a sheet. */
	fiche: z.string().trim().max(100).catch(""),
	/** Id of whoever owns the task. */
	responsable: z.uuid().or(z.literal("")).catch(""),
	/** Slug of a committee. */
	comite: z.string().trim().max(100).catch(""),
	etat: z.enum(["", ...decisionStates]).catch(""),
	/** "1": only the tasks of whoever reads. */
	moi: z.enum(["", "1"]).catch(""),
	q: z.string().trim().max(100).catch(""),
	page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type DecisionFilters = z.infer<typeof DecisionFilters>;
