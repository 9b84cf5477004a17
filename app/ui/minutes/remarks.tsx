import { passageAt } from "#app/domain/minutes/passages.ts";
import { MakeRemark } from "#app/domain/minutes/schema.ts";
import type { Doc } from "#app/domain/minutes/types.ts";
import { formatShortDateTime } from "../format.ts";
import type { Reply } from "../forms/reply.ts";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { type RemarkShown, replyTo } from "./around.ts";

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

interface PassageProps {
	doc: Doc;
	position: number;
	revision: number;
	remarks: readonly RemarkShown[];
	/** The passage for which the form is asked. */
	asked: number | null;
	reply: Reply | undefined;
}

/** Under each passage of a submitted text: its remarks, and a way for the chair to make one. One form at a time: a link opens it. */
export function PassageRemarks({ doc, position, revision, remarks, asked, reply }: PassageProps) {
	const quote = passageAt(doc, position);
	const here = remarks.filter(({ place, resolvedAt }) => place === position && resolvedAt === null);
	if (quote === null && here.length === 0) return null;
	return (
		<div className="passage-answer" id={`passage-${position}`}>
			{here.map((remark) => (
				<RemarkNote key={remark.id} remark={remark} canResolve resolveLabel="Retirer cette remarque" />
			))}
			{asked === position ? (
				<RemarkForm position={position} revision={revision} reply={replyTo(reply, "make-remark")} />
			) : (
				<p className="passage-link">
					<a href={`?passage=${position}#passage-${position}`}>
						Faire une remarque sur ce passage<span className="visually-hidden">{`\u00a0: ${quote?.slice(0, 60)}`}</span>
					</a>
				</p>
			)}
		</div>
	);
}

const Words = MakeRemark.pick({ passageRemark: true });

function RemarkForm({ position, revision, reply }: Pick<PassageProps, "position" | "revision" | "reply">) {
	const { fields, props } = useZodForm(Words, { id: "remarque", reply });
	return (
		<form method="post" {...props}>
			<input type="hidden" name="intent" value="make-remark" />
			<input type="hidden" name="position" value={position} />
			<input type="hidden" name="revision" value={revision} />
			<TextAreaField field={fields.passageRemark} label="Votre remarque sur ce passage" rows={3} />
			<div className="button-row">
				<Button variant="secondary">Garder cette remarque</Button>
				<a href={`?#passage-${position}`}>Annuler</a>
			</div>
		</form>
	);
}

/** The remarks that the lead has to deal with, each with the words it is about. */
export function RemarkList({ remarks, canResolve }: { remarks: readonly RemarkShown[]; canResolve: boolean }) {
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
