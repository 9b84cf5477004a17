import { expect, it } from "vitest";
import { mailSamples } from "#app/emails/samples.ts";
import { violationsOf } from "#tests/support/axe.ts";
import { desktop, phone, useBrowser } from "#tests/support/browser.ts";

const browser = useBrowser();

/** WCAG 2.5.8: 24 px at least. */
const lowTargets = `[...document.querySelectorAll("a")].filter((link) => link.getBoundingClientRect().height < 24).map((link) => link.textContent)`;

it.each(mailSamples)(
	"the mail « $label » can be read by everyone, in light and dark, on a phone and on a desk",
	async ({ id, compose }) => {
		const { html } = await compose();
		for (const colorScheme of ["light", "dark"] as const) {
			for (const screen of [phone, desktop]) {
				const page = await browser.open({ ...screen, colorScheme });
				const width = screen.viewport?.width ?? 0;
				await page.setContent(html);
				const pictures = process.env.MAIL_PICTURES;
				if (pictures) await page.screenshot({ path: `${pictures}/${id}-${width}-${colorScheme}.png`, fullPage: true });
				// a mail is no page: its programs give it the landmarks
				expect((await violationsOf(page)).filter((violation) => !/^(region|landmark-one-main)/.test(violation))).toEqual([]);
				expect(await page.evaluate("document.documentElement.scrollWidth"), "nothing to scroll sideways for").toBeLessThanOrEqual(width);
				expect(await page.evaluate(lowTargets), "links that a finger misses").toEqual([]);
				await page.context().close();
			}
		}
	},
);
