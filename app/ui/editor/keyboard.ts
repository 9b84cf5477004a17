import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * Into the text and out of it by the Tab key. The text keeps that key for its lists: Escape gives the next Tab back to the browser, so
 * that nobody is trapped (RGAA 12.9).
 */
export function keyboard(isListOpen: (text: Element) => boolean) {
	let isLeaving = false;
	return {
		focus(view: EditorView): boolean {
			// a text that begins with a record has no first place for the browser's own cursor: strokes would go nowhere
			if (!view.dom.contains(document.getSelection()?.anchorNode ?? null)) view.focus();
			return false;
		},
		keydown(view: EditorView, event: KeyboardEvent): boolean {
			if (isListOpen(view.dom)) return false;
			if (event.key === "F10" && event.altKey) {
				document.querySelector<HTMLElement>("#outils [tabindex='0']")?.focus();
				event.preventDefault();
				return true;
			}
			if (event.key === "Tab" && isLeaving) return true; // the editor does not see it, the browser does
			if (event.key !== "Shift") isLeaving = event.key === "Escape";
			return isLeaving; // ProseMirror's own Escape would select the whole paragraph, and the next stroke replace it
		},
		blur(): boolean {
			isLeaving = false;
			return false;
		},
	};
}

/** A stroke never writes over a record, or a name, that happens to be selected: it goes after it. */
export function writeAfterRecord(view: EditorView, _from: number, _to: number, text: string): boolean {
	const { selection, schema, tr } = view.state;
	if (!(selection instanceof NodeSelection)) return false;
	const { to, node } = selection;
	const written = schema.text(text);
	tr.insert(to, node.isInline ? written : (schema.nodes.paragraph?.create(null, written) ?? written));
	tr.setSelection(TextSelection.create(tr.doc, to + (node.isInline ? 0 : 1) + text.length));
	view.dispatch(tr.scrollIntoView());
	return true;
}
