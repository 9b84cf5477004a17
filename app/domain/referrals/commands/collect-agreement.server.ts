import { sql } from "kysely";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { plusWorkingDays } from "../../kernel/working-days.ts";
import { assertTerm } from "../agreement-rules.ts";
import { agreementCollected, referralAdvanced, referralSent } from "../events.ts";
import * as policy from "../policy.ts";
import { daysToAct } from "../rules.ts";
import { CollectAgreement } from "../schema.ts";
import { getSettings } from "../settings-queries.server.ts";
import { getReferral } from "../standing.server.ts";
import { listPlaces } from "../store.server.ts";
import type { AgreementId } from "../types.ts";

/**
 * Records what the person agreed to once they had the notice: which bodies, which parts, until when. A body that an earlier withdrawal
 * had closed out, and that this agreement covers whole, finds its access again, and what it had lost of it.
 */
export async function collectAgreement(ctx: Ctx, input: CollectAgreement): Promise<AgreementId> {
	const { referralId, organisationIds, isNoticeGiven: _, ...given } = CollectAgreement.parse(input);
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	const today = dayOf(now);
	const agreementId = newId<AgreementId>();
	await inTransaction(ctx, async (tx) => {
		const { referral, standing } = await getReferral(tx, actor, referralId);
		assertAllowed(policy.collectAgreement(standing));
		if (referral.archivedAt) throw new RuleViolation("referral.archived");
		if (referral.objectedAt) throw new RuleViolation("referral.objected");
		assertTerm(given, today);
		const bodies = [...new Set(organisationIds)];
		if (bodies.includes(referral.senderOrganisationId)) throw new RuleViolation("referral.own-organisation", "organisationIds");
		const known = await listPlaces(tx, territoryId, bodies, today);
		if (known.size < bodies.length) throw new RuleViolation("referral.unknown-organisation", "organisationIds");

		await tx
			.insertInto("referralAgreement")
			.values({ ...given, id: agreementId, territoryId, referralId, collectedBy: personId, recordedAt: now })
			.execute();
		await tx
			.insertInto("referralAgreementOrganisation")
			.values(bodies.map((organisationId) => ({ agreementId, territoryId, organisationId })))
			.execute();
		const settings = await getSettings(tx, territoryId);
		const dueOn = plusWorkingDays(today, daysToAct("reopened", referral.urgency, settings), settings.department);
		const { rows } = await sql<{ recipientId: string; byLink: boolean }>`
			select recipient_id, by_link from resume_referral_access(${agreementId}::uuid, ${dueOn}::date)`.execute(tx);
		const restored = await sql<{ ids: string[] }>`select restore_referral_scope(${agreementId}::uuid) as ids`.execute(tx);
		await recordEvent(tx, territoryId, agreementCollected, { referralId, agreementId, restoredIds: restored.rows[0]?.ids ?? [] });
		for (const { recipientId, byLink: isByLink } of rows) {
			await recordEvent(tx, territoryId, referralAdvanced, { referralId, recipientId, action: "resume", state: "reopened", isByLink });
			// its link died with the agreement: it is sent another, as on the first day
			if (isByLink) await recordEvent(tx, territoryId, referralSent, { referralId, recipientId, isByLink });
		}
	});
	return agreementId;
}
