import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentJournal } from "#app/presenters/journal.server.ts";
import { JournalFilters } from "#app/ui/administration/journal-filters.tsx";
import { JournalTable } from "#app/ui/administration/journal-table.tsx";
import { administrationTrail } from "#app/ui/administration/trail.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
import { Pagination } from "#app/ui/primitives/pagination.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Journal");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentJournal(ctx, new URL(args.request.url).searchParams));
}

export default function JournalPage() {
	const { territory, filter, entries, total, page, pageCount, authors, subjects } = useLoaderData<typeof loader>();
	const [search] = useSearchParams();
	const href = paths.journal(territory);
	return (
		<>
			<PageHeader
				title="Journal"
				breadcrumbs={administrationTrail(territory, { label: "Journal" })}
				lead="Chaque enregistrement laisse une écriture, liée à la précédente par une empreinte : rien ne s'efface ni ne se réécrit sans que cela se voie."
			/>
			<JournalFilters filter={filter} authors={authors} subjects={subjects} href={href} />
			{entries.length === 0 ? (
				<EmptyState
					title="Aucune écriture"
					text="Aucune écriture ne répond à ces filtres."
					action={<LinkButton href={href}>Voir tout le journal</LinkButton>}
				/>
			) : (
				<>
					<JournalTable entries={entries} />
					<Pagination
						page={page}
						pageCount={pageCount}
						total={total}
						noun="écriture"
						hrefOf={(to) => `${href}?${new URLSearchParams({ ...Object.fromEntries(search), page: String(to) })}`}
					/>
				</>
			)}
		</>
	);
}
