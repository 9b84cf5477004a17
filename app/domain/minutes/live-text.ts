import { prosemirrorToYDoc, yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { checkDoc, schema } from "./document.ts";
import type { Doc } from "./types.ts";

/*
 * The same text in its two shapes: a Yjs document while people write it together, ProseMirror JSON everywhere else.
 */

/** The one shared type of a live text; whatever else a document holds is refused. */
export const fragmentName = "default";
/** Raised when the vocabulary of the text grows: an editor of before would erase, for everyone, what it does not know. */
export const vocabularyVersion = 1;

/** A Yjs update that brings a document to this text. Two calls make two documents that cannot be merged: only the first may be kept. */
export function updateOf(doc: Doc): Uint8Array {
	const live = prosemirrorToYDoc(schema.nodeFromJSON(doc), fragmentName);
	const update = Y.encodeStateAsUpdate(live);
	live.destroy();
	return update;
}

/**
 * The text that these updates make, whatever their order. Two people may each have made a correct change that together leave an
 * incorrect block (a list without items): such a block is left out, as every editor does.
 * @throws RuleViolation `minutes.text-too-long`
 */
export function docOf(updates: readonly Uint8Array[]): Doc {
	const live = new Y.Doc();
	for (const update of updates) Y.applyUpdate(live, update);
	try {
		const { content } = yXmlFragmentToProseMirrorRootNode(live.getXmlFragment(fragmentName), schema);
		const sound = content.content.filter((block) => {
			try {
				block.check();
				return schema.topNodeType.contentMatch.matchType(block.type) !== null;
			} catch {
				return false;
			}
		});
		const blocks = sound.length > 0 ? sound.map((block) => block.toJSON()) : [{ type: "paragraph" }];
		return checkDoc({ type: "doc", content: blocks });
	} finally {
		live.destroy();
	}
}

/** The update that turns the text made by `updates` into `doc`: what a restored version adds, so that every open editor follows. */
export function replacement(updates: readonly Uint8Array[], doc: Doc): Uint8Array {
	const live = new Y.Doc();
	for (const update of updates) Y.applyUpdate(live, update);
	const before = Y.encodeStateVector(live);
	const fragment = live.getXmlFragment(fragmentName);
	const restored = prosemirrorToYDoc(schema.nodeFromJSON(doc), fragmentName);
	live.transact(() => {
		fragment.delete(0, fragment.length);
		fragment.insert(
			0,
			restored
				.getXmlFragment(fragmentName)
				.toArray()
				.map((block) => block.clone()) as (Y.XmlElement | Y.XmlText)[],
		);
	});
	const update = Y.encodeStateAsUpdate(live, before);
	live.destroy();
	restored.destroy();
	return update;
}
