import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editCommittee } from "#app/domain/committees/commands/edit-committee.server.ts";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { EditCommittee } from "#app/domain/committees/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentEditCommittee } from "#app/presenters/committee-forms.server.ts";
import { EditCommitteeForm } from "#app/ui/committees/committee-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Modifier – ${data.committee.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentEditCommittee(ctx, args.params.committee ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "" } = args.params;
	const form = await parseForm(args.request, EditCommittee, { committeeId: await respond(() => getCommitteeId(ctx, committee)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => editCommittee(ctx, form.value),
		() => redirectWithToast(paths.committee(ctx.actor.territorySlug, committee), "committee-edited"),
	);
}

export default function EditCommitteePage() {
	return <EditCommitteeForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
