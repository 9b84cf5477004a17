import { type DefaultValue, getFormProps, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { z } from "zod";
import type { Reply } from "./reply.ts";

type Values<Schema extends z.ZodType> = z.input<Schema> & Record<string, unknown>;

interface Options<Schema extends z.ZodType> {
	/** Unique on the page; the fields' ids begin with it. */
	id: string;
	/** What the action gave back, if the form was refused. */
	reply: Reply | undefined;
	defaultValue?: DefaultValue<Values<Schema>>;
}

/** A form and its fields from the schema the server will read it with: constraints, errors and typed values come with them. */
export function useZodForm<Schema extends z.ZodType>(schema: Schema, { id, reply, defaultValue }: Options<Schema>) {
	const [form, fields] = useForm<Values<Schema>>({
		id,
		lastResult: reply?.lastResult,
		constraint: getZodConstraint(schema),
		defaultValue,
	});
	return {
		form,
		fields,
		/** For the form element itself. Checks are the server's: the browser's own would hide our sentences. */
		props: { ...getFormProps(form), noValidate: true, className: "form" },
	};
}
