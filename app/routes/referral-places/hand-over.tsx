import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { handOverReferral } from "#app/domain/referrals/commands/hand-over-referral.server.ts";
import { HandOver } from "#app/domain/referrals/duty-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentHandOver } from "#app/presenters/referral-duties.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { agentsTrail } from "#app/ui/referral-places/crumbs.ts";
import { HandOverForm } from "#app/ui/referral-places/hand-over-form.tsx";

// the title of a page stays in histories: it does not name the referral
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Confier une orientation");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentHandOver(ctx, args.params.referral ?? "", args.params.recipient));
}

export const action = formAction({
	schema: HandOver,
	fixed: async ({ referral = "", recipient }, ctx) => {
		await presentHandOver(ctx, referral, recipient);
		return { referralId: referral, recipientId: recipient ?? "" };
	},
	command: handOverReferral,
	to: (territory) => paths.referralAgents(territory),
	toast: "referral-handed-over",
});

export default function HandOverPage() {
	const page = useLoaderData<typeof loader>();
	const back = paths.referralAgents(page.territory);
	return (
		<>
			<PageHeader
				title={`Confier l'orientation ${page.place.reference}`}
				breadcrumbs={agentsTrail(page.territory, { label: page.place.reference })}
				lead="La personne choisie lira cette orientation dès maintenant. Vous n'en voyez vous-même ni le besoin ni le contenu."
			/>
			<HandOverForm {...page} cancelHref={back} reply={useActionData<typeof action>()} />
		</>
	);
}
