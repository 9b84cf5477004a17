import { paths } from "#app/paths.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { Notice } from "../primitives/notice.tsx";

interface DeletionFormProps {
	territory: string;
	draft: { id: string; reference: string; revision: number };
	reply: Reply | undefined;
}

/** A second look before a draft is forgotten. */
export function DeletionForm({ territory, draft: { id, reference, revision }, reply }: DeletionFormProps) {
	return (
		<form method="post" className="form">
			<FormErrorSummary title="Le brouillon n'est pas supprimé" errors={[]} formErrors={reply?.lastResult.error?.[""] ?? []} />
			<Notice tone="warning" title={`Supprimer le brouillon ${reference}\u00a0?`}>
				Ce qui y est écrit, ses pièces et sa clé de chiffrement sont effacés, sans retour possible. Rien n'a été envoyé.
			</Notice>
			<input type="hidden" name="revision" value={currentOf<{ revision: number }>(reply)?.revision ?? revision} />
			<SubmitRow
				label="Supprimer"
				variant="danger"
				icon="trash"
				secondary={{ href: paths.editReferral(territory, id), label: "Annuler" }}
			/>
		</form>
	);
}
