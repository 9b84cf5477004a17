import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMembers } from "#app/presenters/members.server.ts";
import { MemberFilters } from "#app/ui/administration/member-filters.tsx";
import { MemberTable } from "#app/ui/administration/member-table.tsx";
import { administrationTrail } from "#app/ui/administration/trail.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
import { Pagination } from "#app/ui/primitives/pagination.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Membres");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentMembers(ctx, new URL(args.request.url).searchParams));
}

export default function MembersPage() {
	const { territory, filter, members, total, page, pageCount, organisations } = useLoaderData<typeof loader>();
	const [search] = useSearchParams();
	const href = paths.members(territory);
	const invite = (
		<LinkButton href={paths.inviteMember(territory)} variant="primary" icon="plus">
			Inviter une personne
		</LinkButton>
	);
	return (
		<>
			<PageHeader title="Membres" breadcrumbs={administrationTrail(territory, { label: "Membres" })} actions={invite} />
			<MemberFilters filter={filter} organisations={organisations} href={href} />
			{members.length === 0 ? (
				<EmptyState
					title="Aucun membre"
					text="Aucune personne ne répond à ces filtres."
					action={<LinkButton href={href}>Voir tous les membres</LinkButton>}
				/>
			) : (
				<>
					<MemberTable territory={territory} members={members} />
					<Pagination
						page={page}
						pageCount={pageCount}
						total={total}
						noun="membre"
						hrefOf={(to) => `${href}?${new URLSearchParams({ ...Object.fromEntries(search), page: String(to) })}`}
					/>
				</>
			)}
		</>
	);
}
