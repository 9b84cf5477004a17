import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { grantDuty } from "#app/domain/referrals/commands/grant-duty.server.ts";
import { NameManager } from "#app/domain/referrals/duty-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentReferralPeople } from "#app/presenters/referral-duties.server.ts";
import { assertSettings } from "#app/presenters/referral-places.server.ts";
import { personOptions } from "#app/ui/forms/option-lists.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { Section } from "#app/ui/layout/section.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
import { settingsTrail } from "#app/ui/referral-places/crumbs.ts";
import { NameManagerForm } from "#app/ui/referral-places/duty-forms.tsx";
import { HeldDutyTable } from "#app/ui/referral-places/held-duty-table.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Responsables des orientations");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentReferralPeople(ctx));
}

export const action = formAction({
	schema: NameManager,
	fixed: (_, ctx) => {
		assertSettings(ctx);
		return {};
	},
	command: grantDuty,
	to: (territory) => paths.referralPeople(territory),
	toast: "referral-duty-granted",
});

export default function ReferralPeoplePage() {
	const { territory, today, held, candidates } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Responsables et délégué à la protection des données"
				breadcrumbs={settingsTrail(territory, { label: "Responsables" })}
				lead="Vous désignez qui est responsable dans chaque organisation. Chaque responsable désigne ensuite les agents de la sienne : personne d'autre ne le peut."
			/>
			<Section title="Habilitations" count={held.length}>
				{held.length === 0 ? (
					<EmptyState
						title="Personne n'est encore désigné"
						text="Sans responsable, une organisation n'a pas d'agent habilité. Désignez la première personne ci-dessous."
					/>
				) : (
					<HeldDutyTable
						territory={territory}
						caption="Responsables et délégué à la protection des données"
						held={held}
						today={today}
						areAgents={false}
					/>
				)}
			</Section>
			<Section title="Désigner une personne" id="ajouter">
				<NameManagerForm candidates={personOptions(candidates)} today={today} reply={useActionData<typeof action>()} />
			</Section>
		</>
	);
}
