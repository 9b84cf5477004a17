import type { Editor } from "@tiptap/core";
import type { Choices } from "./choices.ts";
import { DecisionDialog } from "./decision-dialog.tsx";
import { type DialogName, insertRecord } from "./insertions.ts";
import { LinkDialog } from "./link-dialog.tsx";
import { SheetDialog, TaskDialog, VoteDialog } from "./record-dialogs.tsx";

export type OpenDialog =
	| { name: "link"; href: string }
	/** A record to change at its place of the text; without both, a new one. */
	| { name: DialogName; position: number | null; attrs: Record<string, unknown> | null };

interface EditorDialogProps {
	editor: Editor;
	open: OpenDialog;
	choices: Choices;
	onClose: () => void;
}

const forms = { decision: DecisionDialog, task: TaskDialog, vote: VoteDialog, linkedSheet: SheetDialog };

export function EditorDialog({ editor, open, choices, onClose }: EditorDialogProps) {
	if (open.name === "link") return <LinkDialog href={open.href} onSave={(href) => writeLink(editor, href)} onClose={onClose} />;
	const { name, position, attrs } = open;
	const Form = forms[name] as (typeof forms)["decision"];
	return (
		<Form
			block={attrs as never}
			choices={choices}
			onClose={onClose}
			onSave={(block) => writeRecord(editor, { name, position, attrs }, { ...block })}
		/>
	);
}

/** Others write meanwhile: what was opened may have moved, and is known by what it said; if it is gone, it comes back. */
function writeRecord(editor: Editor, { name, position, attrs }: Exclude<OpenDialog, { name: "link" }>, block: Record<string, unknown>) {
	const said = JSON.stringify(attrs);
	const places: number[] = [];
	editor.state.doc.forEach((node, offset) => {
		if (attrs && node.type.name === name && JSON.stringify(node.attrs) === said) places.push(offset);
	});
	const place = places.find((offset) => offset === position) ?? places[0];
	if (place === undefined) return insertRecord(editor, name, block);
	editor
		.chain()
		.focus()
		.command(({ tr }) => Boolean(tr.setNodeMarkup(place, undefined, { ...attrs, ...block })))
		.run();
}

function writeLink(editor: Editor, href: string | null) {
	const chain = editor.chain().focus().extendMarkRange("link");
	if (href === null) chain.unsetMark("link").run();
	else if (editor.state.selection.empty && !editor.isActive("link"))
		chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
	else chain.setMark("link", { href }).run();
}
