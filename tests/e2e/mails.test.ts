import { expect, it } from "vitest";
import { mailSamples } from "#app/emails/samples.ts";
import { axe, violationsOf } from "#tests/support/axe.ts";
import { useBrowser } from "#tests/support/browser.ts";

const browser = useBrowser();

it.each(mailSamples)(
	"the mail « $label » can be read by everyone, in light and dark, on a phone and on a desk",
	async ({ id, compose }) => {
		const { html } = await compose();
		for (const colorScheme of ["light", "dark"] as const) {
			for (const width of [360, 1280]) {
				const page = await browser.open({ colorScheme, viewport: { width, height: 800 } });
				await page.setContent(html);
				const pictures = process.env.MAIL_PICTURES;
				if (pictures) await page.screenshot({ path: `${pictures}/${id}-${width}-${colorScheme}.png`, fullPage: true });
				await page.evaluate(axe);
				// a mail is no page: its programs give it the landmarks
				expect((await violationsOf(page)).filter((violation) => !/^(region|landmark-one-main)/.test(violation))).toEqual([]);
				expect(await page.evaluate("document.documentElement.scrollWidth"), "nothing to scroll sideways for").toBeLessThanOrEqual(width);
				await page.context().close();
			}
		}
	},
);
