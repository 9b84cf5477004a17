import type { Editor } from "@tiptap/core";
import { Selection } from "@tiptap/pm/state";
import { placeOf } from "#app/domain/minutes/passages.ts";
import type { Doc, Remark } from "#app/domain/minutes/types.ts";

export type Passage = Pick<Remark, "position" | "quote">;

/** Brings the cursor to the words of a remark, wherever they went. @returns whether they are still there */
export function goToPassage({ view, state }: Editor, passage: Passage): boolean {
	const { doc, tr } = state;
	const place = placeOf(doc.toJSON() as Doc, passage);
	if (place === null) return false;
	let position = 0;
	for (let before = 0; before < place; before++) position += doc.child(before).nodeSize;
	view.focus();
	view.dispatch(tr.setSelection(Selection.near(doc.resolve(position))));
	const block = view.nodeDOM(position);
	if (block instanceof Element) block.scrollIntoView({ block: "center" });
	return true;
}
