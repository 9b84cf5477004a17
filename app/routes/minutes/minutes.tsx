import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { decideErratum } from "#app/domain/minutes/commands/decide-erratum.server.ts";
import { observeMinutes } from "#app/domain/minutes/commands/observe-minutes.server.ts";
import { proposeErratum } from "#app/domain/minutes/commands/propose-erratum.server.ts";
import { reopenMinutes } from "#app/domain/minutes/commands/reopen-minutes.server.ts";
import { resolveRemark } from "#app/domain/minutes/commands/resolve-remark.server.ts";
import { submitMinutes } from "#app/domain/minutes/commands/submit-minutes.server.ts";
import { DecideErratum, ObserveMinutes, ProposeErratum, ReopenMinutes, ResolveRemark, SubmitMinutes } from "#app/domain/minutes/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMinutes } from "#app/presenters/minutes.server.ts";
import { MinutesView } from "#app/ui/minutes/minutes-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Compte rendu\u00a0: ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentMinutes(ctx, committee, meeting));
}

const Step = z.discriminatedUnion("intent", [
	SubmitMinutes.extend({ intent: z.literal("submit") }),
	ResolveRemark.extend({ intent: z.literal("resolve-remark") }),
	ObserveMinutes.extend({ intent: z.literal("observe") }),
	ProposeErratum.extend({ intent: z.literal("propose-erratum") }),
	DecideErratum.extend({ intent: z.literal("decide-erratum") }),
	ReopenMinutes.extend({ intent: z.literal("reopen") }),
]);
type Step = z.infer<typeof Step>;

/** The command's own input. */
function inputOf<Intent extends Step["intent"]>(value: Step, _intent: Intent): Omit<Extract<Step, { intent: Intent }>, "intent"> {
	const { intent: _, ...input } = value;
	return input as unknown as Omit<Extract<Step, { intent: Intent }>, "intent">;
}

/** What each reader may add around the text: submit it, deal with a remark, observe, correct, re-open. */
export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const form = await parseForm(args.request, Step, { meetingId: meeting });
	if (!form.ok) return form.invalid();
	const { value } = form;
	const here = paths.minutes(ctx.actor.territorySlug, committee, meeting);
	const steps: Record<typeof value.intent, () => Promise<string>> = {
		submit: async () => {
			await submitMinutes(ctx, inputOf(value, "submit"));
			return "minutes-submitted";
		},
		"resolve-remark": async () => {
			await resolveRemark(ctx, inputOf(value, "resolve-remark"));
			return "minutes-remark-resolved";
		},
		observe: async () => {
			await observeMinutes(ctx, inputOf(value, "observe"));
			return "minutes-observed";
		},
		"propose-erratum": async () => `erratum-${await proposeErratum(ctx, inputOf(value, "propose-erratum"))}`,
		"decide-erratum": async () => {
			const input = inputOf(value, "decide-erratum");
			await decideErratum(ctx, input);
			return `erratum-${input.verdict}`;
		},
		reopen: async () => {
			await reopenMinutes(ctx, inputOf(value, "reopen"));
			return "minutes-reopened";
		},
	};
	return form.settle(steps[value.intent], (toast) => redirectWithToast(here, toast));
}

export default function MinutesPage() {
	return <MinutesView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
