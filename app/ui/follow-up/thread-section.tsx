import type { PersonChoice } from "#app/domain/people/types.ts";
import { paths } from "#app/paths.ts";
import { formatDateTime } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button, ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { InstantText } from "../primitives/moment.tsx";
import { CommentFields } from "./comment-fields.tsx";
import type { ShownComment, ShownThread } from "./shown.ts";

interface ThreadSectionProps {
	territory: string;
	slug: string;
	threads: readonly ShownThread[];
	people: readonly PersonChoice[];
	canComment: boolean;
}

/** Open discussions, then those that were settled, folded. */
export function ThreadSection({ territory, slug, threads, people, canComment }: ThreadSectionProps) {
	const open = threads.filter(({ resolvedAt }) => resolvedAt === null);
	const resolved = threads.filter(({ resolvedAt }) => resolvedAt !== null);
	const place = { territory, slug, canComment };
	return (
		<Section title="Discussions" id="discussions" count={open.length}>
			{open.length === 0 && <p className="muted">Aucune discussion ouverte.</p>}
			{open.map((thread) => (
				<OneThread key={thread.id} {...place} thread={thread} />
			))}
			{resolved.length > 0 && (
				<Disclosure summary={`Discussions résolues (${resolved.length})`}>
					{resolved.map((thread) => (
						<OneThread key={thread.id} {...place} thread={thread} />
					))}
				</Disclosure>
			)}
			{canComment && (
				<form method="post" action={paths.newComment(territory, slug)} className="form">
					<CommentFields text={fieldOf("text")} mentionedId={fieldOf("mentionedId")} people={people} label="Nouveau commentaire" rows={3} />
					<SubmitRow label="Publier le commentaire" />
				</form>
			)}
		</Section>
	);
}

interface OneThreadProps extends Pick<ThreadSectionProps, "territory" | "slug" | "canComment"> {
	thread: ShownThread;
}

function OneThread({ territory, slug, thread, canComment }: OneThreadProps) {
	const { id, authorName, replies, resolvedAt, resolvedByName, canResolve } = thread;
	const isResolved = resolvedAt !== null;
	return (
		<article className="thread" aria-label={`Discussion ouverte par ${authorName}`}>
			<OneComment territory={territory} slug={slug} comment={thread} />
			{replies.length > 0 && (
				<ol className="thread-replies">
					{replies.map((reply) => (
						<li key={reply.id}>
							<OneComment territory={territory} slug={slug} comment={reply} />
						</li>
					))}
				</ol>
			)}
			{isResolved && (
				<p>
					<Badge tone="success">Résolue</Badge>{" "}
					<span className="muted">
						par {resolvedByName}, le <InstantText instant={resolvedAt} />
					</span>
				</p>
			)}
			<ButtonRow>
				{canComment && !isResolved && (
					<LinkButton
						href={`${paths.newComment(territory, slug)}?fil=${id}`}
						size="small"
						aria-label={`Répondre au commentaire de ${authorName}`}
					>
						Répondre
					</LinkButton>
				)}
				{canResolve && (
					<form method="post" action={paths.resolveComment(territory, slug, id)}>
						<Button
							variant="quiet"
							size="small"
							icon={isResolved ? undefined : "check"}
							name="state"
							value={isResolved ? "open" : "resolved"}
							aria-label={`${isResolved ? "Rouvrir" : "Marquer résolue"} la discussion de ${authorName}`}
						>
							{isResolved ? "Rouvrir" : "Marquer résolue"}
						</Button>
					</form>
				)}
			</ButtonRow>
		</article>
	);
}

interface OneCommentProps extends Pick<ThreadSectionProps, "territory" | "slug"> {
	comment: ShownComment;
}

function OneComment({ territory, slug, comment }: OneCommentProps) {
	const { id, authorName, writtenAt, editedAt, isDeleted, canEdit, text, mentioned } = comment;
	return (
		<div id={`commentaire-${id}`}>
			<p>
				<strong>{authorName}</strong>{" "}
				<span className="muted">
					<InstantText instant={writtenAt} />
					{editedAt && !isDeleted && (
						<>
							, corrigé le <InstantText instant={editedAt} />
						</>
					)}
				</span>
			</p>
			{isDeleted ? <p className="muted">Commentaire supprimé</p> : <p className="kept-lines">{text}</p>}
			{mentioned.length > 0 && <p className="muted">Prévenu par courriel : {mentioned.map(({ displayName }) => displayName).join(", ")}</p>}
			{canEdit && (
				<ButtonRow>
					<LinkButton
						href={paths.comment(territory, slug, id)}
						variant="quiet"
						size="small"
						icon="edit"
						aria-label={`Corriger votre commentaire du ${formatDateTime(writtenAt)}`}
					>
						Corriger
					</LinkButton>
					<LinkButton
						href={paths.deleteComment(territory, slug, id)}
						variant="quiet"
						size="small"
						icon="trash"
						aria-label={`Supprimer votre commentaire du ${formatDateTime(writtenAt)}`}
					>
						Supprimer
					</LinkButton>
				</ButtonRow>
			)}
		</div>
	);
}
