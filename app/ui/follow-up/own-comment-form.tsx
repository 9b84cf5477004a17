import { Form } from "@remix-run/react";
import { EditComment } from "#app/domain/follow-up/schema.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

interface OwnCommentFormProps {
	comment: { text: string; revision: number };
	reply: Reply | undefined;
	cancelHref: string;
}

export function OwnCommentForm({ comment, reply, cancelHref }: OwnCommentFormProps) {
	const { form, fields, props } = useZodForm(EditComment, {
		id: "commentaire",
		reply,
		defaultValue: { text: comment.text, revision: String(comment.revision) },
	});
	const stored = currentOf<{ text: string; revision: number }>(reply);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary formErrors={form.errors} errors={errorsOf([fields.text, "Commentaire"])} />
			{stored && <StoredVersion items={[{ term: "Commentaire", description: stored.text }]} />}
			<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
			<TextAreaField
				field={fields.text}
				label="Commentaire"
				rows={6}
				hint="Pour prévenir quelqu'un d'autre par courriel, écrivez @ suivi de son prénom et de son nom."
			/>
			<SubmitRow label="Enregistrer le commentaire" secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}
