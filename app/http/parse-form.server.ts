import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import { z } from "zod";
import { Conflict, DomainError, RuleViolation } from "#app/domain/kernel/errors.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { validationSentence } from "#app/messages/validation.ts";
import { readBody } from "./read-body.server.ts";
import { errorPage, notFound, statusOf } from "./respond.server.ts";

z.config({ customError: validationSentence });

/** What an action gives back to its page when the form was not accepted: errors by field, what was typed, and what stands now. */
export interface FormReply {
	lastResult: SubmissionResult;
	/** After a 409: the state that someone saved meanwhile. */
	current?: unknown;
}
type Refused = ReturnType<typeof data<FormReply>>;

type ParsedForm<Value> =
	| { ok: false; invalid: () => Refused }
	| {
			ok: true;
			value: Value;
			/** Runs the command; a refusal comes back as the form with its sentence and status, a success as `done` says. */
			settle: <T, R>(command: () => Promise<T>, done: (result: T) => R) => Promise<R | Refused>;
			/** Refuses by hand, beside a field or for the whole form. */
			refuse: (status: number, code: string, field?: string) => Refused;
	  };

/**
 * Reads a form against a schema. `fixed` are values of the address, which the form cannot replace.
 * Uploads are not read here; a body over 1 MB, or of more than `maxFields` fields, is refused.
 */
export async function parseForm<Schema extends z.ZodType>(
	request: Request,
	schema: Schema,
	fixed: Record<string, string | undefined> = {},
	maxFields = 1_000,
): Promise<ParsedForm<z.output<Schema>>> {
	const formData = await readForm(request, maxFields);
	for (const [name, value] of Object.entries(fixed)) if (value !== undefined) formData.set(name, value);
	const submission = parseWithZod(formData, { schema });

	const reply = (status: number, result: SubmissionResult, current?: unknown): Refused =>
		data<FormReply>(
			{ lastResult: { ...result, error: translated(result.error) }, ...(current === undefined ? {} : { current }) },
			{ status },
		);
	if (submission.status !== "success") {
		const result = submission.reply({ hideFields: secrets });
		// no page has a place beside them to say what is wrong, and nobody types them; what the address names is for the route to answer
		const isUnseen = (name: string) =>
			["intent", "revision", "seenOn"].includes(name) || (!(name in fixed) && name.endsWith("Id") && isNoId(formData.get(name)));
		if (Object.keys(result.error ?? {}).every(isUnseen)) throw errorPage(400, "form.unreadable");
		return { ok: false, invalid: () => reply(400, result) };
	}

	const refuse = (status: number, code: string, field?: string, current?: unknown) =>
		reply(
			status,
			submission.reply(field ? { fieldErrors: { [field]: [code] }, hideFields: secrets } : { formErrors: [code], hideFields: secrets }),
			current,
		);
	return {
		ok: true,
		value: submission.value,
		refuse,
		async settle(command, done) {
			let result: Awaited<ReturnType<typeof command>>;
			try {
				result = await command();
			} catch (error) {
				if (!(error instanceof DomainError)) throw error;
				if (error.kind === "not-found") throw notFound();
				return refuse(
					statusOf[error.kind],
					error.code,
					error instanceof RuleViolation ? error.field : undefined,
					error instanceof Conflict ? error.current : undefined,
				);
			}
			return done(result);
		},
	};
}

/** Given, and none of ours: an empty choice is said beside its field. */
const isNoId = (value: unknown) => value !== null && value !== "" && !z.uuid().safeParse(value).success;

/** Never sent back to the page. */
const secrets = ["password", "newPassword", "currentPassword", "nir"] as never[];

/**
 * The names our forms use: a word, a numbered one, or a word of a numbered row. The form library makes objects and lists out of names, as large and
 * as deep as they ask for, and takes orders from some: no other name reaches it.
 */
const fieldName = /^(?!.*constructor$)[a-z]\w{0,39}(?:\[\d{1,3}\](?:\.[a-z]\w{0,39})?)?$/i;
/** Text only, without the one character that PostgreSQL cannot hold. */
const isReadable = ([name, value]: [string, unknown]) => fieldName.test(name) && typeof value === "string" && !value.includes("\0");

async function readForm(request: Request, maxFields: number): Promise<FormData> {
	const bytes = await readBody(request);
	if (!bytes) throw errorPage(413, "form.too-large");
	const headers = { "Content-Type": request.headers.get("Content-Type") ?? "" };
	const form = await new Response(bytes, { headers }).formData().catch(() => null);
	const entries = [...(form ?? [])];
	if (!form || entries.length > maxFields || !entries.every(isReadable)) throw errorPage(400, "form.unreadable");
	return form;
}

const translated = (error: SubmissionResult["error"]): SubmissionResult["error"] =>
	error && Object.fromEntries(Object.entries(error).map(([field, codes]) => [field, codes?.map(sentenceOf) ?? null]));
