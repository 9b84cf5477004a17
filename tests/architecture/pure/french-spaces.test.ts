import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, it } from "vitest";

// French puts a no-break space before : ; ? ! » and after «: an ordinary one lets the mark fall alone at the start of a line.

const files = globSync(["app/messages/**/*.ts", "app/ui/**/*.{ts,tsx}"], { exclude: (name) => /\.test\.tsx?$/.test(name) });

/** Every piece of text in a file: strings, templates between their holes, text of JSX. */
function textsOf(file: string): { line: number; text: string }[] {
	const source = readFileSync(file, "utf8");
	const kind = file.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
	const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
	const found: { line: number; text: string }[] = [];
	const visit = (node: ts.Node) => {
		if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
			found.push({ line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1, text: node.getText(tree) });
		}
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return found;
}

it.each(files)("%s breaks no line before a French mark", (file) => {
	const wrong = textsOf(file).filter(({ text }) => / [:;?!»]|« |\S\n[ \t]*[:;?!»]|«\n[ \t]*\S/.test(text));
	expect(wrong).toEqual([]);
});

it("reads the files there are", () => {
	expect(files.length).toBeGreaterThan(100);
});
