import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { endMembership } from "#app/domain/people/commands/end-membership.server.ts";
import { EndMembership } from "#app/domain/people/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { notFound, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMember } from "#app/presenters/members.server.ts";
import { MemberFacts } from "#app/ui/administration/member-facts.tsx";
import { administrationTrail } from "#app/ui/administration/trail.ts";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { errorsOf } from "#app/ui/forms/errors-of.ts";
import { FormErrorSummary } from "#app/ui/forms/form-error-summary.tsx";
import { SubmitRow } from "#app/ui/forms/submit-row.tsx";
import { useZodForm } from "#app/ui/forms/use-zod-form.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Notice } from "#app/ui/primitives/notice.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Fermer un accès");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const page = await respond(() => presentMember(ctx, args.params.person));
	if (!page.can.end) throw notFound();
	return page;
}

export const action = formAction({
	schema: EndMembership,
	fixed: ({ person }) => ({ personId: person }),
	command: endMembership,
	to: (territory) => paths.members(territory),
	toast: "member-ended",
});

export default function EndMembershipPage() {
	const { territory, member, today, isSelf } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	const { form, fields, props } = useZodForm(EndMembership, { id: "fin", reply, defaultValue: { endsOn: member.endsOn ?? today } });
	const back = paths.member(territory, member.personId);
	return (
		<>
			<PageHeader
				title={`Fermer l'accès\u00a0: ${member.displayName}`}
				breadcrumbs={administrationTrail(
					territory,
					{ label: "Membres", href: paths.members(territory) },
					{ label: member.displayName, href: back },
					{ label: "Fermer l'accès" },
				)}
				lead="La personne ne pourra plus ouvrir ce territoire après le jour choisi, et ses mandats dans les comités finissent ce jour-là. Ce qu'elle a écrit reste. Une nouvelle invitation rouvrirait son accès."
			/>
			<MemberFacts member={member} />
			{isSelf && <Notice tone="warning" title="Il s'agit de votre propre accès." />}
			<Form method="post" {...props}>
				<FormErrorSummary errors={errorsOf([fields.endsOn, "Dernier jour d'accès"])} formErrors={form.errors} />
				<DateField
					field={fields.endsOn}
					label="Dernier jour d'accès"
					hint="Une date passée, celle d'hier par exemple, ferme l'accès immédiatement."
				/>
				<SubmitRow label="Fermer l'accès" variant="danger" secondary={{ href: back, label: "Annuler" }} />
			</Form>
		</>
	);
}
