import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveSettings } from "#app/domain/referrals/commands/save-settings.server.ts";
import { SaveSettings } from "#app/domain/referrals/settings-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { assertSettings, presentReferralSettings } from "#app/presenters/referral-places.server.ts";
import { administrationTrail } from "#app/ui/administration/trail.ts";
import { formatCount } from "#app/ui/format.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { Section } from "#app/ui/layout/section.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Card, CardGrid } from "#app/ui/primitives/card.tsx";
import { SettingsForm } from "#app/ui/referral-places/settings-form.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Réglages des orientations");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentReferralSettings(ctx));
}

export const action = formAction({
	schema: SaveSettings,
	fixed: (_, ctx) => {
		assertSettings(ctx);
		return {};
	},
	command: saveSettings,
	to: (territory) => paths.referralSettings(territory),
	toast: "referral-settings-saved",
});

export default function ReferralSettingsPage() {
	const { territory, settings, organisationCount, incompleteCount } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Orientations"
				breadcrumbs={administrationTrail(territory, { label: "Orientations" })}
				lead="Qui oriente, qui reçoit, dans quels délais, et combien de temps tout cela est gardé. Vous réglez ces pages sans rien lire des orientations elles-mêmes."
			/>
			<CardGrid>
				<Card
					title="Organisations"
					href={paths.referralOrganisations(territory)}
					headingLevel={2}
					footer={
						incompleteCount === 0
							? formatCount(organisationCount, "organisation", "organisations")
							: `${incompleteCount} à compléter sur ${organisationCount}`
					}
				>
					Ce que chacune peut recevoir, et par qui.
				</Card>
				<Card title="Responsables" href={paths.referralPeople(territory)} headingLevel={2}>
					Les responsables de chaque organisation, et le délégué à la protection des données.
				</Card>
				<Card title="Répartition des missions" href={paths.missions(territory)} headingLevel={2}>
					Qui fait quoi, pour quel public, selon quelle convention.
				</Card>
				<Card title="Permanences" href={paths.dropInSessions(territory)} headingLevel={2}>
					Où et quand chaque organisation reçoit.
				</Card>
			</CardGrid>
			<Section title="Réglages du territoire">
				<SettingsForm territory={territory} settings={settings} reply={useActionData<typeof action>()} />
			</Section>
		</>
	);
}
