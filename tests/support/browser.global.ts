import type { TestProject } from "vitest/node";

declare module "vitest" {
	interface ProvidedContext {
		chromium: string;
	}
}

/** Unpacks the npm-shipped Chromium once for the run. */
export default async function setup(project: TestProject) {
	// makes the package bring its own libraries, for machines that lack them; must be set before it loads
	process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs24.x";
	const { default: chromium } = await import("@sparticuz/chromium");
	project.provide("chromium", await chromium.executablePath());
}
