import type { AppLoadContext } from "@remix-run/node";
import { actorOf } from "#app/domain/people/actor-of.ts";

/** Tells the product who, signed in and with a place in the territory of the address, was refused it; once for each request, from its answer. */
export async function tellRefusal(request: Request, context: AppLoadContext, status: number): Promise<void> {
	if (status !== 403 && status !== 404) return;
	const { pathname } = new URL(request.url);
	const [, territory] = /^\/t\/([^/]+)\//.exec(pathname) ?? [];
	if (!territory) return;
	const visitor = await context.visitor();
	const membership = visitor?.memberships.find(({ territorySlug }) => territorySlug === territory);
	if (!visitor || !membership) return;
	await context.onRefusal({ db: context.db, actor: actorOf(visitor.person, membership), now: context.clock() }, pathname);
}
