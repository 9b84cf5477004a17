import type { MinutesStatus } from "#app/domain/minutes/types.ts";
import { reviewLabels } from "#app/messages/minutes.ts";
import { formatShortDateTime } from "../format.ts";
import { type Step, Steps } from "../primitives/steps.tsx";
import { Timeline } from "../primitives/timeline.tsx";
import type { TextShown, Turn } from "./place.ts";

const silence = "Par silence, selon les règles de l'instance";
const rank: Record<MinutesStatus, number> = { draft: 0, changes_requested: 0, submitted: 1, approved: 2 };

/** Where a text stands on its way: written, submitted, approved. */
export function MinutesSteps({ text }: { text: TextShown }) {
	const { status, submittedAt, submittedByName, seal } = text;
	const reached = rank[status];
	const steps: [string, string | undefined][] = [
		[
			status === "changes_requested" ? "Correction" : "Rédaction",
			reached === 0 && text.updatedByName ? `${text.updatedByName}, ${formatShortDateTime(text.updatedAt)}` : undefined,
		],
		[
			"Soumission à la présidence",
			reached > 0 && submittedAt && submittedByName ? `${submittedByName}, ${formatShortDateTime(submittedAt)}` : undefined,
		],
		["Approbation", seal ? `${seal.approvedByName ?? silence}, ${formatShortDateTime(seal.approvedAt)}` : undefined],
	];
	const stateOf = (index: number): Step["state"] => {
		// a submitted text has done that step and waits at the next
		const current = status === "submitted" ? 2 : reached;
		if (status === "approved" || index < current) return "done";
		return index === current ? "current" : "todo";
	};
	return <Steps label="Étapes du compte rendu" steps={steps.map(([label, detail], index) => ({ label, detail, state: stateOf(index) }))} />;
}

/** Who submitted, asked for a change or approved, and when. */
export function MinutesHistory({ turns }: { turns: readonly Turn[] }) {
	if (turns.length === 0) return <p className="muted">Le compte rendu n'a pas encore été soumis.</p>;
	return (
		<Timeline
			label="Historique du compte rendu"
			entries={turns.map(({ verdict, remark, personName, at }) => ({
				key: at + verdict,
				dateTime: at,
				when: formatShortDateTime(at),
				who: personName ?? silence,
				what: reviewLabels[verdict],
				detail: remark && <p>« {remark} »</p>,
				tone: verdict === "approved" ? "success" : verdict === "changes_requested" ? "warning" : "info",
			}))}
		/>
	);
}
