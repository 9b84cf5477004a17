import { Extension } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import { Suggestion, type SuggestionOptions, type SuggestionProps } from "@tiptap/suggestion";
import type { Choices } from "./choices.ts";
import { type DialogName, type Insertion, insertions } from "./insertions.ts";

interface Suggested {
	id: string;
	label: string;
	detail?: string;
}

const maxShown = 8;
const listId = "propositions";

const foldAccents = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const matches = (query: string, ...texts: (string | undefined)[]) => {
	const words = foldAccents(texts.filter(Boolean).join(" "));
	return foldAccents(query)
		.split(/\s+/)
		.every((word) => words.includes(word));
};

/** In the page's main part, and never beyond the side of a phone's screen. */
const placed = {
	container: ".editor",
	decorationClass: "asked", // by default it bears the name of our options, and would look like one
	floatingUi: {
		middleware: [
			{
				name: "inside",
				fn: ({ x, rects }: { x: number; rects: { floating: { width: number } } }) => ({
					x: Math.max(8, Math.min(x, document.documentElement.clientWidth - rects.floating.width - 8)),
				}),
			},
		],
	},
};

/** `/` inserts, `@` names someone. The focus stays in the text; what is chosen is told through it (WAI-ARIA listbox). */
export const suggestions = (choices: Choices, openDialog: (name: DialogName) => void) =>
	Extension.create({
		name: "suggestions",
		addProseMirrorPlugins() {
			const { editor } = this;
			return [
				Suggestion<Insertion & Suggested>({
					editor,
					char: "/",
					pluginKey: new PluginKey("insertions"),
					items: ({ query }) =>
						insertions
							.filter(({ label, words }) => matches(query, label, words))
							.toSorted((a, b) => Number(matches(query, b.label)) - Number(matches(query, a.label))) // « vote » is a vote before a decision
							.map((insertion) => ({ ...insertion, id: insertion.name })),
					command({ range, props }) {
						editor.chain().focus().deleteRange(range).run();
						props.run(editor, openDialog);
					},
					...placed,
					render: () => listbox("À insérer"),
				}),
				Suggestion<Suggested>({
					editor,
					char: "@",
					allowSpaces: true,
					pluginKey: new PluginKey("mentions"),
					items: ({ query }) =>
						choices.owners
							.filter(({ name, organisation }) => matches(query, name, organisation))
							.slice(0, maxShown)
							.map(({ id, name, organisation }) => ({ id, label: name, detail: organisation })),
					command({ range, props: { id, label } }) {
						editor
							.chain()
							.focus()
							.insertContentAt(range, [
								{ type: "mention", attrs: { personId: id, label } },
								{ type: "text", text: " " },
							])
							.run();
					},
					...placed,
					render: () => listbox("Personnes du territoire"),
				}),
			];
		},
	});

/** Whether Escape closes a list before it does anything else. */
export const isListOpen = (text: Element): boolean => text.hasAttribute("aria-activedescendant");

function listbox<Item extends Suggested>(name: string): ReturnType<NonNullable<SuggestionOptions<Item>["render"]>> {
	let list: HTMLElement | null = null;
	let unmount: (() => void) | null = null;
	let props: SuggestionProps<Item>;
	let chosen = 0;

	const close = () => {
		unmount?.();
		unmount = null;
		list = null;
		const text = props.editor.view.dom;
		for (const attribute of ["aria-controls", "aria-activedescendant", "aria-autocomplete", "aria-haspopup"])
			text.removeAttribute(attribute);
	};
	const draw = () => {
		if (props.items.length === 0) {
			if (list) close();
			return;
		}
		chosen = Math.min(chosen, props.items.length - 1);
		const options = props.items.map((item, index) => {
			const option = document.createElement("div");
			option.id = `${listId}-${index}`;
			option.className = "suggestion";
			option.setAttribute("role", "option");
			option.setAttribute("aria-selected", String(index === chosen));
			option.textContent = item.label;
			if (item.detail) {
				const detail = document.createElement("span");
				detail.className = "suggestion-detail";
				detail.textContent = ` ${item.detail}`;
				option.append(detail);
			}
			// before the text loses the focus
			option.addEventListener("pointerdown", (event) => event.preventDefault());
			option.addEventListener("click", () => props.command(item));
			return option;
		});
		if (!list) {
			list = document.createElement("div");
			list.id = listId;
			list.className = "suggestions";
			list.setAttribute("role", "listbox");
			list.setAttribute("aria-label", name);
			list.tabIndex = 0; // scrolls; no stop of the Tab key, which chooses as long as the list is open
			unmount = props.mount(list);
		}
		list.replaceChildren(...options);
		options[chosen]?.scrollIntoView({ block: "nearest" });
		const text = props.editor.view.dom;
		text.setAttribute("aria-haspopup", "listbox");
		text.setAttribute("aria-autocomplete", "list");
		text.setAttribute("aria-controls", listId);
		text.setAttribute("aria-activedescendant", `${listId}-${chosen}`);
	};
	const move = (step: number) => {
		chosen = (chosen + step + props.items.length) % props.items.length;
		draw();
	};
	return {
		onStart(started) {
			props = started;
			chosen = 0;
			draw();
		},
		onUpdate(updated) {
			if (updated.query !== props.query) chosen = 0;
			props = updated;
			if (!updated.loading) draw();
		},
		onKeyDown({ event }) {
			if (!list) return false;
			const item = props.items[chosen];
			if (event.key === "ArrowDown") move(1);
			else if (event.key === "ArrowUp") move(-1);
			else if ((event.key === "Enter" || event.key === "Tab") && item) props.command(item);
			else return false;
			return true;
		},
		onExit: close,
	};
}
