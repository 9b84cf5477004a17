import type { Doc } from "#app/domain/minutes/types.ts";
import { Prose } from "../layout/document-sheet.tsx";
import { DocView } from "../minutes/doc-view.tsx";
import { Button } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { type Choices, shownOf } from "./choices.ts";

interface ConflictPanelProps {
	doc: Doc;
	choices: Choices;
	territory: string;
	onKeepMine: () => void;
	onTakeTheirs: () => void;
}

/** Someone saved meanwhile: both versions are on the page, and the writer chooses. */
export function ConflictPanel({ doc, choices, territory, onKeepMine, onTakeTheirs }: ConflictPanelProps) {
	return (
		<Notice
			tone="warning"
			role="alert"
			title="Quelqu'un a enregistré une autre version pendant que vous écriviez"
			actions={
				<>
					<Button type="button" size="small" onClick={onKeepMine}>
						Enregistrer ma version
					</Button>
					<Button type="button" size="small" variant="secondary" onClick={onTakeTheirs}>
						Reprendre la version enregistrée
					</Button>
				</>
			}
		>
			<p>
				La vôtre est dans l'éditeur ; celle qui est enregistrée est ci-dessous. Recopiez ce qui vous manque avant d'enregistrer la vôtre, ou
				reprenez l'autre : « Annuler » vous rendra la vôtre.
			</p>
			<details className="stored-version" open>
				<summary>Version enregistrée</summary>
				<Prose>
					<DocView
						doc={doc}
						decisions={(doc.content ?? []).filter(({ type }) => type === "decision").map((node) => shownOf(node.attrs, choices))}
						territory={territory}
					/>
				</Prose>
			</details>
		</Notice>
	);
}
