import { data, redirect } from "@remix-run/node";
import { DomainError } from "#app/domain/kernel/errors.ts";
import { sentenceOf } from "#app/messages/sentences.ts";

export const statusOf = { "not-found": 404, forbidden: 403, conflict: 409, rule: 422 } as const satisfies Record<
	DomainError["kind"],
	number
>;

export const notFound = () => errorPage(404, "not-found");

/** Thrown to show the error page with its status and sentence. */
export const errorPage = (status: number, code: string) => data({ sentence: sentenceOf(code) }, { status });

/** For loaders: a refusal or an absence becomes its page; anything else goes on to the 500. */
export async function respond<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof DomainError) throw errorPage(statusOf[error.kind], error.code);
		throw error;
	}
}

/** Goes to another page, which says once that it is done. */
export function redirectWithToast(url: string, code: string, headers = new Headers()): Response {
	headers.append("Set-Cookie", `toast=${code}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`);
	return redirect(url, { headers });
}

/** The sentence left by the page before, and the header that forgets it. */
export function takeToast(request: Request): { text: string; forget: string } | null {
	const code = /(?:^|;\s*)toast=([a-z-]*)/.exec(request.headers.get("Cookie") ?? "")?.[1];
	if (!code) return null;
	return { text: sentenceOf(`toast.${code}`), forget: "toast=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" };
}
