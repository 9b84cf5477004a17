import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { endDuty } from "#app/domain/referrals/commands/end-duty.server.ts";
import { EndDuty } from "#app/domain/referrals/duty-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { dutyLabels } from "#app/messages/referral-places.ts";
import { paths } from "#app/paths.ts";
import { presentHeldDuty } from "#app/presenters/referral-duties.server.ts";
import { formatDay } from "#app/ui/format.ts";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { sentencesOf } from "#app/ui/forms/reply.ts";
import { SubmitRow } from "#app/ui/forms/submit-row.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { DefinitionList } from "#app/ui/primitives/definition-list.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { agentsTrail, settingsTrail } from "#app/ui/referral-places/crumbs.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Mettre fin à une habilitation");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentHeldDuty(ctx, args.params.duty ?? ""));
}

const listOf = (territory: string, duty: string) => (duty === "agent" ? paths.referralAgents(territory) : paths.referralPeople(territory));

export async function action(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { held, territory } = await respond(() => presentHeldDuty(ctx, args.params.duty ?? ""));
	const form = await parseForm(args.request, EndDuty, { dutyId: held.dutyId });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => endDuty(ctx, form.value),
		() => redirectWithToast(listOf(territory, held.duty), "referral-duty-ended"),
	);
}

export default function EndDutyPage() {
	const { territory, held } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	const back = listOf(territory, held.duty);
	const here = { label: "Mettre fin" };
	return (
		<>
			<PageHeader
				title={`Mettre fin à l'habilitation de ${held.displayName}`}
				breadcrumbs={
					held.duty === "agent" ? agentsTrail(territory, here) : settingsTrail(territory, { label: "Responsables", href: back }, here)
				}
			/>
			<DefinitionList
				items={[
					{ term: "Habilitation", description: dutyLabels[held.duty] },
					{ term: "Organisation", description: held.organisationName },
					{ term: "Depuis le", description: formatDay(held.startsOn) },
				]}
			/>
			<Form method="post" className="form">
				<FormErrorSummary title="Rien n'a changé" errors={[]} formErrors={sentencesOf(reply)} />
				<Notice tone="warning" title="La fin vaut tout de suite.">
					{held.duty === "agent"
						? "La personne ne lira plus aucune orientation dès la prochaine page qu'elle ouvre. Celles qu'elle suivait seule restent sans lecteur\u00a0: confiez-les ensuite à un autre agent depuis la liste."
						: "La personne perd les pages que cette habilitation ouvrait dès la prochaine page qu'elle ouvre. Le journal garde les deux dates."}
				</Notice>
				<SubmitRow label="Mettre fin maintenant" variant="danger" secondary={{ href: back, label: "Annuler" }} />
			</Form>
		</>
	);
}
