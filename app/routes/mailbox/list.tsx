import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMailbox } from "#app/presenters/mailbox.server.ts";
import { MailFilters, MailTable } from "#app/ui/mailbox/mail-list.tsx";
import { MailboxPage } from "#app/ui/mailbox/mailbox-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
import { Pagination } from "#app/ui/primitives/pagination.tsx";
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Boîte aux lettres – Démonstration");

export async function loader({ request, context: { db, clock, isDemo } }: LoaderFunctionArgs) {
	if (!isDemo) throw notFound();
	return presentMailbox({ db, now: clock() }, new URL(request.url).searchParams);
}

export default function MailListPage() {
	const { recipient, recipients, mails, page, pageCount, total } = useLoaderData<typeof loader>();
	const hrefOf = (wanted: number) =>
		`${paths.mailbox()}?${new URLSearchParams({ ...(recipient ? { destinataire: recipient } : {}), page: String(wanted) })}`;
	return (
		<MailboxPage
			title="Boîte aux lettres"
			lead="Démonstration : aucun message ne part réellement. Tous ceux que Maillage aurait envoyés sont gardés ici, visibles de tous."
		>
			<MailFilters recipient={recipient} recipients={recipients} />
			{mails.length === 0 ? (
				<EmptyState
					title="Aucun message"
					text={
						recipient
							? "Aucun message pour ce destinataire."
							: "Les messages apparaîtront ici dès qu'un compte rendu sera soumis ou une personne invitée."
					}
				/>
			) : (
				<>
					<MailTable mails={mails} />
					<Pagination page={page} pageCount={pageCount} total={total} noun="message" hrefOf={hrefOf} />
				</>
			)}
		</MailboxPage>
	);
}
