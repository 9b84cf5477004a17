import type { ReactNode } from "react";
import type { DecisionVerb } from "#app/domain/decisions/types.ts";
import type { DecisionShown } from "#app/domain/minutes/decision-shown.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import type { Tone } from "../primitives/tone.ts";
import { ConfidentialBadge, MaybeLink } from "./record-cards.tsx";

export const verbTones: Record<DecisionVerb, Tone> = {
	validated: "success",
	validated_with_changes: "info",
	deferred: "warning",
	rejected: "danger",
};

interface DecisionCardProps {
	decision: DecisionShown | undefined;
	/** Links lead to its sheets and tasks; nothing is a link without it, as in the editor. */
	territory: string | null;
	/** Kept within the committee. */
	isConfidential?: boolean;
	actions?: ReactNode;
}

/** A decision set apart in the text: what was decided, on which sheet, and what is to be done. */
export function DecisionCard({ decision, territory, isConfidential = false, actions }: DecisionCardProps) {
	if (!decision) return null;
	const { verb, text, reference, sheet, newEndOn, task } = decision;
	return (
		<div className="decision">
			<p className="decision-head">
				<strong>{reference ? `Décision n°\u00a0${reference}` : "Décision"}</strong> <Badge tone={verbTones[verb]}>{verbLabels[verb]}</Badge>{" "}
				{isConfidential && <ConfidentialBadge />}
			</p>
			<p className="decision-text">{text || <em>Décision sans texte</em>}</p>
			{sheet && (
				<p className="decision-fact">
					Fiche action :{" "}
					<MaybeLink href={territory && paths.sheet(territory, sheet.slug)}>
						{sheet.code} – {sheet.title}
					</MaybeLink>
				</p>
			)}
			{newEndOn && <p className="decision-fact">{`Nouvelle échéance de la fiche\u00a0: ${formatDay(newEndOn)}`}</p>}
			{task && (
				<p className="decision-fact">
					Suite à donner : <MaybeLink href={territory && task.id && paths.task(territory, task.id)}>{task.title}</MaybeLink>
					{" · "}
					{task.ownerName ?? "personne responsable à choisir"}
					{" · "}
					{task.dueOn ? `pour le ${formatDay(task.dueOn)}` : "échéance à fixer"}
					{task.isDone && " · faite"}
				</p>
			)}
			{actions && <div className="button-row">{actions}</div>}
		</div>
	);
}
