import { Form } from "@remix-run/react";
import { AddNote, EditNote } from "#app/domain/follow-up/schema.ts";
import type { ProgressNote } from "#app/domain/follow-up/types.ts";
import { formatDay } from "../format.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

interface NoteFormProps {
	/** Absent for a new note. */
	note: ProgressNote | null;
	today: string;
	reply: Reply | undefined;
	cancelHref: string;
}

export function NoteForm({ note, today, reply, cancelHref }: NoteFormProps) {
	const { form, fields, props } = useZodForm((note ? EditNote : AddNote) as typeof EditNote, {
		id: "note",
		reply,
		defaultValue: note ? { notedOn: note.notedOn, text: note.text, revision: String(note.revision) } : { notedOn: today },
	});
	const f = fields as Record<"notedOn" | "text" | "revision", FieldMeta>;
	const stored = currentOf<ProgressNote>(reply);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary formErrors={form.errors} errors={errorsOf([f.notedOn, "Date"], [f.text, "Note"])} />
			{stored && (
				<StoredVersion
					items={[
						{ term: "Date", description: formatDay(stored.notedOn) },
						{ term: "Note", description: stored.text },
					]}
				/>
			)}
			{note && <input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />}
			<DateField field={f.notedOn} label="Date" max={today} />
			<TextAreaField
				field={f.text}
				label="Note"
				hint="Où en est l'action : ce qui est fait, ce qui bloque, la suite. Lue par tous les partenaires."
				rows={8}
			/>
			<SubmitRow label={note ? "Enregistrer la note" : "Ajouter la note"} secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}
