import { z } from "zod";
import { Day, dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { type Ctx, inTransaction } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import { OrganisationId } from "#app/domain/kernel/ids.ts";
import { latestEnd } from "#app/domain/referrals/agreement-rules.ts";
import { listAgreements } from "#app/domain/referrals/agreements.server.ts";
import { addAttachment } from "#app/domain/referrals/attachment-policy.ts";
import { openReferral } from "#app/domain/referrals/content.server.ts";
import type { WithVault } from "#app/domain/referrals/keys.server.ts";
import { readAgreements } from "#app/domain/referrals/policy.ts";
import { getSettings, listPlacedOrganisations } from "#app/domain/referrals/settings-queries.server.ts";
import { parts } from "#app/domain/referrals/types.ts";
import { proposalOf } from "./referral-agreement.server.ts";
import { referralIdOf } from "./referral-attachments.server.ts";

/** What the address asks the notice to say: an agreement already given, or what the form holds. What cannot be read is left out. */
const Asked = z.object({
	accord: z.array(z.uuid()).catch([]),
	organisationIds: z.array(OrganisationId).max(20).catch([]),
	covers: z.array(z.enum(parts)).catch([]),
	endsOn: z.array(Day).catch([]),
});

/** The notice to print and to read with the person before they agree: their name and nothing else of them, or no name at all. */
export function presentNotice(ctx: WithVault<Ctx>, referral: string | undefined, search: URLSearchParams) {
	const { actor, now } = ctx;
	const { territoryId, territorySlug } = actor;
	const referralId = referralIdOf({ referral });
	const isEasy = search.get("version") === "falc";
	const detail = isEasy ? "notice-falc" : "notice";
	const asked = Asked.parse(Object.fromEntries(Object.keys(Asked.shape).map((name) => [name, search.getAll(name)])));
	const today = dayOf(now);
	return inTransaction(ctx, async (tx) => {
		const opened = await openReferral(tx, ctx, referralId, { what: "print", detail });
		const { referral: row, card } = opened;
		assertAllowed(readAgreements(opened.standing));
		const settings = await getSettings(tx, territoryId);
		const known = await listPlacedOrganisations(tx, territoryId, today);
		const given = (await listAgreements(tx, territoryId, referralId)).find(({ id }) => id === asked.accord[0]);
		const proposed = proposalOf(opened.recipients);
		const wanted = given?.organisationIds ?? (asked.organisationIds.length > 0 ? asked.organisationIds : proposed.organisationIds);
		const covers = given?.covers ?? (asked.covers.length > 0 ? asked.covers : proposed.covers);
		const [endsOn] = asked.endsOn;
		return {
			territory: territorySlug,
			referral: { id: row.id, reference: row.reference, isAnonymous: row.isAnonymous, purpose: row.purpose, need: row.need },
			isEasy,
			// the same notice in the other version
			otherSearch: otherVersion(search, isEasy),
			personName: row.isAnonymous || !card ? null : `${card.firstName} ${card.lastName}`,
			senderName: known.find(({ organisationId }) => organisationId === row.senderOrganisationId)?.name ?? "",
			organisations: known.filter(({ organisationId }) => wanted.includes(organisationId)).map(({ name }) => name),
			covers: parts.filter((part) => covers.includes(part)),
			endsOn: given?.endsOn ?? (endsOn && endsOn > today && endsOn <= latestEnd(today) ? endsOn : plusDays(today, 180)),
			canAttach: addAttachment(opened.standing, row).allowed,
			isByLaw: row.basis !== null && row.basis !== "agreement",
			dpo: { name: settings.dpoName, contact: settings.dpoContact },
			keptMonths: settings.answeredMonths,
		};
	});
}

function otherVersion(search: URLSearchParams, isEasy: boolean): string {
	const other = new URLSearchParams([...search].filter(([name]) => name in Asked.shape));
	if (!isEasy) other.set("version", "falc");
	return other.size > 0 ? `?${other}` : "";
}
