import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMail } from "#app/presenters/mailbox.server.ts";
import { OpenPage } from "#app/ui/account/open-page.tsx";
import { MailView } from "#app/ui/mailbox/mail-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.subject ?? "Message"} – Boîte aux lettres – Maillage` }];

export async function loader({ params, context: { db, clock, isDemo, publicUrl } }: LoaderFunctionArgs) {
	if (!isDemo) throw notFound();
	return respond(() => presentMail({ db, now: clock() }, params.message, publicUrl));
}

export default function MailPage() {
	const mail = useLoaderData<typeof loader>();
	return (
		<OpenPage title={mail.subject} width="wide">
			<p>
				<a href={paths.mailbox()}>Tous les messages</a> ·{" "}
				<a href={`${paths.mailbox()}?destinataire=${encodeURIComponent(mail.recipient)}`}>Ceux de {mail.recipient}</a>
			</p>
			<MailView {...mail} />
		</OpenPage>
	);
}
