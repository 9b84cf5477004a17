import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from "@tiptap/react";
import type { ReactNode } from "react";
import type { TaskBlock, VoteBlock } from "#app/domain/minutes/types.ts";
import { DecisionCard } from "../minutes/decision-card.tsx";
import { AttendanceTable, LinkedSheet, TaskCard, VoteCard } from "../minutes/record-cards.tsx";
import { Button } from "../primitives/button.tsx";
import { type Choices, shownOf } from "./choices.ts";
import { type RecordName, records } from "./extensions.ts";

export interface RecordViewOptions {
	choices: Choices;
	/** Opens the record at this place of the text. */
	onEdit: (name: RecordName, position: number, attrs: Record<string, unknown>) => void;
}

const things: Record<RecordName, string> = {
	attendance: "les présences",
	decision: "la décision",
	linkedSheet: "la fiche liée",
	task: "la tâche",
	vote: "le vote",
};

/** The records as they will be read, with what a writer may do to them. */
export const recordsWithViews = (options: RecordViewOptions) =>
	(Object.keys(records) as RecordName[]).map((name) =>
		records[name].extend({
			addNodeView: () => ReactNodeViewRenderer((props: NodeViewProps) => <RecordView {...props} {...options} name={name} />),
		}),
	);

function RecordView({ node, getPos, deleteNode, editor, choices, onEdit, name }: NodeViewProps & RecordViewOptions & { name: RecordName }) {
	const { attrs } = node;
	const actions = editor.isEditable && (
		<>
			{name !== "attendance" && (
				<Button type="button" size="small" variant="secondary" icon="edit" onClick={() => onEdit(name, getPos() ?? 0, attrs)}>
					{`Modifier ${things[name]}`}
				</Button>
			)}
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
				{`Retirer ${things[name]}`}
			</Button>
		</>
	);
	const cards: Record<RecordName, () => ReactNode> = {
		attendance: () => <AttendanceTable attendance={choices.attendance} actions={actions} />,
		decision: () => (
			<DecisionCard decision={shownOf(attrs, choices)} territory={null} isConfidential={attrs.isConfidential === true} actions={actions} />
		),
		linkedSheet: () => <LinkedSheet sheet={choices.sheets.find(({ id }) => id === attrs.sheetId)} territory={null} actions={actions} />,
		task: () => <TaskCard task={attrs as TaskBlock} named={choices} territory={null} actions={actions} />,
		vote: () => <VoteCard vote={attrs as VoteBlock} actions={actions} />,
	};
	return (
		<NodeViewWrapper contentEditable={false} className="record-block">
			{cards[name]()}
		</NodeViewWrapper>
	);
}
