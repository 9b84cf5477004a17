import { paths } from "#app/paths.ts";
import { formatShortDateTime } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Timeline } from "../primitives/timeline.tsx";
import type { Thread } from "./referral-page.ts";

interface ThreadSectionProps {
	territory: string;
	referralId: string;
	thread: Thread;
	isPrinted?: boolean;
}

/** What the bodies said to one another; nothing said is rewritten. */
export function ThreadSection({ territory, referralId, thread, isPrinted = false }: ThreadSectionProps) {
	const { messages, canWrite } = thread;
	return (
		<Section
			title="Messages"
			id="messages"
			count={messages.length}
			action={
				canWrite &&
				!isPrinted && (
					<LinkButton href={paths.referralMessages(territory, referralId)} size="small" icon="comment">
						Écrire un message
					</LinkButton>
				)
			}
		>
			{messages.length === 0 ? (
				<p className="muted">Aucun message.{!canWrite && " Personne d'autre ne lirait ce qui serait écrit ici."}</p>
			) : (
				<Timeline
					label="Messages"
					entries={messages.map(({ id, at, authorName, organisationName, toName, text, isMine }) => ({
						key: id,
						dateTime: at,
						when: formatShortDateTime(at),
						who: [isMine ? "vous" : authorName, organisationName].filter(Boolean).join(", "),
						what: <p className="remark">{text}</p>,
						detail: <p className="muted">{toName ? `À ${toName}` : "À toutes les organisations qui lisent la demande"}</p>,
						tone: isMine ? "neutral" : "info",
					}))}
				/>
			)}
		</Section>
	);
}
