import { KeepNote } from "#app/domain/referrals/schema.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { referralCrumbs } from "./crumbs.ts";

interface NoteViewProps {
	territory: string;
	referral: { id: string; reference: string };
	note: { text: string; revision: number };
	reply: Reply | undefined;
}

const Note = KeepNote.pick({ revision: true, text: true });

/** One's own note. */
export function NoteView({ territory, referral, note, reply }: NoteViewProps) {
	const { form, fields, props } = useZodForm(Note, { id: "note", reply, defaultValue: { ...note, revision: String(note.revision) } });
	const stored = currentOf<{ text: string; revision: number }>(reply);
	return (
		<>
			<PageHeader
				title="Votre note"
				eyebrow={`Orientation ${referral.reference}`}
				breadcrumbs={referralCrumbs(territory, referral, "Votre note")}
				lead={
					"Vous seul la lisez\u00a0: ni vos collègues, ni l'autre organisation. La personne peut l'obtenir au titre de son droit d'accès."
				}
			/>
			<form method="post" {...props}>
				<FormErrorSummary errors={errorsOf([fields.text, "Note"])} formErrors={form.errors} />
				{stored && <StoredVersion items={[{ term: "Note", description: stored.text }]} />}
				<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
				<TextAreaField
					field={fields.text}
					label="Note"
					hint="Des faits, sans jugement, sans donnée de santé, sans numéro. Laissée vide, elle est supprimée."
					rows={8}
					maxLength={2000}
				/>
				<SubmitRow label="Enregistrer" secondary={{ href: paths.referral(territory, referral.id), label: "Annuler" }} />
			</form>
		</>
	);
}
