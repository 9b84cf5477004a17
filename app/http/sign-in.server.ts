import type { AppLoadContext } from "@remix-run/node";
import { hashPassword, isStrongPassword, verifyPassword } from "#app/adapters/passwords.server.ts";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { requestPasswordReset } from "#app/domain/people/commands/request-password-reset.server.ts";
import { findCredential } from "#app/domain/people/queries.server.ts";

type Refusal = "sign-in.refused" | "sign-in.throttled" | "password.current-wrong";
type SignInResult = { cookie: string } | { refusal: Refusal };

/** Checks the password, slowly on purpose, and opens a new session; says nothing of whether the account exists. */
export async function signIn(
	context: AppLoadContext,
	request: Request,
	{ email, password }: { email: string; password: string },
): Promise<SignInResult> {
	const known = await recognise(context, email, password);
	if (known === "throttled") return { refusal: "sign-in.throttled" };
	return known ? { cookie: await openSession(context, request, known.personId) } : { refusal: "sign-in.refused" };
}

/** Asks a signed-in person for their password again, before what a borrowed computer must not do. @returns why not, or null */
export async function confirmPassword(context: AppLoadContext, email: string, password: string): Promise<Refusal | null> {
	const known = await recognise(context, email, password);
	if (known === "throttled") return "sign-in.throttled";
	return known ? null : "password.current-wrong";
}

/** Printed at start and known to all: where real people work it opens nothing, even if demonstration accounts were left behind. */
const demonstrationPassword = "demonstration-2026";

/** Whose password this is, if it is right and the account may be used; every try counts until one is right. */
async function recognise({ db, clock, throttle, clientAddress, isDemo }: AppLoadContext, email: string, password: string) {
	if ((await throttle.take(email, clientAddress)) > 0) return "throttled";
	const credential = await findCredential(db, email, clock());
	const isRight = await verifyPassword(credential?.passwordHash ?? null, password);
	if (!isRight || !credential?.isActive || (password === demonstrationPassword && !isDemo)) return null;
	await throttle.forgive(email, clientAddress);
	return credential;
}

/** @returns the Set-Cookie value; a session from before never survives a sign-in, or a planted cookie would become the person's */
export async function openSession({ sessions }: AppLoadContext, request: Request, personId: PersonId): Promise<string> {
	await sessions.close(request.headers.get("Cookie") ?? "");
	return sessions.open(personId, request.headers.get("User-Agent") ?? "");
}

/** The hash of a password good enough to protect an account, or null when it would be guessed; `about`: name, address, territory. */
export const hashStrongPassword = async (password: string, about: readonly string[]): Promise<string | null> =>
	(await isStrongPassword(password, wordsOf(about))) ? hashPassword(password) : null;

/** A guesser tries the parts of an address and of a name one by one. */
const wordsOf = (about: readonly string[]): string[] => [
	...new Set([
		"maillage",
		"demonstration",
		...about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2),
	]),
];

const resetFloor = 400;

/**
 * Asks for a link to set a new password. Takes the same time whether or not the account exists: the answer waits for a floor that
 * the work never reaches.
 */
export async function forgotPassword(
	{ db, clock, throttle, clientAddress }: AppLoadContext,
	email: string,
): Promise<"asked" | "throttled"> {
	if ((await throttle.take(`mot-de-passe:${email}`, clientAddress)) > 0) return "throttled";
	const floor = new Promise((resolve) => setTimeout(resolve, resetFloor));
	await Promise.all([requestPasswordReset({ db, now: clock() }, { email }), floor]);
	return "asked";
}
