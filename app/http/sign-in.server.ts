import type { AppLoadContext } from "@remix-run/node";
import { verifyPassword } from "#app/adapters/passwords.server.ts";
import { findCredential } from "#app/domain/people/queries.server.ts";

type SignInResult = { cookie: string } | { refusal: "sign-in.refused" | "sign-in.throttled" };

/** Checks the password, slowly on purpose, and opens a new session; says nothing of whether the account exists. */
export async function signIn(context: AppLoadContext, request: Request, { email, password }: { email: string; password: string }): Promise<SignInResult> {
	const { db, throttle, sessions, clock, clientAddress } = context;
	if ((await throttle.secondsToWait(email, clientAddress)) > 0) return { refusal: "sign-in.throttled" };
	const credential = await findCredential(db, email, clock());
	const isRight = await verifyPassword(credential?.passwordHash ?? null, password);
	if (!credential?.isActive || !isRight) {
		await throttle.recordFailure(email, clientAddress);
		return { refusal: "sign-in.refused" };
	}
	await throttle.forget(email);
	await sessions.close(request.headers.get("Cookie") ?? ""); // a session from before signing in never survives it
	return { cookie: await sessions.open(credential.personId, request.headers.get("User-Agent") ?? "") };
}
