import { deadLinks } from "#app/messages/mail-actions.ts";
import { DeadLink } from "../account/dead-link.tsx";
import { OpenPage } from "../account/open-page.tsx";
import { formatDateTime } from "../format.ts";
import type { Reply } from "../forms/reply.ts";
import { TaskByMail, type TaskByMailProps } from "./task-by-mail.tsx";
import { ValueByMail, type ValueByMailProps } from "./value-by-mail.tsx";

type Live = { personName: string; expiresAt: string } & (TaskByMailProps["task"] | ValueByMailProps["value"]);
type Shown = Live | { kind: "dead"; reason: keyof typeof deadLinks; href: string };

/** What the link of a mail opens, for whoever holds it: one thing to do, and its button. */
export function MailActionPage({ shown, reply }: { shown: Shown; reply: Reply | undefined }) {
	if (shown.kind === "dead") return <DeadLink {...deadLinks[shown.reason]} action={{ href: shown.href, label: "Ouvrir dans Maillage" }} />;
	return (
		<OpenPage title={shown.kind === "task" ? "Une suite à donner est faite" : "Saisir une valeur"} lead={`Au nom de ${shown.personName}`}>
			{shown.kind === "task" ? <TaskByMail task={shown} reply={reply} /> : <ValueByMail value={shown} reply={reply} />}
			<p className="hint">
				Ce lien vous est personnel et ne sert qu'une fois, jusqu'au {formatDateTime(shown.expiresAt)}. Ce que vous enregistrez l'est en
				votre nom. <a href={shown.href}>Ouvrir plutôt dans Maillage</a>
			</p>
		</OpenPage>
	);
}
