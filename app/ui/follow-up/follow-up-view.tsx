import type { ProgressNote } from "#app/domain/follow-up/types.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Timeline } from "../primitives/timeline.tsx";
import { AttachmentSection } from "./attachment-section.tsx";
import type { ShownAttachment, ShownThread } from "./shown.ts";
import { ThreadSection } from "./thread-section.tsx";

interface FollowUpViewProps {
	territory: string;
	sheet: { slug: string; code: string; title: string };
	notes: readonly (ProgressNote & { canEdit: boolean })[];
	threads: readonly ShownThread[];
	attachments: readonly ShownAttachment[];
	people: readonly PersonChoice[];
	can: { note: boolean; comment: boolean; attach: boolean };
}

/** Where the action stands, what is said of it, and its documents. */
export function FollowUpView({ territory, sheet, notes, threads, attachments, people, can }: FollowUpViewProps) {
	const { slug, code, title } = sheet;
	return (
		<>
			<PageHeader
				title="Suivi"
				eyebrow={`${code} ${title}`}
				breadcrumbs={[
					{ label: "Fiches actions", href: paths.sheets(territory) },
					{ label: code, href: paths.sheet(territory, slug) },
					{ label: "Suivi" },
				]}
			/>
			<Section
				title="Notes d'avancement"
				id="notes"
				count={notes.length}
				action={
					can.note && (
						<LinkButton href={paths.newNote(territory, slug)} size="small" icon="plus">
							Écrire une note
						</LinkButton>
					)
				}
			>
				{notes.length === 0 ? (
					<p className="muted">Aucune note pour le moment.</p>
				) : (
					<Timeline
						label="Notes d'avancement"
						entries={notes.map(({ id, notedOn, authorName, text, canEdit }) => ({
							key: id,
							dateTime: notedOn,
							when: formatDay(notedOn),
							who: authorName,
							what: <p className="kept-lines">{text}</p>,
							detail: canEdit && (
								<LinkButton
									href={paths.note(territory, slug, id)}
									variant="quiet"
									size="small"
									icon="edit"
									aria-label={`Corriger la note du ${formatDay(notedOn)}`}
								>
									Corriger
								</LinkButton>
							),
						}))}
					/>
				)}
			</Section>
			<ThreadSection territory={territory} slug={slug} threads={threads} people={people} canComment={can.comment} />
			<AttachmentSection territory={territory} slug={slug} attachments={attachments} canEdit={can.attach} />
		</>
	);
}
