import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules that a change of colours may break; the others read what is written, which a theme leaves as it is. */
const ofColours = ["color-contrast", "link-in-text-block"];

/** What of the page, as it stands, not everyone could use. */
export async function violationsOf(page: Page, only?: "colours"): Promise<string[]> {
	if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
	return page.evaluate(async (rules) => {
		// biome-ignore lint/suspicious/noExplicitAny: axe is a global of the page
		const { violations } = await (globalThis as any).axe.run(document, {
			resultTypes: ["violations"],
			...(rules && { runOnly: { type: "rule", values: rules } }),
		});
		return violations.map(
			({ id, nodes }: { id: string; nodes: { target: string[] }[] }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
		);
	}, only && ofColours);
}
