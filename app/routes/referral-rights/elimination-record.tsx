import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentElimination } from "#app/presenters/eliminations.server.ts";
import { formatDay } from "#app/ui/format.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { Section } from "#app/ui/layout/section.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { DefinitionList } from "#app/ui/primitives/definition-list.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { eliminationsTrail } from "#app/ui/referral-rights/crumbs.ts";
import { concernOf, ItemTable } from "#app/ui/referral-rights/elimination-views.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Bordereau d'élimination");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(async () => presentElimination(ctx, args.params.list ?? ""));
}

export default function EliminationRecordPage() {
	const { territory, territoryName, list, items } = useLoaderData<typeof loader>();
	const days = items.map(({ lastContactOn }) => lastContactOn).sort();
	const [first, last] = [days[0], days.at(-1)];
	return (
		<>
			<PageHeader
				title="Bordereau d'élimination"
				eyebrow={territoryName}
				breadcrumbs={[
					...eliminationsTrail(territory, "").slice(0, -1),
					{ label: `Bordereau du ${formatDay(list.preparedOn)}`, href: paths.elimination(territory, list.id) },
					{ label: "À imprimer" },
				]}
				lead="Demande de visa d'élimination (code du patrimoine, art. L212-2 et R212-14)."
			/>
			<div className="screen-only">
				<Notice>Imprimez cette page depuis votre navigateur&nbsp;: les menus et les boutons ne paraissent pas sur le papier.</Notice>
			</div>
			<DefinitionList
				items={[
					{ term: "Établi le", description: formatDay(list.preparedOn) },
					{ term: "Nature", description: "Dossiers d'orientation de personnes entre organisations" },
					{ term: "Concerne", description: concernOf(list) },
					{ term: "Dates extrêmes", description: first && last && `du ${formatDay(first)} au ${formatDay(last)} (dernier contact)` },
					{ term: "Nombre", description: items.length === 1 ? "1 orientation" : `${items.length} orientations` },
					{
						term: "Visa",
						description: list.visaReference && list.visaOn ? `${list.visaReference}, du ${formatDay(list.visaOn)}` : "Demandé",
					},
				]}
			/>
			<Section title="Orientations">
				<ItemTable items={items} withFate={false} />
			</Section>
			<Section title="Signatures">
				<DefinitionList
					layout="grid"
					items={[
						{ term: "Pour le responsable du traitement, le", description: "\u00a0" },
						{ term: "Visa du directeur des archives départementales, le", description: "\u00a0" },
					]}
				/>
			</Section>
		</>
	);
}
