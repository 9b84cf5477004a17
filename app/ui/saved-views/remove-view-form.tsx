import { paths } from "#app/paths.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, sentencesOf } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Notice } from "../primitives/notice.tsx";

interface RemoveViewFormProps {
	territory: string;
	view: { name: string; isShared: boolean; isMine: boolean; ownerName: string; revision: number };
	reply: Reply | undefined;
}

/** A second look before a view is deleted. */
export function RemoveViewForm({ territory, view, reply }: RemoveViewFormProps) {
	return (
		<>
			<PageHeader
				title="Supprimer une vue"
				eyebrow={view.name}
				breadcrumbs={[
					{ label: "Fiches actions", href: paths.sheets(territory) },
					{ label: "Vues enregistrées", href: paths.savedViews(territory) },
					{ label: "Supprimer une vue" },
				]}
			/>
			<form method="post" className="form">
				<FormErrorSummary title="La vue n'est pas supprimée" errors={[]} formErrors={sentencesOf(reply)} />
				<Notice tone="warning" title={`Supprimer « ${view.name} » ?`}>
					{view.isShared ? "Elle disparaîtra pour tous les membres du territoire. " : "Vous seul la voyez. "}
					{!view.isMine && `Elle est de ${view.ownerName}. `}
					Les fiches ne changent pas.
				</Notice>
				<input type="hidden" name="revision" value={currentOf<{ revision: number }>(reply)?.revision ?? view.revision} />
				<SubmitRow
					label="Supprimer la vue"
					variant="danger"
					icon="trash"
					secondary={{ href: paths.savedViews(territory), label: "Annuler" }}
				/>
			</form>
		</>
	);
}
