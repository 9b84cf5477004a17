/** What a link opens is kept by nobody: no cache, no search engine, no next site. */
export const quietHeaders = { "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store" };

// the __Host- prefix would ask for the whole site, when these pages are the only ones that it is for
const cookieName = (publicUrl: URL) => (publicUrl.protocol === "https:" ? "__Secure-orientation" : "orientation");

/** @returns the Set-Cookie value of an opened link, or, without a secret, the one that erases it */
export function linkCookie(publicUrl: URL, secret: string | null, minutes = 0): string {
	const attributes = `Path=/orientation; Max-Age=${minutes * 60}; HttpOnly; SameSite=Strict`;
	return `${cookieName(publicUrl)}=${secret ?? ""}; ${attributes}${publicUrl.protocol === "https:" ? "; Secure" : ""}`;
}

/** The secret of the link that this browser opened, if it did. */
export function linkSecret(request: Request, publicUrl: URL): string | null {
	const cookies = request.headers.get("Cookie") ?? "";
	return new RegExp(`(?:^|; ?)${cookieName(publicUrl)}=([\\w-]{43})(?:;|$)`).exec(cookies)?.[1] ?? null;
}
