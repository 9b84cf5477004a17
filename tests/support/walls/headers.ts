import type { Reply } from "./site.ts";

/** What is wrong with the headers of an answer, or with the scripts and styles of its page. */
export function faultsOf({ headers, body, status }: Reply): string[] {
	const faults: string[] = [];
	const expect = (what: string, isSo: boolean) => isSo || faults.push(what);
	const policy = String(headers["content-security-policy"] ?? "");
	const directives = new Map(policy.split(/;\s*/).map((directive) => [directive.split(" ")[0] as string, directive]));
	const isFile = directives.has("sandbox");
	expect("default-src none", directives.get("default-src") === "default-src 'none'");
	expect("no unsafe script", !/unsafe/.test(directives.get("script-src") ?? ""));
	if (!isFile) {
		for (const name of ["object-src", "base-uri", "frame-ancestors"]) expect(`${name} none`, directives.get(name) === `${name} 'none'`);
		expect("form-action self", directives.get("form-action") === "form-action 'self'");
		expect("no unsafe-inline", !policy.includes("unsafe"));
	}
	expect("nosniff", headers["x-content-type-options"] === "nosniff");
	expect("referrer-policy", /^(same-origin|no-referrer)$/.test(String(headers["referrer-policy"])));
	expect("frame options", /^(DENY|SAMEORIGIN)$/.test(String(headers["x-frame-options"])));
	expect("permissions-policy", /camera=\(\)/.test(String(headers["permissions-policy"])));
	expect("opener policy", headers["cross-origin-opener-policy"] === "same-origin");
	expect("resource policy", headers["cross-origin-resource-policy"] === "same-origin");
	expect("kept by no shared cache", /no-store|private/.test(String(headers["cache-control"])));
	expect("no server name", headers["x-powered-by"] === undefined && headers.server === undefined);
	for (const cookie of headers["set-cookie"] ?? [])
		expect(`cookie ${cookie.split("=")[0]}`, /HttpOnly/i.test(cookie) && /SameSite=(Lax|Strict)/i.test(cookie));
	if (status !== 302 && String(headers["content-type"]).startsWith("text/html") && !isFile)
		faults.push(...faultsOfPage(body, directives.get("script-src") ?? ""));
	return faults;
}

function faultsOfPage(page: string, scripts: string): string[] {
	const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1];
	const tags = [...page.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = ""]) => attributes);
	const faults = tags
		.filter((attributes) => !attributes.includes(`nonce="${nonce}"`))
		.map((attributes) => `script without nonce:${attributes}`);
	const markup = page.replace(/<script\b[\s\S]*?<\/script>/g, "");
	for (const [tag] of markup.matchAll(/<[a-z][^>]*\s(?:style|on[a-z]+)="[^>]*>/g)) faults.push(`inline: ${tag.slice(0, 80)}`);
	for (const [tag] of markup.matchAll(/(?:href|src|action)="(?:javascript|data):[^"]*"/gi))
		if (!tag.startsWith('src="data:image')) faults.push(`address: ${tag.slice(0, 60)}`);
	if (/<style\b/.test(markup)) faults.push("inline style sheet");
	return faults;
}
