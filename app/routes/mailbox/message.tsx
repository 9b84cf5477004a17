import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound, respond } from "#app/http/respond.server.ts";
import { presentMail } from "#app/presenters/mailbox.server.ts";
import { MailView } from "#app/ui/mailbox/mail-view.tsx";
import { MailboxPage } from "#app/ui/mailbox/mailbox-page.tsx";

import { pageTitle } from "#app/ui/page-title.ts";
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageTitle(matches, data && `${data.subject} – Boîte aux lettres`);

export async function loader({ params, context: { db, clock, isDemo, publicUrl } }: LoaderFunctionArgs) {
	if (!isDemo) throw notFound();
	return respond(() => presentMail({ db, now: clock() }, params.message, publicUrl));
}

export default function MailPage() {
	const mail = useLoaderData<typeof loader>();
	return (
		<MailboxPage title={mail.subject} isMessage>
			<MailView {...mail} />
		</MailboxPage>
	);
}
