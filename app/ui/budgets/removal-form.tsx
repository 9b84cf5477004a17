import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { Notice } from "../primitives/notice.tsx";

interface RemovalFormProps {
	what: string;
	/** Of what is on screen; nothing for what never changes. */
	revision?: number;
	reply: Reply | undefined;
	cancelHref: string;
}

/** A second look before something is taken away. The page shows what stands now: sending again after a refusal is deliberate. */
export function RemovalForm({ what, revision, reply, cancelHref }: RemovalFormProps) {
	const shown = currentOf<{ revision: number }>(reply)?.revision ?? revision;
	return (
		<form method="post" className="form">
			<FormErrorSummary title="Rien n'a été retiré" errors={[]} formErrors={reply?.lastResult.error?.[""] ?? []} />
			<Notice tone="warning" title={`Retirer « ${what} » ?`}>
				Le retrait est noté au journal. On ne peut pas l'annuler : il faudrait saisir de nouveau.
			</Notice>
			{shown !== undefined && <input type="hidden" name="revision" value={shown} />}
			<SubmitRow label="Retirer" variant="danger" icon="trash" secondary={{ href: cancelHref, label: "Annuler" }} />
		</form>
	);
}
