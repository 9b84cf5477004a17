import type { AppLoadContext } from "@remix-run/node";
import type { ExportFiles } from "#app/adapters/export-files.server.ts";
import type { Sessions, SignedIn } from "#app/adapters/sessions.server.ts";
import type { Storage } from "#app/adapters/storage.server.ts";
import type { Throttle } from "#app/adapters/throttle.server.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import type { Vault } from "#app/domain/kernel/sealed.server.ts";
import type { Membership, Visitor } from "#app/domain/people/types.ts";
import type { Db } from "#db/client.server.ts";

/** What the process gives to every request; tests give their own. */
export interface Services {
	db: Db;
	sessions: Sessions;
	throttle: Throttle;
	/** Attached files. */
	files: Storage;
	/** The operator's keys, which open what is sealed. */
	vault: Vault;
	clock: () => Date;
	publicUrl: URL;
	/** Files prepared by jobs. */
	exportFiles: ExportFiles;
	isDemo: boolean;
	/** What the host adds to its accessibility statement. */
	accessibility: { contact: string | null; scheme: string | null };
	/** Told of each address that a member was refused. */
	onRefusal: (ctx: Ctx, pathname: string) => Promise<void>;
}

/** What one request carries beside: its session and visitor are looked up once, however many loaders ask. */
export interface RequestContext extends Services {
	nonce: string;
	/** Network address of the client, for throttling only; never logged. */
	clientAddress: string;
	session: () => Promise<SignedIn | null>;
	visitor: () => Promise<Visitor | null>;
	/** Set when the answer will not get better by itself: the page is then not made to reload. */
	isLasting?: boolean;
}

declare module "@remix-run/node" {
	interface AppLoadContext extends RequestContext {}
}

export function requestContext(services: Services, request: Request, nonce = "", clientAddress = ""): AppLoadContext {
	const session = once(() => services.sessions.find(request.headers.get("Cookie") ?? ""));
	const visitor = once(async () => {
		const signedIn = await session();
		if (!signedIn) return null;
		const { sessionId, person, places } = signedIn;
		return { sessionId, person, memberships: [...places] as Membership[] };
	});
	return { ...services, nonce, clientAddress, session, visitor };
}

function once<T>(compute: () => Promise<T>): () => Promise<T> {
	let result: Promise<T> | undefined;
	return () => {
		result ??= compute();
		return result;
	};
}
