import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { replayDeadJobs } from "#app/domain/outbox/commands/replay-dead-jobs.server.ts";
import { settleDeadJob } from "#app/domain/outbox/commands/settle-dead-job.server.ts";
import { DeadJobFilters, ReplayDeadJobs, SettleDeadJob } from "#app/domain/outbox/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentDeliveries } from "#app/presenters/jobs.server.ts";
import { administrationTrail } from "#app/ui/administration/trail.ts";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { sentencesOf } from "#app/ui/forms/reply.ts";
import { DeadJobKinds } from "#app/ui/jobs/dead-job-kinds.tsx";
import { DeadJobList } from "#app/ui/jobs/dead-job-list.tsx";
import { DeliveryCounts, Schedules } from "#app/ui/jobs/delivery-tables.tsx";
import { StoppedAddresses } from "#app/ui/jobs/stopped-addresses.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { Section } from "#app/ui/layout/section.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
import { Pagination } from "#app/ui/primitives/pagination.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Envois");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const filters = DeadJobFilters.parse(Object.fromEntries(new URL(args.request.url).searchParams));
	return respond(() => presentDeliveries(ctx, filters));
}

export const action = formAction({
	schema: z.union([SettleDeadJob, ReplayDeadJobs]),
	command: (ctx, value) => ("name" in value ? replayDeadJobs(ctx, value) : settleDeadJob(ctx, value)),
	to: (territory) => paths.jobs(territory),
	toast: (value) => ("name" in value ? "dead-jobs-replayed" : `dead-job-${value.decision}`),
});

export default function DeliveriesPage() {
	const { territory, stopped, deadJobs, page, envoi, kinds, counts, countedDays, schedules } = useLoaderData<typeof loader>();
	const hrefOf = (kind: string, number = 1) =>
		`${paths.jobs(territory)}?${new URLSearchParams({ ...(kind && { envoi: kind }), ...(number > 1 && { page: String(number) }) })}`;
	return (
		<>
			<PageHeader
				title="Envois"
				breadcrumbs={administrationTrail(territory, { label: "Envois" })}
				lead="Les courriels partent d'eux-mêmes et sont retentés plusieurs heures si le serveur de messagerie ne répond pas. Ce qui n'a pas abouti attend ici votre décision."
			/>
			<FormErrorSummary errors={[]} formErrors={sentencesOf(useActionData<typeof action>())} />
			<Section title="Ce qui n'a pas abouti" count={page.total}>
				<DeadJobKinds kinds={kinds} chosen={envoi} hrefOf={hrefOf} />
				{deadJobs.length === 0 ? (
					<EmptyState title="Tout est parti" text="Aucun envoi n'a échoué jusqu'à son dernier essai." />
				) : (
					<DeadJobList jobs={deadJobs} />
				)}
				{deadJobs.length > 0 && <Pagination {...page} hrefOf={(number) => hrefOf(envoi, number)} noun="envoi" />}
			</Section>
			{stopped.length > 0 && (
				<Section title="Adresses qui ne reçoivent plus" count={stopped.length}>
					<StoppedAddresses addresses={stopped} action={paths.mailStop(territory)} />
				</Section>
			)}
			<Section title={`Courriels des ${countedDays} derniers jours`}>
				{counts.length === 0 ? (
					<EmptyState title="Aucun courriel" text="Rien n'a été envoyé pour ce territoire pendant cette période." />
				) : (
					<DeliveryCounts counts={counts} />
				)}
			</Section>
			<Section title="Ce qui se fait automatiquement">
				<Schedules schedules={schedules} />
			</Section>
		</>
	);
}
