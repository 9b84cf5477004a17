import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { referralDraftSaved, referralNirKept } from "../events.ts";
import { referralKey, type WithVault } from "../keys.server.ts";
import * as policy from "../policy.ts";
import { SaveNir } from "../schema.ts";
import { getReferral } from "../standing.server.ts";
import { keepPart, listPlaces, lockReferral } from "../store.server.ts";

/** Seals the registration number of the person of a draft, where a text lets the organisation hold it (décret 2019-341); or takes it away. */
export async function saveNir(ctx: WithVault<Ctx>, input: SaveNir): Promise<void> {
	const { referralId, nir } = SaveNir.parse(input);
	const { actor, now } = ctx;
	const { territoryId, organisationId } = actor;
	await inTransaction(ctx, async (tx) => {
		const seen = await getReferral(tx, actor, referralId);
		assertAllowed(policy.editDraft(seen.standing, seen.referral));
		await lockReferral(tx, territoryId, referralId);
		const { referral } = await getReferral(tx, actor, referralId);
		assertAllowed(policy.editDraft(seen.standing, referral));
		if (nir) {
			const places = await listPlaces(tx, territoryId, [organisationId], dayOf(now));
			if (!places.get(organisationId)?.nirReference) throw new RuleViolation("referral.nir-closed", "nir");
			if (referral.isAnonymous) throw new RuleViolation("referral.anonymous-names", "nir");
		}
		const key = await referralKey(tx, ctx, territoryId, referralId);
		await keepPart(tx, key, { territoryId, referralId, now }, "nir", nir);
		await recordEvent(tx, territoryId, nir ? referralNirKept : referralDraftSaved, { referralId });
	});
}
