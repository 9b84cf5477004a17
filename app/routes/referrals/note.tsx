import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { keepNote } from "#app/domain/referrals/commands/keep-note.server.ts";
import { KeepNote } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNote } from "#app/presenters/referral-answer.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { NoteView } from "#app/ui/referrals/note-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Note – Orientation ${data.referral.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentNote(ctx, args.params));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const form = await parseForm(args.request, KeepNote, { referralId: args.params.referral });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => keepNote(ctx, form.value),
		() => redirectWithToast(paths.referral(ctx.actor.territorySlug, form.value.referralId), "referral-note"),
	);
}

export default function NotePage() {
	return <NoteView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
