import type { Page } from "playwright-core";

const kept = "Gardé tel quel";

/**
 * Empties what the first form that requires something requires, writes in what it does not, and sends it, whatever the browser says.
 * Answers false when the page has no such form.
 */
export async function sendEmptied(page: Page): Promise<number | null> {
	const answer = page.waitForResponse((response) => response.request().method() === "POST" && response.request().isNavigationRequest(), {
		timeout: 15_000,
	});
	const isSent = await page.evaluate((words) => {
		for (const form of document.querySelectorAll<HTMLFormElement>("main form[method=post]")) {
			const fields = [...form.querySelectorAll<HTMLInputElement>("input, select, textarea")];
			const emptied = fields.filter((field) => {
				if (!field.required || field.disabled) return false;
				if (field.type === "radio" || field.type === "checkbox") {
					field.checked = false;
					return true;
				}
				field.value = "";
				return field.value === "";
			});
			if (emptied.length === 0) continue;
			for (const field of fields) {
				const isText = field.tagName === "TEXTAREA" || field.type === "text";
				if (isText && !field.required && !field.readOnly && (field.maxLength < 0 || field.maxLength > 40)) field.value = words;
			}
			form.noValidate = true;
			form.requestSubmit(form.querySelector<HTMLButtonElement>("button:not([type=button])"));
			return true;
		}
		return false;
	}, kept);
	if (!isSent) {
		answer.catch(() => undefined);
		return null;
	}
	const status = (await answer).status();
	await page.waitForLoadState();
	return status;
}

/** What a refused form fails to say, to lead to, or to give back. */
export const faultsOfRefusal = (page: Page, wroteSomething = true): Promise<string[]> =>
	page.evaluate(
		([words, wrote]) => {
			const found: string[] = [];
			const summary = document.getElementById("erreurs");
			if (!summary) return ["no summary of errors"];
			if (document.activeElement !== summary) found.push("the focus is not on the summary");
			for (const link of summary.querySelectorAll<HTMLAnchorElement>("a")) {
				const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
				if (!target || target.tabIndex < -1 || !target.matches("input, select, textarea, [tabindex], button, a")) {
					found.push(`leads nowhere: ${link.textContent}`);
				}
			}
			const invalid = [...document.querySelectorAll("main [aria-invalid=true]")];
			if (invalid.length === 0 && summary.querySelector("a")) found.push("no field is said to be wrong");
			for (const field of invalid) {
				const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
				const sentences = ids.map((id) => document.getElementById(id)?.textContent?.trim());
				if (sentences.length === 0 || sentences.some((sentence) => !sentence)) found.push(`no sentence for ${field.id}`);
			}
			const form = invalid[0]?.closest("form") ?? document.querySelector("main form[method=post]");
			for (const field of form?.querySelectorAll<HTMLInputElement>("input[type=text], textarea") ?? []) {
				if (!wrote || field.required || field.readOnly || (field.maxLength >= 0 && field.maxLength <= 40)) continue;
				if (field.value !== words) found.push(`forgets what was typed in ${field.id}`);
			}
			return found;
		},
		[kept, wroteSomething] as const,
	);
