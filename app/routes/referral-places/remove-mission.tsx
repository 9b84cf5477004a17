import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removeMission } from "#app/domain/missions/commands/remove-mission.server.ts";
import { RemoveMission } from "#app/domain/missions/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { needLabels, publicLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { presentMissionForm } from "#app/presenters/missions.server.ts";
import { RemovalForm } from "#app/ui/budgets/removal-form.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { missionsTrail } from "#app/ui/referral-places/crumbs.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Retirer une ligne de la répartition");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentMissionForm(ctx, args.params.mission ?? ""));
}

export const action = formAction({
	schema: RemoveMission,
	fixed: ({ mission }) => ({ missionId: mission }),
	command: removeMission,
	to: (territory) => paths.missions(territory),
	toast: "mission-removed",
});

export default function RemoveMissionPage() {
	const { territory, mission } = useLoaderData<typeof loader>();
	const what = mission && `${mission.organisationName}, ${needLabels[mission.need]}, ${publicLabels[mission.public]}`;
	return (
		<>
			<PageHeader title="Retirer une ligne de la répartition" breadcrumbs={missionsTrail(territory, "Retirer")} />
			<RemovalForm
				what={what ?? ""}
				revision={mission?.revision}
				reply={useActionData<typeof action>()}
				cancelHref={mission ? paths.mission(territory, mission.id) : paths.missions(territory)}
			/>
		</>
	);
}
