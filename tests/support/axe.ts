import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** To be put in a page before it is asked for its violations. */
export const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What of the page, as it stands, not everyone could use. */
export const violationsOf = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		// biome-ignore lint/suspicious/noExplicitAny: put there by addInitScript
		const { violations } = await (globalThis as any).axe.run(document, { resultTypes: ["violations"] });
		return violations.map(
			({ id, nodes }: { id: string; nodes: { target: string[] }[] }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
		);
	});
