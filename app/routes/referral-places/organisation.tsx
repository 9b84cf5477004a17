import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveContact } from "#app/domain/referrals/commands/save-contact.server.ts";
import { saveOrganisation } from "#app/domain/referrals/commands/save-organisation.server.ts";
import { SaveContact, SaveOrganisation } from "#app/domain/referrals/organisation-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { organisationLackLabels } from "#app/messages/referral-places.ts";
import { paths } from "#app/paths.ts";
import { presentReferralOrganisation } from "#app/presenters/referral-places.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Badge } from "#app/ui/primitives/badge.tsx";
import { agentsTrail, settingsTrail } from "#app/ui/referral-places/crumbs.ts";
import { OrganisationForm } from "#app/ui/referral-places/organisation-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageTitle(matches, data && `Orientations vers ${data.organisation.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentReferralOrganisation(ctx, args.params.organisation ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { organisation, can } = await respond(() => presentReferralOrganisation(ctx, args.params.organisation ?? ""));
	const fixed = { organisationId: organisation.organisationId };
	const { territorySlug } = ctx.actor;
	const back = can.all ? paths.referralOrganisation(territorySlug, organisation.slug) : paths.referralAgents(territorySlug);
	const done = () => redirectWithToast(back, "referral-organisation-saved");
	if (can.all) {
		const form = await parseForm(args.request, SaveOrganisation, fixed);
		return form.ok ? form.settle(() => saveOrganisation(ctx, form.value), done) : form.invalid();
	}
	const form = await parseForm(args.request, SaveContact, fixed);
	return form.ok ? form.settle(() => saveContact(ctx, form.value), done) : form.invalid();
}

export default function ReferralOrganisationPage() {
	const { territory, organisation, can } = useLoaderData<typeof loader>();
	const back = can.all ? paths.referralOrganisations(territory) : paths.referralAgents(territory);
	return (
		<>
			<PageHeader
				title={organisation.name}
				eyebrow="Orientations"
				breadcrumbs={
					can.all
						? settingsTrail(territory, { label: "Organisations", href: back }, { label: organisation.name })
						: agentsTrail(territory, { label: organisation.name })
				}
				meta={organisation.lacks.map((lack) => (
					<Badge key={lack} tone={lack === "reader" ? "danger" : "warning"}>
						{organisationLackLabels[lack]}
					</Badge>
				))}
			/>
			<OrganisationForm organisation={organisation} isWhole={can.all} reply={useActionData<typeof action>()} cancelHref={back} />
		</>
	);
}
