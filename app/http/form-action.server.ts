import type { ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import { requireActor } from "./actor.server.ts";
import { parseForm } from "./parse-form.server.ts";
import { redirectWithToast, respond } from "./respond.server.ts";

type Params = ActionFunctionArgs["params"];
type Fixed = Record<string, string | undefined>;

interface FormAction<Schema extends z.ZodType, Result> {
	schema: Schema;
	/** What the address says, which the form cannot replace. */
	fixed?: (params: Params, ctx: Ctx) => Fixed | Promise<Fixed>;
	command: (ctx: Ctx, value: z.output<Schema>) => Promise<Result>;
	/** Where one goes once it is done, and what is said there. */
	to: (territory: string, params: Params, result: Result) => string;
	toast: string | ((value: z.output<Schema>, result: Result) => string);
}

/** The whole of an action that is one form, one command and one page to go to. */
export function formAction<Schema extends z.ZodType, Result>({ schema, fixed, command, to, toast }: FormAction<Schema, Result>) {
	return async (args: ActionFunctionArgs) => {
		const { params } = args;
		const ctx = await requireActor(args);
		const form = await parseForm(args.request, schema, fixed && (await respond(async () => fixed(params, ctx))));
		if (!form.ok) return form.invalid();
		const { value } = form;
		return form.settle(
			() => command(ctx, value),
			(result) => redirectWithToast(to(ctx.actor.territorySlug, params, result), typeof toast === "string" ? toast : toast(value, result)),
		);
	};
}
