import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addMission } from "#app/domain/missions/commands/add-mission.server.ts";
import { AddMission } from "#app/domain/missions/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMissionForm } from "#app/presenters/missions.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { missionsTrail } from "#app/ui/referral-places/crumbs.ts";
import { MissionForm } from "#app/ui/referral-places/mission-form.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Ajouter une ligne à la répartition");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentMissionForm(ctx));
}

export const action = formAction({
	schema: AddMission,
	command: addMission,
	to: (territory) => paths.missions(territory),
	toast: "mission-added",
});

export default function NewMissionPage() {
	const { territory, ...page } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader title="Ajouter une ligne à la répartition" breadcrumbs={missionsTrail(territory, "Nouvelle ligne")} />
			<MissionForm {...page} reply={useActionData<typeof action>()} cancelHref={paths.missions(territory)} />
		</>
	);
}
