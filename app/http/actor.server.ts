import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Ctx, PersonCtx } from "#app/domain/kernel/context.server.ts";
import { actorOf } from "#app/domain/people/actor-of.ts";
import type { Visitor } from "#app/domain/people/types.ts";
import { paths } from "#app/paths.ts";
import { notFound } from "./respond.server.ts";

type Args = Pick<LoaderFunctionArgs, "request" | "params" | "context">;

/** Who is signed in; an anonymous request is sent to sign in and comes back. */
export async function requireVisitor({ request, context }: Args): Promise<Visitor> {
	const visitor = await context.visitor();
	if (visitor) return visitor;
	const { pathname, search } = new URL(request.url);
	throw redirect(
		request.method === "GET" && pathname !== "/" ? `${paths.signIn()}?suite=${encodeURIComponent(pathname + search)}` : paths.signIn(),
	);
}

/** The signed-in person over all their territories. */
export async function requirePerson(args: Args): Promise<PersonCtx & { visitor: Visitor }> {
	const visitor = await requireVisitor(args);
	const { db, clock } = args.context;
	return { db, personId: visitor.person.id, territoryIds: visitor.memberships.map((m) => m.territoryId), now: clock(), visitor };
}

/** The signed-in person in the territory of the address; where they have no place, the address does not exist. */
export async function requireActor(args: Args): Promise<Ctx> {
	const visitor = await requireVisitor(args);
	const membership = visitor.memberships.find((m) => m.territorySlug === args.params.territory);
	if (!membership) throw notFound();
	const { db, clock } = args.context;
	return { db, actor: actorOf(visitor.person, membership), now: clock() };
}
