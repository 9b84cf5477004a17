import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { findPerson } from "#app/domain/referral-rights/commands/find-person.server.ts";
import { openRequests } from "#app/domain/referral-rights/commands/open-requests.server.ts";
import { AskForPerson, type FindPerson } from "#app/domain/referral-rights/schema.ts";
import type { KnownReferral } from "#app/domain/referral-rights/types.ts";
import { type FormReply, parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { assertDpo } from "#app/presenters/referral-rights.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { NewRequestView } from "#app/ui/referral-rights/new-request-view.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Ouvrir une demande");

interface Found {
	/** What was searched for, to be posted again with what is opened. */
	searched?: FindPerson;
	known: (Omit<KnownReferral, "sentAt"> & { sentAt: string | null })[] | null;
	reply: FormReply | undefined;
}

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(async () => {
		assertDpo(ctx);
		return { territory: ctx.actor.territorySlug, today: dayOf(ctx.now) };
	});
}

/** Two steps on one address, both posted: who is searched for never enters it. */
export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	await respond(async () => assertDpo(ctx));
	const form = await parseForm(args.request, AskForPerson);
	if (!form.ok) {
		const { data: reply, init } = form.invalid();
		return data<Found>({ known: null, reply }, { status: init?.status });
	}
	const { intent, kind, receivedOn, referralIds, ...person } = form.value;
	if (intent === "open" && kind && receivedOn && referralIds.length > 0) {
		const answer = await form.settle(
			() => openRequests(ctx, { kind, receivedOn, referralIds }),
			(demandId) => redirectWithToast(paths.rightsRequest(ctx.actor.territorySlug, demandId), "request-opened"),
		);
		if (answer instanceof Response) return answer;
		return data<Found>({ searched: person, known: await found(), reply: answer.data }, { status: answer.init?.status });
	}
	const missing = intent === "open" ? form.refuse(400, "request.choose", "referralIds") : null;
	return data<Found>({ searched: person, known: await found(), reply: missing?.data }, { status: missing?.init?.status });

	async function found(): Promise<Found["known"]> {
		const known = await findPerson(ctx, person);
		return known.map(({ sentAt, ...one }) => ({ ...one, sentAt: sentAt?.toISOString() ?? null }));
	}
}

export default function NewRequestPage() {
	const answer = useActionData<typeof action>() as Found | undefined;
	return (
		<NewRequestView {...useLoaderData<typeof loader>()} searched={answer?.searched} known={answer?.known ?? null} reply={answer?.reply} />
	);
}
