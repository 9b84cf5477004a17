import type { ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import { requireActor } from "./actor.server.ts";
import { parseForm } from "./parse-form.server.ts";
import { redirectWithToast, respond } from "./respond.server.ts";

interface FormAction<Schema extends z.ZodType> {
	schema: Schema;
	/** What the address says, which the form cannot replace. */
	fixed: (ctx: Ctx) => Promise<Record<string, string | undefined>>;
	command: (ctx: Ctx, value: z.output<Schema>) => Promise<unknown>;
	/** Where one goes once it is done, and what is said there. */
	to: (ctx: Ctx) => string;
	toast: string;
}

/** The whole of an action that is one form, one command and one page to go to. */
export async function formAction<Schema extends z.ZodType>(
	args: ActionFunctionArgs,
	{ schema, fixed, command, to, toast }: FormAction<Schema>,
) {
	const ctx = await requireActor(args);
	const form = await parseForm(args.request, schema, await respond(() => fixed(ctx)));
	if (!form.ok) return form.invalid();
	return form.settle(
		() => command(ctx, form.value),
		() => redirectWithToast(to(ctx), toast),
	);
}
