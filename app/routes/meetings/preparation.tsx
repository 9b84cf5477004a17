import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { answerProposal } from "#app/domain/meetings/commands/answer-proposal.server.ts";
import { proposePoint } from "#app/domain/meetings/commands/propose-point.server.ts";
import { AnswerProposal, ProposePoint } from "#app/domain/meetings/preparation-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentPreparation } from "#app/presenters/meeting-preparation.server.ts";
import { PreparationView } from "#app/ui/meetings/preparation-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Préparation des réunions – ${data.committee.name}`);

const Page = z.coerce.number().int().min(1).catch(1);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const page = Page.parse(new URL(args.request.url).searchParams.get("page") ?? 1);
	return respond(() => presentPreparation(ctx, args.params.committee ?? "", page));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "" } = args.params;
	const there = paths.preparation(ctx.actor.territorySlug, committee);
	const isAnswer = new URL(args.request.url).searchParams.has("reponse");
	if (isAnswer) {
		const form = await parseForm(args.request, AnswerProposal);
		if (!form.ok) return form.invalid();
		return form.settle(
			() => answerProposal(ctx, form.value),
			() => redirectWithToast(there, "proposal-answered"),
		);
	}
	const form = await parseForm(args.request, ProposePoint, { committeeId: await respond(() => getCommitteeId(ctx, committee)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => proposePoint(ctx, form.value),
		() => redirectWithToast(there, "point-proposed"),
	);
}

export default function PreparationPage() {
	return <PreparationView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
