import type { Answer } from "#app/domain/convocations/types.ts";
import { answerLabels } from "#app/messages/convocations.ts";
import { paths } from "#app/paths.ts";
import { DeadLink } from "../account/dead-link.tsx";
import { OpenPage } from "../account/open-page.tsx";
import { formatDateTime, formatTime } from "../format.ts";
import type { Reply } from "../forms/reply.ts";
import { Section } from "../layout/section.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { Notice } from "../primitives/notice.tsx";
import { AnswerForm } from "./answer-form.tsx";

interface AnswerPageProps {
	link: {
		territoryName: string;
		committeeName: string;
		title: string;
		startsAt: string;
		endsAt: string | null;
		place: string | null;
		room: string | null;
		videoUrl: string | null;
		status: string;
		name: string;
		answer: Answer | null;
		representedBy: string | null;
		points: readonly { title: string; durationMinutes: number | null }[];
		others: readonly { id: string; name: string }[];
	} | null;
	isOpen: boolean;
	/** The button that was pressed in the mail; it answers nothing by itself. */
	chosen: Answer | null;
	reply: Reply | undefined;
}

/** What the link of a notice opens, for whoever holds it: the meeting, and one's answer. */
export function AnswerPage({ link, isOpen, chosen, reply }: AnswerPageProps) {
	if (!link) {
		return (
			<DeadLink
				title="Ce lien n'ouvre aucune convocation"
				sentence="L'adresse est incomplète, ou vous n'êtes plus sur la liste de cette réunion."
				advice="Ouvrez le lien depuis le dernier courriel reçu, ou écrivez à la personne qui vous a convié."
				action={{ href: paths.home(), label: "Aller à l'accueil" }}
			/>
		);
	}
	const { title, committeeName, territoryName, name, startsAt, endsAt, place, room, videoUrl, points, others, answer, representedBy } =
		link;
	return (
		<OpenPage title={title} lead={`${committeeName} – ${territoryName}`}>
			<DefinitionList
				items={[
					{ term: "Convocation de", description: name },
					{ term: "Date", description: formatDateTime(startsAt) + (endsAt ? ` (fin prévue à ${formatTime(new Date(endsAt))})` : "") },
					{ term: "Lieu", description: [place, room].filter(Boolean).join(", ") || null },
					...(videoUrl ? [{ term: "Visioconférence", description: <a href={videoUrl}>Rejoindre la visioconférence</a> }] : []),
					{ term: "Votre réponse", description: answer ? answerLabels[answer] : "Pas encore donnée" },
				]}
			/>
			{points.length > 0 && (
				<Section title="Ordre du jour">
					<ol>
						{points.map((point, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: two points may have one title
							<li key={index}>{point.durationMinutes ? `${point.title} (${point.durationMinutes}\u00a0min)` : point.title}</li>
						))}
					</ol>
				</Section>
			)}
			{isOpen ? (
				<>
					<AnswerForm
						answer={answer}
						chosen={chosen}
						representedById={representedBy}
						others={others.map((one) => ({ value: one.id, label: one.name }))}
						reply={reply}
					/>
					<p className="hint">
						Ce lien vous est personnel&nbsp;: il répond en votre nom, sans mot de passe. Vous pouvez changer de réponse jusqu'au début de la
						réunion.
					</p>
				</>
			) : (
				<Notice tone="warning" title={link.status === "cancelled" ? "Cette réunion est annulée." : "Les réponses sont closes."}>
					{link.status === "cancelled" ? "Vous n'avez rien à faire." : "La réunion a commencé ou a déjà eu lieu."}
				</Notice>
			)}
		</OpenPage>
	);
}
