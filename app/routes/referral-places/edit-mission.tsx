import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editMission } from "#app/domain/missions/commands/edit-mission.server.ts";
import { EditMission } from "#app/domain/missions/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMissionForm } from "#app/presenters/missions.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { missionsTrail } from "#app/ui/referral-places/crumbs.ts";
import { MissionForm } from "#app/ui/referral-places/mission-form.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Modifier une ligne de la répartition");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentMissionForm(ctx, args.params.mission ?? ""));
}

export const action = formAction({
	schema: EditMission,
	fixed: ({ mission }) => ({ missionId: mission }),
	command: editMission,
	to: (territory) => paths.missions(territory),
	toast: "mission-edited",
});

export default function EditMissionPage() {
	const { territory, ...page } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Modifier une ligne de la répartition"
				breadcrumbs={missionsTrail(territory, "Modifier")}
				actions={page.mission && <LinkButton href={paths.removeMission(territory, page.mission.id)}>Retirer la ligne</LinkButton>}
			/>
			<MissionForm {...page} reply={useActionData<typeof action>()} cancelHref={paths.missions(territory)} />
		</>
	);
}
