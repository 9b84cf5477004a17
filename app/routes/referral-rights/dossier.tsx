import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { shownDossier } from "#app/documents/person-dossier.ts";
import { produceDossier } from "#app/domain/referral-rights/commands/produce-dossier.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { DossierView } from "#app/ui/referral-rights/dossier-view.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Ce qui est détenu sur la personne");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const { demand = "" } = args.params;
	return respond(async () => ({
		territory: ctx.actor.territorySlug,
		demandId: demand,
		dossier: shownDossier(await produceDossier(ctx, demand, "page")),
	}));
}

export default function DossierPage() {
	return <DossierView {...useLoaderData<typeof loader>()} />;
}
