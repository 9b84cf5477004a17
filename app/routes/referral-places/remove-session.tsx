import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removeSession } from "#app/domain/missions/commands/remove-session.server.ts";
import { RemoveSession } from "#app/domain/missions/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSessionForm } from "#app/presenters/missions.server.ts";
import { RemovalForm } from "#app/ui/budgets/removal-form.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { sessionsTrail } from "#app/ui/referral-places/crumbs.ts";
import { whenText } from "#app/ui/referral-places/session-list.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Supprimer une permanence");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSessionForm(ctx, args.params.session ?? ""));
}

export const action = formAction({
	schema: RemoveSession,
	fixed: ({ session }) => ({ sessionId: session }),
	command: removeSession,
	to: (territory) => paths.dropInSessions(territory),
	toast: "session-removed",
});

export default function RemoveSessionPage() {
	const { territory, session } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Supprimer une permanence"
				breadcrumbs={sessionsTrail(territory, "Supprimer")}
				lead="Pour une permanence inscrite par erreur. Celle qui s'arrête reçoit plutôt une dernière date : elle reste alors dans la liste des permanences terminées."
			/>
			<RemovalForm
				what={session ? `${session.organisationName}, ${whenText(session)}` : ""}
				revision={session?.revision}
				reply={useActionData<typeof action>()}
				cancelHref={session ? paths.dropInSession(territory, session.id) : paths.dropInSessions(territory)}
			/>
		</>
	);
}
