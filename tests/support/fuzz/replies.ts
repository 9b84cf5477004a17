import { formsOf } from "../walls/forms.ts";
import type { Reply } from "../walls/site.ts";
import type { FoundForm } from "./found-forms.ts";

/** Words of the libraries, which nobody should read. */
const foreign =
	/\b(Invalid (input|string|option|date|key)|Unrecognized key|expected (string|number|one)|Too (big|small|long)|Internal Server|is required|undefined is not|Unexpected)\b/i;
const plain = (html: string) =>
	html
		.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, "")
		.replace(/<(textarea|select|title)\b[\s\S]*?<\/\1>/g, "")
		.replace(/<[^>]*>/g, " ");
const isSentence = (text: string) => /[A-ZÀÉÈÊÎÔ][^.!?…]{10,}[.!?…]/.test(text.replace(/&\w+;|&#x?\w+;/g, "'"));

/** Where a refusal is said: beside a field, on top of a form, or on the page in its place. */
function sayings(body: string): string[] {
	return [
		...[...body.matchAll(/<(\w+)[^>]*(?:role="alert"|class="[^"]*(?:error|alert|notice|lead|empty)[^"]*")[^>]*>([\s\S]*?)<\/\1>/g)].map(
			([, , text = ""]) => plain(text),
		),
		...[...body.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)].map(([, text = ""]) => plain(text)),
	];
}

/** What is wrong in an answer to a form, whatever it held. */
export function faultsOfReply({ status, body, headers }: Reply): string[] {
	if ([200, 201, 204, 302].includes(status)) return [];
	if (status >= 500 || status < 400) return [`answered ${status}`];
	const isPage = String(headers["content-type"]).startsWith("text/html");
	const faults: string[] = [];
	if (foreign.test(plain(body))) faults.push(`${status} in the words of a library: ${foreign.exec(plain(body))?.[0]}`);
	if (isPage ? !sayings(body).some(isSentence) : !isSentence(body)) faults.push(`${status} without a sentence`);
	return faults;
}

const secret = /password|nir$/i;
const shape = (text: string) => text.replace(/\r\n?/g, "\n").trim();

/** Names of the fields where what was typed is gone, of a form that was given back to be mended. */
export function forgotten({ form, page }: FoundForm, typed: [string, string][], { status, body }: Reply): string[] {
	if (status !== 400 && status !== 422) return [];
	// nobody types into a hidden field: the page may then be of another row
	if (typed.some(([name]) => isHidden(body, name))) return [];
	const same = formsOf(body, page).filter(({ action }) => action === form.action);
	const given = same.find(({ fields }) => form.fields.every(([name]) => fields.some(([other]) => other === name)));
	if (!given) return [];
	return typed
		.filter(
			([name, text]) =>
				!secret.test(name) &&
				text.trim() !== "" &&
				isTextField(body, name, text) &&
				!given.fields.some(([other, value]) => other === name && shape(value) === shape(text)),
		)
		.map(([name]) => name);
}
const isHidden = (body: string, name: string) =>
	[...body.matchAll(/<input\s[^>]*type="hidden"[^>]*>/g)].some(([tag]) => tag.includes(`name="${name}"`));
/** A browser gives no text that its own picker of days and hours cannot show. */
const isTextField = (body: string, name: string, text: string) =>
	[...body.matchAll(/<(input|textarea)\s[^>]*>/g)].some(([tag, kind]) => {
		if (!tag.includes(`name="${name}"`)) return false;
		if (/type="(date|time|month|datetime-local)"/.test(tag)) return /^2\d{3}-(0[1-9]|1[0-2])-([01]\d|2[0-8])$/.test(text);
		return kind === "textarea" || !/type="(hidden|radio|checkbox|file|submit|search)"/.test(tag);
	});
