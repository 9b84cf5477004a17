import type { Editor } from "@tiptap/core";
import { NodeRange, type Node as ProseNode } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { findWrapping } from "@tiptap/pm/transform";
import type { RecordName } from "./extensions.ts";

export type DialogName = Exclude<RecordName, "attendance">;

/** What `/` and the toolbar insert. */
export interface Insertion {
	name: string;
	label: string;
	/** Other words for it. */
	words: string;
	run(editor: Editor, openDialog: (name: DialogName) => void): void;
}

export const insertions: readonly Insertion[] = [
	{
		name: "decision",
		label: "Décision",
		words: "valider reporter rejeter vote position",
		run: (_, openDialog) => openDialog("decision"),
	},
	{ name: "task", label: "Tâche", words: "action a faire responsable echeance", run: (_, openDialog) => openDialog("task") },
	{ name: "vote", label: "Vote", words: "scrutin voix pour contre abstention", run: (_, openDialog) => openDialog("vote") },
	{ name: "sheet", label: "Fiche liée", words: "fiche action lien", run: (_, openDialog) => openDialog("linkedSheet") },
	{ name: "attendance", label: "Présences", words: "participants excuses absents", run: (editor) => insertRecord(editor, "attendance") },
	{ name: "confidential", label: "Passage confidentiel", words: "huis clos secret prive", run: toggleConfidential },
	{
		name: "table",
		label: "Tableau",
		words: "lignes colonnes cellules",
		run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
	},
	{ name: "title", label: "Titre", words: "point partie", run: (editor) => editor.chain().focus().setHeading({ level: 2 }).run() },
	{ name: "subtitle", label: "Sous-titre", words: "partie", run: (editor) => editor.chain().focus().setHeading({ level: 3 }).run() },
	{ name: "bullets", label: "Liste à puces", words: "enumeration", run: (editor) => editor.chain().focus().toggleBulletList().run() },
	{ name: "numbers", label: "Liste numérotée", words: "enumeration", run: (editor) => editor.chain().focus().toggleOrderedList().run() },
];

/** Records stand at the top: one asked for inside a list, a table or a passage comes after it. One goes on writing under it. */
export function insertRecord(editor: Editor, type: RecordName, attrs: Record<string, unknown> = {}): void {
	const { doc, selection } = editor.state;
	const { $from } = selection;
	const isBlank = $from.depth === 1 && $from.parent.type.name === "paragraph" && $from.parent.content.size === 0;
	const from = $from.depth === 0 ? selection.to : isBlank ? $from.before(1) : $from.after(1);
	const to = isBlank ? $from.after(1) : from;
	const next = doc.resolve(to).nodeAfter;
	const isFollowed = next?.type.name === "paragraph" && next.content.size === 0;
	editor
		.chain()
		.focus()
		.command(({ tr, state: { schema } }) => {
			const record = schema.nodes[type]?.create(attrs) as ProseNode;
			const paragraph = schema.nodes.paragraph?.create() as ProseNode;
			tr.replaceWith(from, to, isFollowed ? record : [record, paragraph]);
			tr.setSelection(TextSelection.create(tr.doc, from + record.nodeSize + 1)).scrollIntoView();
			return true;
		})
		.run();
}

/** Keeps the blocks that are chosen within the committee, or gives them back to every reader. */
export function toggleConfidential(editor: Editor): void {
	editor
		.chain()
		.focus()
		.command(({ tr, state, commands }) => {
			if (editor.isActive("confidential")) return commands.lift("confidential");
			const { $from, $to } = tr.selection;
			const type = state.schema.nodes.confidential;
			if (!type || $from.depth === 0) return false;
			const range = new NodeRange($from, $to, 0);
			const wrapping = findWrapping(range, type);
			if (!wrapping) return false;
			tr.wrap(range, wrapping);
			return true;
		})
		.run();
}
