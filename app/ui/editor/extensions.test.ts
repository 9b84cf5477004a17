import { getSchema } from "@tiptap/core";
import type { Schema } from "@tiptap/pm/model";
import { expect, it } from "vitest";
import { schema } from "#app/domain/minutes/document.ts";
import { minutesExtensions, records } from "./extensions.ts";

/** What decides whether a text of one schema is a text of the other. */
const shapeOf = ({ nodes, marks, topNodeType }: Schema) => ({
	top: topNodeType.name,
	nodes: Object.fromEntries(
		Object.entries(nodes).map(([name, { spec, isAtom, isInline }]) => [
			name,
			{ content: spec.content ?? "", group: spec.group ?? "", isInline, isAtom, attrs: Object.keys(spec.attrs ?? {}).sort() },
		]),
	),
	// in order: ProseMirror keeps the marks of a word in the order of its schema, and refuses another
	marks: Object.entries(marks).map(([name, { spec }]) => ({
		name,
		attrs: Object.keys(spec.attrs ?? {}),
		inclusive: spec.inclusive ?? true,
	})),
});

it("writes in the very schema that the server checks texts against", () => {
	expect(shapeOf(getSchema([...minutesExtensions, ...Object.values(records)]))).toEqual(shapeOf(schema));
});
