import { paths } from "#app/paths.ts";
import { formatCount, formatDay, sinceDay } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";

export interface ShownFollowUpSummary {
	lastNote: { notedOn: string; authorName: string; text: string } | null;
	noteCount: number;
	openThreadCount: number;
	attachmentCount: number;
}

interface FollowUpSectionProps {
	territory: string;
	slug: string;
	today: string;
	followUp: ShownFollowUpSummary;
}

/** The latest news of the action, and the way to all that is said of it. */
export function FollowUpSection({ territory, slug, today, followUp }: FollowUpSectionProps) {
	const { lastNote, noteCount, openThreadCount, attachmentCount } = followUp;
	return (
		<Section
			title="Suivi"
			id="suivi"
			action={
				<LinkButton href={paths.followUp(territory, slug)} size="small" icon="arrow-right">
					Voir le suivi
				</LinkButton>
			}
		>
			{lastNote ? (
				<>
					<p className="muted">
						Dernière note, le {formatDay(lastNote.notedOn)} ({sinceDay(lastNote.notedOn, today)}), par {lastNote.authorName}
					</p>
					<p className="kept-lines">{lastNote.text}</p>
				</>
			) : (
				<p className="muted">Aucune note d'avancement pour le moment.</p>
			)}
			<p>
				{formatCount(noteCount, "note", "notes")}, {formatCount(openThreadCount, "discussion ouverte", "discussions ouvertes")},{" "}
				{formatCount(attachmentCount, "pièce jointe", "pièces jointes")}
			</p>
		</Section>
	);
}
