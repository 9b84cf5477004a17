import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "#app/paths.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { PublicPage } from "../layout/public-page.tsx";

interface MailboxPageProps {
	title: string;
	lead?: string;
	/** A page under the list leads back to it. */
	isMessage?: boolean;
	children: ReactNode;
}

/** A page of the mailbox, open to anybody: inside the shell for whoever is signed in, alone otherwise. */
export function MailboxPage({ title, lead, isMessage = false, children }: MailboxPageProps) {
	const root = useRouteLoaderData<{ shell: unknown }>("root");
	const back = { label: "Boîte aux lettres", href: paths.mailbox() };
	if (root?.shell) {
		return (
			<>
				<PageHeader title={title} lead={lead} breadcrumbs={isMessage ? [back, { label: title }] : undefined} />
				{children}
			</>
		);
	}
	return (
		<PublicPage title={title} lead={lead} width="wide">
			{isMessage && (
				<p>
					<a href={back.href}>{back.label}</a>
				</p>
			)}
			{children}
		</PublicPage>
	);
}
