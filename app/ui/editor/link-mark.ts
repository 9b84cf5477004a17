import { InputRule, Mark, markPasteRule } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { isSafeHref } from "#app/domain/minutes/document.ts";

/** An address as people write it, without the punctuation of the sentence around it. */
const address = String.raw`https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]»'’]`;
const isAddress = new RegExp(`^${address}$`, "i");

/** Words that lead elsewhere. An address becomes a link when it is pasted, pasted over words, or followed by a space. */
export const LinkMark = Mark.create({
	name: "link",
	priority: 1000, // around the other marks, as the vocabulary has it
	keepOnSplit: false,
	exitable: true,
	inclusive: false,
	addAttributes: () => ({ href: { default: null } }),
	parseHTML: () => [{ tag: "a[href]", getAttrs: (element) => isSafeHref(element.getAttribute("href")) && null }],
	renderHTML: ({ mark: { attrs } }) => ["a", { href: isSafeHref(attrs.href) ? attrs.href : null, rel: "noopener noreferrer nofollow" }, 0],
	addInputRules() {
		return [
			new InputRule({
				find: new RegExp(`(?:^|\\s|\\()(${address}) $`, "i"),
				handler: ({ state: { tr, doc }, range: { to }, match: [, href] }) => {
					const from = to - (href?.length ?? 0);
					if (!isSafeHref(href) || doc.rangeHasMark(from, to, this.type)) return null;
					tr.insertText(" ", to).addMark(from, to, this.type.create({ href }));
				},
			}),
		];
	},
	addPasteRules() {
		return [
			markPasteRule({
				find: new RegExp(address, "gi"),
				type: this.type,
				// what was a link already says itself where it leads
				getAttributes: ([href], { clipboardData }) =>
					isSafeHref(href) && !/<a\s/i.test(clipboardData?.getData("text/html") ?? "") && { href },
			}),
		];
	},
	addProseMirrorPlugins() {
		return [
			new Plugin({
				props: {
					handlePaste: ({ state }, _event, { content }) => {
						const href = content.textBetween(0, content.size);
						return !state.selection.empty && isAddress.test(href) && isSafeHref(href) && this.editor.commands.setMark(this.type, { href });
					},
				},
			}),
		];
	},
});
