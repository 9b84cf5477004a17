import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addSession } from "#app/domain/missions/commands/add-session.server.ts";
import { AddSession } from "#app/domain/missions/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSessionForm } from "#app/presenters/missions.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { sessionsTrail } from "#app/ui/referral-places/crumbs.ts";
import { SessionForm } from "#app/ui/referral-places/session-form.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Ajouter une permanence");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSessionForm(ctx));
}

export const action = formAction({
	schema: AddSession,
	command: addSession,
	to: (territory) => paths.dropInSessions(territory),
	toast: "session-added",
});

export default function NewSessionPage() {
	const { territory, ...page } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader title="Ajouter une permanence" breadcrumbs={sessionsTrail(territory, "Nouvelle permanence")} />
			<SessionForm {...page} reply={useActionData<typeof action>()} cancelHref={paths.dropInSessions(territory)} />
		</>
	);
}
