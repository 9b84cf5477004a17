import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editSession } from "#app/domain/missions/commands/edit-session.server.ts";
import { EditSession } from "#app/domain/missions/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSessionForm } from "#app/presenters/missions.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { sessionsTrail } from "#app/ui/referral-places/crumbs.ts";
import { SessionForm } from "#app/ui/referral-places/session-form.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Modifier une permanence");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSessionForm(ctx, args.params.session ?? ""));
}

export const action = formAction({
	schema: EditSession,
	fixed: ({ session }) => ({ sessionId: session }),
	command: editSession,
	to: (territory) => paths.dropInSessions(territory),
	toast: "session-edited",
});

export default function EditSessionPage() {
	const { territory, ...page } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Modifier une permanence"
				breadcrumbs={sessionsTrail(territory, "Modifier")}
				actions={page.session && <LinkButton href={paths.removeDropInSession(territory, page.session.id)}>Supprimer</LinkButton>}
			/>
			<SessionForm {...page} reply={useActionData<typeof action>()} cancelHref={paths.dropInSessions(territory)} />
		</>
	);
}
