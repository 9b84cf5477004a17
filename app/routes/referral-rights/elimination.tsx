import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmElimination } from "#app/domain/referral-rights/commands/confirm-elimination.server.ts";
import { recordVisa } from "#app/domain/referral-rights/commands/record-visa.server.ts";
import { SettleElimination } from "#app/domain/referral-rights/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentElimination } from "#app/presenters/eliminations.server.ts";
import { assertDpo } from "#app/presenters/referral-rights.server.ts";
import { formatDay } from "#app/ui/format.ts";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { sentencesOf } from "#app/ui/forms/reply.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { Section } from "#app/ui/layout/section.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { ButtonRow, LinkButton } from "#app/ui/primitives/button.tsx";
import { eliminationsTrail } from "#app/ui/referral-rights/crumbs.ts";
import { ConfirmSection, ItemTable, ListFacts, StateBadge, VisaForm } from "#app/ui/referral-rights/elimination-views.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Bordereau du ${formatDay(data.list.preparedOn)}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(async () => presentElimination(ctx, args.params.list ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	await respond(async () => assertDpo(ctx));
	const { list = "" } = args.params;
	const form = await parseForm(args.request, SettleElimination, { listId: list });
	if (!form.ok) return form.invalid();
	const { value } = form;
	return form.settle(
		async () => (value.intent === "visa" ? recordVisa(ctx, value) : confirmElimination(ctx, value)),
		() =>
			redirectWithToast(
				paths.elimination(ctx.actor.territorySlug, list),
				value.intent === "visa" ? "visa-recorded" : "elimination-confirmed",
			),
	);
}

export default function EliminationPage() {
	const { territory, today, list, items } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	return (
		<>
			<PageHeader
				title={`Bordereau du ${formatDay(list.preparedOn)}`}
				breadcrumbs={eliminationsTrail(territory, `Bordereau du ${formatDay(list.preparedOn)}`)}
				meta={<StateBadge state={list.state} />}
			/>
			{list.state !== "awaiting-visa" && <FormErrorSummary title="Rien n'est enregistré" errors={[]} formErrors={sentencesOf(reply)} />}
			<ListFacts list={list} />
			<ButtonRow>
				<LinkButton href={paths.eliminationRecord(territory, list.id)} icon="print">
					Bordereau à imprimer
				</LinkButton>
				<LinkButton href={paths.exportElimination(territory, list.id)} icon="download" isDocument>
					Exporter en CSV
				</LinkButton>
			</ButtonRow>
			{list.state === "awaiting-visa" && <VisaForm today={today} reply={reply} />}
			{list.state === "ready" && <ConfirmSection count={list.itemCount} />}
			<Section title="Orientations" count={items.length}>
				<ItemTable items={items} />
			</Section>
		</>
	);
}
