import { NodeSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useState } from "react";
import type { DecisionBlock, Doc } from "#app/domain/minutes/types.ts";
import { LinkButton } from "../primitives/button.tsx";
import type { Choices } from "./choices.ts";
import { ConflictPanel } from "./conflict-panel.tsx";
import { DecisionDialog } from "./decision-dialog.tsx";
import { decisionWithView } from "./decision-node-view.tsx";
import { minutesExtensions } from "./extensions.ts";
import { leavingKeys } from "./keyboard.ts";
import { LinkDialog } from "./link-dialog.tsx";
import { SaveStatus, SaveTrouble } from "./save-status.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useAutosave } from "./use-autosave.ts";

export interface MinutesEditorProps {
	doc: Doc;
	revision: number;
	updatedAt: string;
	/** Where the text is saved, and where it is read over. */
	saveUrl: string;
	readingHref: string;
	territory: string;
	choices: Choices;
}

type Open = { kind: "link"; href: string } | { kind: "decision"; position: number | null; block: DecisionBlock | null };

/** Where minutes are written: text, toolbar, decisions, and the state of the save. */
export default function MinutesEditor({ doc, revision, updatedAt, saveUrl, readingHref, territory, choices }: MinutesEditorProps) {
	const [open, setOpen] = useState<Open | null>(null);
	// made once: what the editor holds between two strokes must outlive a render
	const [options] = useState(() => ({
		immediatelyRender: false,
		injectCSS: false, // the content security policy takes no style but ours
		content: doc,
		extensions: [
			...minutesExtensions,
			decisionWithView({ choices, onEdit: (position, block) => setOpen({ kind: "decision", position, block }) }),
		],
		editorProps: {
			attributes: {
				id: "texte",
				class: "prose editor-text",
				role: "textbox",
				"aria-multiline": "true",
				"aria-label": "Texte du compte rendu",
				"aria-describedby": "texte-aide",
				lang: "fr",
			},
			handleDOMEvents: leavingKeys(),
			// a stroke never writes over a decision that happens to be selected
			handleTextInput: (view: EditorView) => view.state.selection instanceof NodeSelection,
			transformPastedText: withoutControls,
			transformPastedHTML: withoutControls,
		},
	}));
	const editor = useEditor(options);
	const { state, saveNow, saveOver } = useAutosave(editor, { url: saveUrl, revision, at: updatedAt });
	if (!editor) return null;

	return (
		<div className="editor">
			<div className="editor-bar">
				<Toolbar
					editor={editor}
					onLink={() => setOpen({ kind: "link", href: editor.getAttributes("link").href ?? "" })}
					onDecision={() => setOpen({ kind: "decision", position: null, block: null })}
				/>
				<SaveStatus state={state} />
			</div>
			<SaveTrouble state={state} onRetry={saveNow} />
			{state.kind === "conflict" && (
				<ConflictPanel
					doc={state.current.doc}
					choices={choices}
					territory={territory}
					onKeepMine={() => saveOver(state.current.revision)}
					onTakeTheirs={() => {
						editor.commands.setContent(state.current.doc);
						saveOver(state.current.revision);
					}}
				/>
			)}
			<p id="texte-aide" className="hint">
				Échap puis Tab pour sortir du texte, Alt+F10 pour la barre de mise en forme. Le texte s'enregistre au fur et à mesure.
			</p>
			<EditorContent editor={editor} className="sheet" />
			<div className="button-row">
				<LinkButton href={readingHref} isDocument variant="primary" icon="eye">
					Relire et soumettre
				</LinkButton>
			</div>
			{open?.kind === "decision" && (
				<DecisionDialog
					block={open.block}
					choices={choices}
					onSave={(block) => writeDecision(editor, open.position, block)}
					onClose={() => setOpen(null)}
				/>
			)}
			{open?.kind === "link" && <LinkDialog href={open.href} onSave={(href) => writeLink(editor, href)} onClose={() => setOpen(null)} />}
		</div>
	);
}

function writeDecision(editor: Editor, position: number | null, block: DecisionBlock) {
	// one goes on writing under it
	if (position === null)
		editor
			.chain()
			.focus()
			.insertContent([{ type: "decision", attrs: block }, { type: "paragraph" }])
			.run();
	else
		editor
			.chain()
			.focus()
			.command(({ tr }) => Boolean(tr.setNodeMarkup(position, undefined, block)))
			.run();
}

function writeLink(editor: Editor, href: string | null) {
	const chain = editor.chain().focus().extendMarkRange("link");
	if (href === null) chain.unsetLink().run();
	else if (editor.state.selection.empty && !editor.isActive("link"))
		chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
	else chain.setLink({ href }).run();
}

/** What some documents carry unseen, and the server would refuse. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
const withoutControls = (pasted: string) => pasted.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "").toWellFormed();
