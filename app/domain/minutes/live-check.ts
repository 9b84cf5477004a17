import * as Y from "yjs";
import { isPlainText, schema } from "./document.ts";
import { fragmentName } from "./live-text.ts";

/*
 * What a socket sends never went through an editor for sure. Each update is first applied to a shadow of the document; every item it
 * brings is then held against the vocabulary of minutes: node names, attributes and their values, marks, plain text. Structure (what
 * may stand in what) is not judged here, since two sound changes may meet in an unsound one; `docOf` mends that.
 */

const maxDepth = 30;
const maxRun = 200_000;

export interface Shadow {
	/** Whether the update may pass; when it may not, the shadow starts again from the document's own state. */
	accepts(update: Uint8Array, stateOfDocument: () => Uint8Array): boolean;
	/** An update that is known to be sound: what was stored, or what another process let through. */
	follow(update: Uint8Array): void;
	destroy(): void;
}

export function shadowOf(state: Uint8Array): Shadow {
	let shadow = new Y.Doc();
	Y.applyUpdate(shadow, state);
	return {
		accepts(update, stateOfDocument) {
			// another process may have told of a word before the one it hangs on: that is not this update's doing
			const isWhole = shadow.store.pendingStructs === null && shadow.store.pendingDs === null;
			try {
				let isSound = true;
				shadow.once("afterTransaction", (transaction: Y.Transaction) => {
					isSound = isSoundTransaction(transaction);
				});
				Y.applyUpdate(shadow, update);
				// an honest editor sends nothing that hangs on what the server has not seen
				isSound &&= !isWhole || (shadow.store.pendingStructs === null && shadow.store.pendingDs === null);
				isSound &&= [...shadow.share.keys()].every((name) => name === fragmentName);
				if (isSound) return true;
			} catch {
				// not a Yjs update at all
			}
			shadow.destroy();
			shadow = new Y.Doc();
			Y.applyUpdate(shadow, stateOfDocument());
			return false;
		},
		follow: (update) => Y.applyUpdate(shadow, update),
		destroy: () => shadow.destroy(),
	};
}

function isSoundTransaction({ doc, beforeState, afterState }: Y.Transaction): boolean {
	for (const [client, end] of afterState) {
		const start = beforeState.get(client) ?? 0;
		if (end <= start) continue;
		const structs = doc.store.clients.get(client) ?? [];
		for (let index = structs.length - 1; index >= 0; index--) {
			const struct = structs[index] as Y.Item | Y.GC;
			if (struct.id.clock + struct.length <= start) break;
			if (struct instanceof Y.Item && !isSoundItem(struct)) return false;
		}
	}
	return true;
}

function isSoundItem({ content, parent, parentSub, deleted }: Y.Item): boolean {
	if (deleted || content instanceof Y.ContentDeleted) return true;
	if (!(parent instanceof Y.AbstractType) || !isUnder(parent)) return false;
	if (parentSub !== null) return parent instanceof Y.XmlElement && isSoundAttribute(parent, parentSub, content);
	if (content instanceof Y.ContentType) return isSoundType(content.type) && !(parent instanceof Y.XmlText);
	if (!(parent instanceof Y.XmlText)) return false;
	if (content instanceof Y.ContentString) return isPlainText(content.str, maxRun);
	return content instanceof Y.ContentFormat && isSoundMark(content.key, content.value);
}

/** Within the one fragment, and not too deep. */
function isUnder(parent: Y.AbstractType<unknown>): boolean {
	let type: Y.AbstractType<unknown> | null = parent;
	for (let depth = 0; type && depth < maxDepth; depth++) {
		if (type._item === null) return type === type.doc?.share.get(fragmentName);
		type = type._item.parent as Y.AbstractType<unknown> | null;
	}
	return false;
}

const isSoundType = (type: Y.AbstractType<unknown>): boolean =>
	type instanceof Y.XmlText ||
	(type instanceof Y.XmlElement && Object.hasOwn(schema.nodes, type.nodeName) && type.nodeName !== "doc" && type.nodeName !== "text");

function isSoundAttribute({ nodeName }: Y.XmlElement, name: string, content: Y.Item["content"]): boolean {
	const attrs = schema.nodes[nodeName]?.spec.attrs ?? {};
	if (!Object.hasOwn(attrs, name)) return false;
	return content.getContent().every((value: unknown) => holds(attrs[name]?.validate, value));
}

/** « bold », or « link--… » where marks of one kind may overlap; null ends a mark. */
function isSoundMark(key: string, value: unknown): boolean {
	const name = key.replace(/--.*$/s, "");
	if (!Object.hasOwn(schema.marks, name)) return false;
	if (value === null) return true;
	if (typeof value !== "object") return false;
	const attrs = schema.marks[name]?.spec.attrs ?? {};
	return Object.entries(value).every(([attr, held]) => Object.hasOwn(attrs, attr) && holds(attrs[attr]?.validate, held));
}

function holds(validate: string | ((value: unknown) => void) | undefined, value: unknown): boolean {
	try {
		if (typeof validate === "function") validate(value);
		return true;
	} catch {
		return false;
	}
}
