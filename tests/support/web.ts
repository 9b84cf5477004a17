import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll } from "vitest";
import { createExportFiles } from "#app/adapters/export-files.server.ts";
import { hashPassword } from "#app/adapters/passwords.server.ts";
import { createSessions } from "#app/adapters/sessions.server.ts";
import { createStorage } from "#app/adapters/storage.server.ts";
import { createThrottle } from "#app/adapters/throttle.server.ts";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { setPassword } from "#app/domain/people/commands/set-password.server.ts";
import { witnessRefusal } from "#app/domain/referrals/commands/witness-refusal.server.ts";
import { tellRefusal } from "#app/http/refusals.server.ts";
import { requestContext, type Services } from "#app/http/services.server.ts";
import type { TestDatabase } from "./database.ts";
import { testVault } from "./vault.ts";

export const password = "un mot de passe assez long";

interface Asked {
	path: string;
	params?: Record<string, string>;
	/** Cookie header, as given back by `cookieOf`. */
	cookie?: string;
	/** Makes it a POST. */
	form?: Record<string, string>;
	/** The same with files in it. */
	upload?: FormData;
	/** The same, as a script of ours posts it. */
	json?: unknown;
	address?: string;
	userAgent?: string;
}

/** What a browser would see of a loader or an action, returned or thrown. */
export interface Answer {
	status: number;
	headers: Headers;
	location: string | null;
	// biome-ignore lint/suspicious/noExplicitAny: each route has its own
	data: any;
}

export interface TestWeb {
	services: Services;
	clock: { now: Date };
	/** Calls a route's loader or action the way the server does, with its sessions and throttle on real PostgreSQL. */
	ask: (handler: (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown, asked: Asked) => Promise<Answer>;
	/** Opens a session. @returns the Cookie header */
	signInAs: (personId: PersonId, userAgent?: string) => Promise<string>;
	givePassword: (personId: PersonId, text?: string) => Promise<void>;
}

export function useWeb(database: TestDatabase, startsAt: Date): TestWeb {
	const web = { clock: { now: startsAt } } as TestWeb;
	const clock = () => web.clock.now;
	const folder = mkdtempSync(path.join(tmpdir(), "maillage-files-"));
	beforeAll(() => {
		const throttle = createThrottle(database.adminUrl, () => {});
		const sessions = createSessions(database.app, clock, false);
		const files = createStorage(folder);
		web.services = {
			db: database.app,
			sessions,
			throttle,
			files,
			vault: testVault,
			clock,
			publicUrl: new URL("http://localhost:3000"),
			isDemo: false,
			accessibility: { contact: null, scheme: null },
			onRefusal: witnessRefusal,
			exportFiles: createExportFiles(folder),
		};
	});
	afterAll(async () => {
		rmSync(folder, { recursive: true, force: true });
		await web.services?.throttle.close();
	});

	web.ask = async (handler, { path, params = {}, cookie, form, upload, json, address = "192.0.2.1", userAgent = "" }) => {
		const headers = new Headers({ "User-Agent": userAgent, ...(cookie ? { Cookie: cookie } : {}) });
		const body = json === undefined ? (upload ?? (form && new URLSearchParams(form))) : JSON.stringify(json);
		const request = new Request(`http://localhost:3000${path}`, { method: body === undefined ? "GET" : "POST", headers, body });
		const context = requestContext(web.services, request, "", address);
		const answer = await answered();
		await tellRefusal(request, context, answer.status);
		return answer;

		async function answered() {
			try {
				return await answerOf(await handler({ request, params, context }));
			} catch (thrown) {
				if (thrown instanceof Error) throw thrown;
				return answerOf(thrown);
			}
		}
	};
	web.signInAs = async (personId, userAgent = "") => cookieOf(await web.services.sessions.open(personId, userAgent));
	web.givePassword = async (personId, text = password) =>
		setPassword({ db: database.app, personId, now: clock() }, { passwordHash: await hashPassword(text) });
	return web;
}

/** The Cookie header a browser would send after this Set-Cookie. */
export const cookieOf = (setCookie: string): string => setCookie.split(";")[0] as string;

async function answerOf(result: unknown): Promise<Answer> {
	if (result instanceof Response) {
		const isJson = result.headers.get("Content-Type")?.startsWith("application/json");
		const data = isJson ? await result.json() : null;
		return { status: result.status, headers: result.headers, location: result.headers.get("Location"), data };
	}
	if (typeof result === "object" && result !== null && "type" in result && result.type === "DataWithResponseInit") {
		const { data, init } = result as unknown as { data: unknown; init: ResponseInit | null };
		return { status: init?.status ?? 200, headers: new Headers(init?.headers), location: null, data };
	}
	return { status: 200, headers: new Headers(), location: null, data: result };
}
