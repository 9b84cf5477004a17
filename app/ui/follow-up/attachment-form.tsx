import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { FileField } from "./file-field.tsx";

/** One file to attach. A refused file is chosen again: no browser keeps it. */
export function AttachmentForm({ error, cancelHref }: { error: string | undefined; cancelHref: string }) {
	const file = fieldOf("file", null, { id: "piece", required: true, errors: error ? [error] : undefined });
	return (
		<form method="post" encType="multipart/form-data" className="form" noValidate>
			<FormErrorSummary title="La pièce n'est pas jointe" errors={error ? [{ id: file.id, text: error }] : []} />
			<FileField
				field={file}
				label="Fichier"
				hint="PDF, DOCX, ODT, XLSX, ODS, PNG, JPG, CSV ou TXT, 10 Mo au plus. Tous les membres du territoire pourront le télécharger : n'y mettez aucune donnée sur une personne accompagnée."
				accept=".pdf,.docx,.odt,.xlsx,.ods,.png,.jpg,.jpeg,.csv,.txt"
			/>
			<SubmitRow label="Joindre le fichier" icon="plus" secondary={{ href: cancelHref, label: "Annuler" }} />
		</form>
	);
}
