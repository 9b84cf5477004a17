import { paths } from "#app/paths.ts";
import { formatDateTime } from "../format.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Notice } from "../primitives/notice.tsx";
import { MinutesDocument } from "./minutes-document.tsx";
import { addressOf, crumbsOf, type Place, type TextShown } from "./place.ts";

type ApprovedViewProps = Place & {
	text: TextShown;
	isReplaced: boolean;
	errata: readonly { id: string; passage: string | null; text: string; decidedAt: string | null }[];
};

/** Minutes as they were approved, word for word, whatever became of them. */
export function ApprovedView({ text, isReplaced, errata, ...place }: ApprovedViewProps) {
	return (
		<>
			<PageHeader
				title={`Texte approuvé\u00a0: ${place.meeting.title}`}
				eyebrow={place.committee.name}
				breadcrumbs={crumbsOf(place, "Texte approuvé")}
			/>
			{isReplaced && (
				<Notice tone="warning" title="Ce texte a été remplacé">
					<p>
						Le compte rendu a été rouvert après son approbation.{" "}
						<a href={paths.minutes(...addressOf(place))}>Voir où en est le compte rendu</a>
					</p>
				</Notice>
			)}
			<MinutesDocument place={place} text={text} />
			{errata.length > 0 && (
				<Section title="Errata">
					<ul className="remark-list">
						{errata.map(({ id, passage, text: words, decidedAt }) => (
							<li key={id}>
								<p className="muted">{decidedAt && `Erratum du ${formatDateTime(decidedAt)}`}</p>
								{passage && <blockquote className="remark">{passage}</blockquote>}
								<p className="remark">{words}</p>
							</li>
						))}
					</ul>
				</Section>
			)}
		</>
	);
}
