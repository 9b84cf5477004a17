import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { confirmSession } from "#app/domain/missions/commands/confirm-session.server.ts";
import { ConfirmSession } from "#app/domain/missions/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSessionForm } from "#app/presenters/missions.server.ts";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { sentencesOf } from "#app/ui/forms/reply.ts";
import { SubmitRow } from "#app/ui/forms/submit-row.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { sessionsTrail } from "#app/ui/referral-places/crumbs.ts";
import { whenText } from "#app/ui/referral-places/session-list.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Confirmer une permanence");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSessionForm(ctx, args.params.session ?? ""));
}

export const action = formAction({
	schema: ConfirmSession,
	fixed: ({ session }) => ({ sessionId: session }),
	command: confirmSession,
	to: (territory) => paths.dropInSessions(territory),
	toast: "session-confirmed",
});

/** The list confirms in one click; this page answers who opens the address, and says why when it could not be done. */
export default function ConfirmSessionPage() {
	const { territory, session } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Confirmer une permanence"
				breadcrumbs={sessionsTrail(territory, "Confirmer")}
				lead={session && `${session.organisationName} – ${whenText(session)}, ${session.place}.`}
			/>
			<Form method="post" className="form">
				<FormErrorSummary title="La permanence n'est pas confirmée" errors={[]} formErrors={sentencesOf(useActionData<typeof action>())} />
				<SubmitRow label="Elle tient toujours" icon="check" secondary={{ href: paths.dropInSessions(territory), label: "Annuler" }} />
			</Form>
		</>
	);
}
