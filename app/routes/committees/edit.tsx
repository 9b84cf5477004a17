import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editCommittee } from "#app/domain/committees/commands/edit-committee.server.ts";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { EditCommittee } from "#app/domain/committees/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentEditCommittee } from "#app/presenters/committee-forms.server.ts";
import { EditCommitteeForm } from "#app/ui/committees/committee-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Modifier – ${data.committee.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentEditCommittee(ctx, args.params.committee ?? ""));
}

export const action = formAction({
	schema: EditCommittee,
	fixed: async ({ committee = "" }, ctx) => ({ committeeId: await getCommitteeId(ctx, committee) }),
	command: editCommittee,
	to: (territory, { committee = "" }) => paths.committee(territory, committee),
	toast: "committee-edited",
});

export default function EditCommitteePage() {
	return <EditCommitteeForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
