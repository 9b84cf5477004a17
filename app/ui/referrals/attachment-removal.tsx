import type { AttachmentKind } from "#app/domain/referrals/types.ts";
import { attachmentLabels } from "#app/messages/referrals.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { InstantText } from "../primitives/moment.tsx";
import { Notice } from "../primitives/notice.tsx";

interface AttachmentRemovalProps {
	attachment: { kind: AttachmentKind; addedAt: string };
	reply: Reply | undefined;
	cancelHref: string;
}

/** A second look before a file is destroyed. */
export function AttachmentRemoval({ attachment: { kind, addedAt }, reply, cancelHref }: AttachmentRemovalProps) {
	return (
		<form method="post" className="form">
			<FormErrorSummary title="Rien n'a été retiré" errors={[]} formErrors={reply?.lastResult.error?.[""] ?? []} />
			<Notice tone="warning" title={`Retirer cette pièce\u00a0: ${attachmentLabels[kind].toLowerCase()}\u00a0?`}>
				Jointe le <InstantText instant={addedAt} />. Son fichier est détruit aussitôt, et les destinataires ne le voient plus&nbsp;; ce
				qu'ils ont déjà téléchargé reste chez eux.
			</Notice>
			<SubmitRow label="Retirer la pièce" variant="danger" icon="trash" secondary={{ href: cancelHref, label: "Annuler" }} />
		</form>
	);
}
