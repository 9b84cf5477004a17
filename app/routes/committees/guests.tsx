import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addGuest } from "#app/domain/committees/commands/add-guest.server.ts";
import { removeGuest } from "#app/domain/committees/commands/remove-guest.server.ts";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { AddGuest, RemoveGuest } from "#app/domain/committees/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentGuests } from "#app/presenters/committee-forms.server.ts";
import { GuestsPage } from "#app/ui/committees/guests-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Personnes invitées – ${data.committee.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentGuests(ctx, args.params.committee ?? ""));
}

const ChangeGuests = z.discriminatedUnion("intent", [
	AddGuest.safeExtend({ intent: z.literal("add") }),
	RemoveGuest.extend({ intent: z.literal("remove") }),
]);

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "" } = args.params;
	const form = await parseForm(args.request, ChangeGuests, { committeeId: await respond(() => getCommitteeId(ctx, committee)) });
	if (!form.ok) return form.invalid();
	const change = form.value;
	return form.settle(
		async () => {
			const { intent: _, ...input } = change;
			if ("guestId" in input) await removeGuest(ctx, input);
			else await addGuest(ctx, input);
		},
		() => redirectWithToast(paths.guests(ctx.actor.territorySlug, committee), change.intent === "add" ? "guest-added" : "guest-removed"),
	);
}

export default function CommitteeGuestsPage() {
	return <GuestsPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
