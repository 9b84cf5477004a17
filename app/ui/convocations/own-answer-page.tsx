import type { Answer } from "#app/domain/convocations/types.ts";
import { formatDateTime } from "../format.ts";
import type { Reply } from "../forms/reply.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { crumbsOf, type Place } from "../meetings/crumbs.ts";
import { AnswerForm } from "./answer-form.tsx";

interface OwnAnswerPageProps extends Place {
	meeting: { id: string; title: string; startsAt: string };
	own: { answer: Answer | null; representedById: string | null; others: { value: string; label: string }[] };
	reply: Reply | undefined;
}

/** One's own answer to a notice, for whoever is signed in. */
export function OwnAnswerPage({ own, reply, ...place }: OwnAnswerPageProps) {
	return (
		<>
			<PageHeader
				title="Votre réponse"
				eyebrow={place.meeting.title}
				breadcrumbs={crumbsOf(place, "Votre réponse")}
				lead={`${formatDateTime(place.meeting.startsAt)}. Vous pourrez la changer jusqu'à la réunion.`}
			/>
			<AnswerForm {...own} reply={reply} />
		</>
	);
}
