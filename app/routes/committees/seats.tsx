import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { removeSeat } from "#app/domain/committees/commands/remove-seat.server.ts";
import { setSeat } from "#app/domain/committees/commands/set-seat.server.ts";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { RemoveSeat, SetSeat } from "#app/domain/committees/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSeats } from "#app/presenters/committee-forms.server.ts";
import { SeatsPage } from "#app/ui/committees/seats-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Sièges – ${data.committee.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSeats(ctx, args.params.committee ?? ""));
}

const ChangeSeat = z.discriminatedUnion("intent", [
	SetSeat.safeExtend({ intent: z.literal("set") }),
	RemoveSeat.extend({ intent: z.literal("remove") }),
]);

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "" } = args.params;
	const form = await parseForm(args.request, ChangeSeat, { committeeId: await respond(() => getCommitteeId(ctx, committee)) });
	if (!form.ok) return form.invalid();
	const change = form.value;
	return form.settle(
		() => {
			const { intent: _, ...input } = change;
			return "delegateId" in input ? setSeat(ctx, input) : removeSeat(ctx, input);
		},
		() => redirectWithToast(paths.seats(ctx.actor.territorySlug, committee), change.intent === "set" ? "seat-set" : "seat-removed"),
	);
}

export default function CommitteeSeatsPage() {
	return <SeatsPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
