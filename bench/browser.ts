import { type Browser, type BrowserContext, chromium } from "playwright-core";
import type { SignedInPerson } from "./people.ts";

/** The Chromium that npm ships. */
export async function launchBrowser(): Promise<Browser> {
	// makes the package bring its own libraries, for machines that lack them; must be set before it loads
	process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs24.x";
	const { default: shipped } = await import("@sparticuz/chromium");
	return chromium.launch({ executablePath: await shipped.executablePath(), args: ["--no-sandbox", "--disable-gpu"] });
}

/** A window of somebody who signed in, that has seen nothing yet. */
export async function windowOf(browser: Browser, origin: string, { cookie }: SignedInPerson): Promise<BrowserContext> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
	const [name = "", ...value] = cookie.split("=");
	await context.addCookies([{ name, value: value.join("="), url: origin }]);
	return context;
}
