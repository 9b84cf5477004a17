import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { type DomainError, RuleViolation } from "#app/domain/kernel/errors.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import type { FormReply } from "./parse-form.server.ts";

interface ReadQuery<Value> {
	/** Null when the address holds no form yet, or one that is not right. */
	value: Value | null;
	/** For the form, as after an action: what was typed, and its errors. */
	reply: FormReply | undefined;
	/** Says beside the form that what it asks for cannot be. */
	refuse: (error: DomainError) => FormReply;
}

/** Reads a form sent by address, which shows something and changes nothing. */
export function parseQuery<Schema extends z.ZodType>(request: Request, schema: Schema): ReadQuery<z.output<Schema>> {
	const query = new URL(request.url).searchParams;
	const submission = parseWithZod(query, { schema });
	const translated = (result: FormReply["lastResult"]): FormReply => ({
		lastResult: {
			...result,
			error:
				result.error && Object.fromEntries(Object.entries(result.error).map(([name, codes]) => [name, codes?.map(sentenceOf) ?? null])),
		},
	});
	const refuse = (error: DomainError) => {
		const field = error instanceof RuleViolation ? error.field : undefined;
		return translated(submission.reply(field ? { fieldErrors: { [field]: [error.code] } } : { formErrors: [error.code] }));
	};
	if (query.size === 0) return { value: null, reply: undefined, refuse };
	if (submission.status !== "success") return { value: null, reply: translated(submission.reply()), refuse };
	return { value: submission.value, reply: translated(submission.reply()), refuse };
}
