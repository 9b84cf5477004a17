import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentWhoSaw } from "#app/presenters/referral-rights.server.ts";
import { formatDay } from "#app/ui/format.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { AccessLines } from "#app/ui/referral-rights/access-lines.tsx";
import { accessTrail } from "#app/ui/referral-rights/crumbs.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Qui a vu ${data.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(async () => presentWhoSaw(ctx, args.params.reference ?? ""));
}

export default function WhoSawPage() {
	const { territory, territoryName, reference, today, lines } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title={`Qui a vu l'orientation ${reference}`}
				eyebrow={territoryName}
				breadcrumbs={accessTrail(territory, reference)}
				lead={`Toutes les personnes et organisations qui ont consulté, exporté ou imprimé cette orientation, ou à qui l'accès a été refusé. État au ${formatDay(today)}.`}
			/>
			<div className="screen-only">
				<Notice>
					Cette page peut être remise à la personne. Imprimez-la depuis votre navigateur&nbsp;: les menus et les boutons ne paraissent pas
					sur le papier.
				</Notice>
			</div>
			{lines.length === 0 ? (
				<EmptyState title="Aucun accès" text="Personne n'a consulté cette orientation depuis que les accès en sont conservés." />
			) : (
				<AccessLines caption={`Accès à l'orientation ${reference}`} lines={lines} />
			)}
		</>
	);
}
