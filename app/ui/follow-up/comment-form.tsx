import { Form } from "@remix-run/react";
import { AddComment } from "#app/domain/follow-up/schema.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { CommentFields } from "./comment-fields.tsx";

interface CommentFormProps {
	/** The comment it answers, if any. */
	thread: { id: string; text: string; authorName: string } | null;
	people: readonly PersonChoice[];
	reply: Reply | undefined;
	cancelHref: string;
}

export function CommentForm({ thread, people, reply, cancelHref }: CommentFormProps) {
	const { form, fields, props } = useZodForm(AddComment, { id: "commentaire", reply });
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf([fields.text, thread ? "Réponse" : "Commentaire"], [fields.mentionedId, "Prévenir"])}
			/>
			{thread && (
				<>
					<input type="hidden" name="threadId" value={thread.id} />
					<blockquote className="remark">
						<p>
							<strong>{thread.authorName}</strong> : {thread.text}
						</p>
					</blockquote>
				</>
			)}
			<CommentFields
				text={fields.text}
				mentionedId={fields.mentionedId}
				people={people}
				label={thread ? "Réponse" : "Commentaire"}
				rows={6}
			/>
			<SubmitRow label={thread ? "Répondre" : "Publier le commentaire"} secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}
