import { formatShortDateTime } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import type { RemarkShown } from "./around.ts";

interface RemarkNoteProps {
	remark: RemarkShown;
	canResolve: boolean;
	/** « Marquer comme traitée » for who writes, « Retirer » for who made it. */
	resolveLabel: string;
}

/** A remark beside its passage. */
export function RemarkNote({ remark, canResolve, resolveLabel }: RemarkNoteProps) {
	return (
		<aside className="passage-remark" aria-label={`Remarque de ${remark.personName}`}>
			<p className="muted">
				{remark.personName}, {formatShortDateTime(remark.at)}
			</p>
			<p className="remark">{remark.text}</p>
			{canResolve && (
				<form method="post">
					<input type="hidden" name="intent" value="resolve-remark" />
					<input type="hidden" name="remarkId" value={remark.id} />
					<Button variant="quiet" icon="check">
						{resolveLabel}
					</Button>
				</form>
			)}
		</aside>
	);
}

interface RemarkListProps {
	remarks: readonly RemarkShown[];
	canResolve: boolean;
	/** Leads to the passage, where the text is being written. */
	onGo?: ((remark: RemarkShown) => void) | null;
}

/** The remarks that the lead has to deal with, each with the words it is about. */
export function RemarkList({ remarks, canResolve, onGo }: RemarkListProps) {
	const open = remarks.filter(({ resolvedAt }) => resolvedAt === null);
	if (remarks.length === 0) return null;
	return (
		<Section title="Remarques sur le texte" count={open.length}>
			{open.length === 0 && <p className="muted">Toutes les remarques sont traitées.</p>}
			<ul className="remark-list">
				{remarks.map((remark) => (
					<li key={remark.id}>
						<blockquote className="remark">
							<p className="muted">{remark.place === null ? "Sur un passage qui a changé depuis\u00a0:" : "Sur ce passage\u00a0:"}</p>
							<p>{remark.quote}</p>
						</blockquote>
						{remark.resolvedAt === null && remark.place !== null && onGo && (
							<Button type="button" size="small" variant="secondary" onClick={() => onGo(remark)}>
								Aller à ce passage<span className="visually-hidden">{`\u00a0: ${remark.quote.slice(0, 60)}`}</span>
							</Button>
						)}
						{remark.resolvedAt === null ? (
							<RemarkNote remark={remark} canResolve={canResolve} resolveLabel="Marquer comme traitée" />
						) : (
							<p>
								{remark.text} <Badge tone="success">Traitée</Badge>
							</p>
						)}
					</li>
				))}
			</ul>
		</Section>
	);
}
