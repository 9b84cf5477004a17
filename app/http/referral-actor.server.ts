import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import type { WithVault } from "#app/domain/referrals/keys.server.ts";
import { enterReferrals } from "#app/domain/referrals/policy.ts";
import { requireActor } from "./actor.server.ts";
import { notFound } from "./respond.server.ts";

/** Whoever has a duty about referrals, with the operator's keys; to all others these pages do not exist. */
export async function requireReferralActor(args: Pick<LoaderFunctionArgs, "request" | "params" | "context">): Promise<WithVault<Ctx>> {
	const ctx = await requireActor(args);
	if (!enterReferrals(ctx.actor).allowed) throw notFound();
	return { ...ctx, vault: args.context.vault };
}
