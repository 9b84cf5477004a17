import { passageAt } from "#app/domain/minutes/passages.ts";
import { MakeRemark } from "#app/domain/minutes/schema.ts";
import type { Doc } from "#app/domain/minutes/types.ts";
import type { Reply } from "../forms/reply.ts";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Button } from "../primitives/button.tsx";
import { type RemarkShown, replyTo } from "./around.ts";
import { RemarkNote } from "./remark-list.tsx";

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
