import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from "@tiptap/react";
import type { DecisionBlock } from "#app/domain/minutes/types.ts";
import { DecisionCard } from "../minutes/decision-card.tsx";
import { Button } from "../primitives/button.tsx";
import { type Choices, shownOf } from "./choices.ts";
import { Decision } from "./extensions.ts";

export interface DecisionViewOptions {
	choices: Choices;
	/** Opens the decision at this place of the text. */
	onEdit: (position: number, block: DecisionBlock) => void;
}

/** The decision block as it will be read, with what a writer may do to it. */
export const decisionWithView = (options: DecisionViewOptions) =>
	Decision.extend({ addNodeView: () => ReactNodeViewRenderer((props: NodeViewProps) => <DecisionView {...props} {...options} />) });

function DecisionView({ node, getPos, deleteNode, editor, choices, onEdit }: NodeViewProps & DecisionViewOptions) {
	return (
		<NodeViewWrapper contentEditable={false} className="decision-block">
			<DecisionCard
				decision={shownOf(node.attrs, choices)}
				territory={null}
				actions={
					<>
						<Button
							type="button"
							size="small"
							variant="secondary"
							icon="edit"
							onClick={() => onEdit(getPos() ?? 0, node.attrs as DecisionBlock)}
						>
							Modifier la décision
						</Button>
						<Button
							type="button"
							size="small"
							variant="quiet"
							icon="trash"
							onClick={() => {
								deleteNode();
								editor.commands.focus();
							}}
						>
							Retirer
						</Button>
					</>
				}
			/>
		</NodeViewWrapper>
	);
}
