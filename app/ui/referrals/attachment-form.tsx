import { attachmentKinds } from "#app/domain/referrals/types.ts";
import { attachmentLabels } from "#app/messages/referrals.ts";
import { FileField } from "../follow-up/file-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { Notice } from "../primitives/notice.tsx";

interface AttachmentFormProps {
	/** What was refused, beside the field it concerns. */
	reply: { field: "file" | "kind"; error: string; kind: string | null } | undefined;
	cancelHref: string;
}

/** One paper that goes with a referral. A refused file is chosen again: no browser keeps it. */
export function ReferralAttachmentForm({ reply, cancelHref }: AttachmentFormProps) {
	const errorsOf = (field: string) => (reply?.field === field ? [reply.error] : undefined);
	const kind = fieldOf("kind", reply?.kind, { id: "type-de-piece", required: true, errors: errorsOf("kind") });
	const file = fieldOf("file", null, { id: "piece", required: true, errors: errorsOf("file") });
	const target = reply?.field === "kind" ? kind : file;
	return (
		<form method="post" encType="multipart/form-data" className="form" noValidate>
			<FormErrorSummary title="La pièce n'est pas jointe" errors={reply ? [{ id: target.id, text: reply.error }] : []} />
			<Notice tone="warning" title="Aucun document de santé">
				Ni certificat, ni ordonnance, ni notification de la MDPH&nbsp;: Maillage n'est pas un hébergeur de données de santé. Ne joignez que
				ce qui est strictement nécessaire à la demande.
			</Notice>
			<RadioGroupField
				field={kind}
				label="Type de document"
				options={attachmentKinds.map((value) => ({ value, label: attachmentLabels[value] }))}
			/>
			<FileField
				field={file}
				label="Fichier"
				hint="PDF, JPEG ou PNG, 5&nbsp;Mo au plus. Il est chiffré avec l'orientation&nbsp;; seuls ceux qui en lisent la demande pourront le télécharger."
				accept=".pdf,.jpg,.jpeg,.png"
			/>
			<SubmitRow label="Joindre la pièce" icon="plus" secondary={{ href: cancelHref, label: "Annuler" }} />
		</form>
	);
}
