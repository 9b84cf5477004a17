import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { changeMembership } from "#app/domain/people/commands/change-membership.server.ts";
import { ChangeMembership } from "#app/domain/people/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMember } from "#app/presenters/members.server.ts";
import { ChangeMembershipForm } from "#app/ui/administration/change-membership-form.tsx";
import { MemberFacts } from "#app/ui/administration/member-facts.tsx";
import { administrationTrail } from "#app/ui/administration/trail.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { Section } from "#app/ui/layout/section.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageTitle(matches, data?.member.displayName);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentMember(ctx, args.params.person));
}

export const action = formAction({
	schema: ChangeMembership,
	fixed: ({ person }) => ({ personId: person }),
	command: changeMembership,
	to: (territory, { person = "" }) => paths.member(territory, person),
	toast: "member-changed",
});

export default function MemberPage() {
	const { territory, member, can, ...page } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	return (
		<>
			<PageHeader
				title={member.displayName}
				breadcrumbs={administrationTrail(territory, { label: "Membres", href: paths.members(territory) }, { label: member.displayName })}
				actions={
					<>
						{can.resend && (
							<Form method="post" action={paths.resendInvitation(territory, member.personId)}>
								<Button variant="secondary" icon="send">
									Renvoyer l'invitation
								</Button>
							</Form>
						)}
						{can.end && <LinkButton href={paths.endMembership(territory, member.personId)}>Fermer l'accès</LinkButton>}
					</>
				}
			/>
			<MemberFacts member={member} />
			{can.change && (
				<Section title="Rôle et organisation" lead="Un changement vaut dès la page suivante que la personne ouvre.">
					<ChangeMembershipForm territory={territory} member={member} {...page} reply={reply} />
				</Section>
			)}
		</>
	);
}
