import type { SubmissionResult } from "@conform-to/react";
import { type FieldMeta, initialTextOf } from "./field.tsx";

/** What an action gives back to its page when the form was refused. */
export interface Reply {
	lastResult: SubmissionResult;
	/** After a 409: what someone else saved, with its revision. */
	current?: unknown;
}

/** Every sentence of a refused form that has no fields to show them beside. */
export const sentencesOf = (reply: Reply | undefined): string[] =>
	Object.values(reply?.lastResult.error ?? {}).flatMap((sentences) => sentences ?? []);

/** What stands now, after a 409. */
export const currentOf = <T extends { revision: number }>(reply: Reply | undefined): T | undefined => reply?.current as T | undefined;

/**
 * The revision to send: the one on screen when the form was first opened, however often it was refused, so that nobody's work is
 * overwritten unseen; after a 409 the newest, since both versions are then shown.
 */
export const revisionOf = (field: FieldMeta, reply: Reply | undefined): string | number =>
	currentOf(reply)?.revision ?? initialTextOf(field) ?? "";
