import type { LoaderFunctionArgs } from "@remix-run/node";
import { tokenHash } from "#app/domain/kernel/token.server.ts";
import { linkSessionMinutes } from "#app/domain/referrals/commands/open-referral-link.server.ts";
import { findLinkSession, type LinkReaderCtx, type LinkSession } from "#app/domain/referrals/link.server.ts";

/** What a link opens is kept by nobody: no cache, no search engine, no next site. */
export const quietHeaders = { "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store" };

// the __Host- prefix would ask for the whole site, when these pages are the only ones that it is for
const cookieName = (publicUrl: URL) => (publicUrl.protocol === "https:" ? "__Secure-orientation" : "orientation");

/** @returns the Set-Cookie value of an opened link, or, without a secret, the one that erases it */
export function linkCookie(publicUrl: URL, secret: string | null): string {
	const age = secret === null ? 0 : linkSessionMinutes * 60;
	const attributes = `Path=/orientation; Max-Age=${age}; HttpOnly; SameSite=Strict`;
	return `${cookieName(publicUrl)}=${secret ?? ""}; ${attributes}${publicUrl.protocol === "https:" ? "; Secure" : ""}`;
}

/** The hour that an opened link gives, and the context of its commands; null when there is none. */
export async function openedLink({
	request,
	context,
}: Pick<LoaderFunctionArgs, "request" | "context">): Promise<{ session: LinkSession; ctx: LinkReaderCtx } | null> {
	const { db, clock, publicUrl, vault } = context;
	const cookies = request.headers.get("Cookie") ?? "";
	const secret = new RegExp(`(?:^|; ?)${cookieName(publicUrl)}=([\\w-]{43})(?:;|$)`).exec(cookies)?.[1];
	const now = clock();
	const session = secret ? await findLinkSession(db, secret, now) : null;
	if (!secret || !session) return null;
	const { territoryId, organisationId, referralId, recipientId } = session;
	return { session, ctx: { db, now, vault, territoryId, organisationId, referralId, recipientId, link: tokenHash(secret) } };
}
