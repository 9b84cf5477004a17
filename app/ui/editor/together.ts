import { Collaboration } from "@tiptap/extension-collaboration";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

/**
 * The text that everyone writes. Its first drawing would put the cursor where the empty text had it, which may be on a record, where
 * nothing is written: told that someone else looks after the cursor, it leaves it at the end.
 */
export const Together = Collaboration.extend({
	addProseMirrorPlugins() {
		const plugins = this.parent?.() ?? [];
		for (const { spec } of plugins) {
			const { view: draw } = spec;
			if (spec.key !== ySyncPluginKey || !draw) continue;
			spec.view = (view) => {
				const { binding } = ySyncPluginKey.getState(view.state);
				binding.beforeTransactionSelection = {};
				const drawn = draw(view);
				binding.beforeTransactionSelection = null;
				return drawn;
			};
		}
		return plugins;
	},
});
