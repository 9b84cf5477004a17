import type { Milestone } from "#app/domain/action-sheets/types.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { DayText } from "../primitives/moment.tsx";

interface MilestoneTickProps {
	milestone: Milestone;
	canComplete: boolean;
	/** Why the tick was refused, if it was: the page then shows what stands now, and offers it again. */
	refusals: readonly string[];
	backHref: string;
}

/** A milestone on its own, with its tick. */
export function MilestoneTick({ milestone: { dueOn, doneOn, ownerName, revision }, canComplete, refusals, backHref }: MilestoneTickProps) {
	return (
		<>
			<FormErrorSummary title="Le jalon n'a pas changé" errors={[]} formErrors={refusals} />
			<DefinitionList
				items={[
					{ term: "État", description: doneOn ? "Fait" : "À faire" },
					...(doneOn ? [{ term: "Fait le", description: <DayText day={doneOn} format="long" /> }] : []),
					{ term: "Échéance", description: dueOn && <DayText day={dueOn} format="long" /> },
					{ term: "Responsable", description: ownerName },
				]}
			/>
			{canComplete ? (
				<form method="post">
					<input type="hidden" name="revision" value={revision} />
					<input type="hidden" name="state" value={doneOn ? "open" : "done"} />
					<SubmitRow
						label={doneOn ? "Remettre à faire" : "Marquer comme fait"}
						secondary={{ href: backHref, label: "Revenir à la fiche" }}
					/>
				</form>
			) : (
				<p>
					<a href={backHref}>Revenir à la fiche</a>
				</p>
			)}
		</>
	);
}
