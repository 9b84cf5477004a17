import { type Extensions, mergeAttributes, Node } from "@tiptap/core";
import { Link } from "@tiptap/extension-link";
import { StarterKit } from "@tiptap/starter-kit";
import { isSafeHref, schema } from "#app/domain/minutes/document.ts";

const MinutesDocument = Node.create({ name: "doc", topNode: true, content: schema.topNodeType.spec.content });

/** A decision as one block; copied and pasted with all it says. The editor gives it a view (decision-node-view.tsx). */
export const Decision = Node.create({
	name: "decision",
	atom: true,
	addAttributes: () =>
		Object.fromEntries(
			Object.entries(schema.nodes.decision?.spec.attrs ?? {}).map(([name, attr]) => [name, { default: attr.default, rendered: false }]),
		),
	parseHTML: () => [{ tag: "div[data-decision]", getAttrs: (element) => readDecision(element.getAttribute("data-decision") ?? "") }],
	renderHTML: ({ node }) => ["div", mergeAttributes({ "data-decision": JSON.stringify(node.attrs) }), node.attrs.text],
});

/** Pasted markup may come from anywhere: what the schema would refuse is no decision. */
function readDecision(json: string): Record<string, unknown> | false {
	try {
		const node = schema.nodes.decision?.create(JSON.parse(json));
		node?.check();
		return node ? { ...node.attrs } : false;
	} catch {
		return false;
	}
}

const MinutesLink = Link.extend({
	inclusive: false,
	addAttributes: () => ({ href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute("href") } }),
}).configure({
	openOnClick: false,
	defaultProtocol: "https",
	isAllowedUri: (uri) => isSafeHref(uri),
	shouldAutoLink: (uri) => isSafeHref(uri),
	HTMLAttributes: { rel: "noopener noreferrer nofollow", target: null, class: null },
});

/** What one writes minutes with. Makes the very schema that the server checks texts against; extensions.test.ts compares the two. */
export const minutesExtensions: Extensions = [
	MinutesDocument,
	StarterKit.configure({
		document: false,
		link: false,
		code: false,
		codeBlock: false,
		horizontalRule: false,
		strike: false,
		underline: false,
		heading: { levels: [2, 3, 4] },
	}),
	MinutesLink,
];
