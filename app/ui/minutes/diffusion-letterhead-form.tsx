import { Form } from "@remix-run/react";
import { EditLetterhead } from "#app/domain/diffusion/schema.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

interface LetterheadFormProps {
	/** The territory's, which stands above these lines. */
	name: string;
	letterhead: string;
	revision: number;
	cancelHref: string;
	reply: Reply | undefined;
}

/** Contact lines of the territory's documents. */
export function LetterheadForm({ name, letterhead, revision, cancelHref, reply }: LetterheadFormProps) {
	const { form, fields, props } = useZodForm(EditLetterhead, {
		id: "en-tete",
		reply,
		defaultValue: { letterhead, revision: String(revision) },
	});
	const stored = currentOf<{ revision: number; letterhead: string }>(reply);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary formErrors={form.errors} errors={errorsOf([fields.letterhead, "Coordonnées"])} />
			{stored && <StoredVersion items={[{ term: "Coordonnées", description: stored.letterhead }]} />}
			<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
			<TextAreaField
				field={fields.letterhead}
				label="Coordonnées"
				hint={`Six lignes au plus\u00a0: adresse, téléphone, courriel. Elles suivent «\u00a0${name}\u00a0» et le nom du comité en tête des comptes rendus.`}
				rows={6}
				maxLength={500}
			/>
			<SubmitRow label="Enregistrer" secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}
