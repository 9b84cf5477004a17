import type { EditorView } from "@tiptap/pm/view";

/** The text keeps the Tab key for its lists: Escape gives the next Tab back to the browser, so that nobody is trapped (RGAA 12.9). */
export function leavingKeys(isListOpen: (text: Element) => boolean) {
	let isLeaving = false;
	return {
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
