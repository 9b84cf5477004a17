import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import type { Vault } from "#app/domain/kernel/sealed.server.ts";
import { requireActor } from "./actor.server.ts";
import { notFound } from "./respond.server.ts";

/** Whoever has a duty about referrals, with the operator's keys; to all others these pages do not exist. */
export async function requireReferralActor(
	args: Pick<LoaderFunctionArgs, "request" | "params" | "context">,
): Promise<Ctx & { vault: Vault }> {
	const ctx = await requireActor(args);
	if (!ctx.actor.referral?.duties.length) throw notFound();
	return { ...ctx, vault: args.context.vault };
}
