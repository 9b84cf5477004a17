import { type Day, dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { type Ctx, inTransaction, type ReadTx, type Tx } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import type { OrganisationId } from "#app/domain/kernel/ids.ts";
import { recordAccess } from "#app/domain/referrals/access.server.ts";
import { endsSoon, stateOfAgreement } from "#app/domain/referrals/agreement-rules.ts";
import { type Agreement, listAgreements, listReach, type Reached } from "#app/domain/referrals/agreements.server.ts";
import { namesOf } from "#app/domain/referrals/names.server.ts";
import { collectAgreement, readAgreements } from "#app/domain/referrals/policy.ts";
import { isCovered, isOver } from "#app/domain/referrals/rules.ts";
import { listPlacedOrganisations } from "#app/domain/referrals/settings-queries.server.ts";
import { getReferral, listRecipients } from "#app/domain/referrals/standing.server.ts";
import { AgreementId, type Part, parts, type Recipient, type Referral, type Standing } from "#app/domain/referrals/types.ts";
import { referralIdOf } from "./referral-attachments.server.ts";

interface Known {
	referral: Referral;
	standing: Standing;
	recipients: Recipient[];
	agreements: Agreement[];
}

/** Opens the agreements of a referral to whoever is named on it, and writes down that they looked. */
function looking<Result>(ctx: Ctx, referral: string | undefined, detail: string, work: (tx: Tx, known: Known) => Promise<Result>) {
	const referralId = referralIdOf({ referral });
	const { territoryId, organisationId } = ctx.actor;
	return inTransaction(ctx, async (tx) => {
		const { referral: row, standing } = await getReferral(tx, ctx.actor, referralId);
		assertAllowed(readAgreements(standing));
		const recipients = await listRecipients(tx, territoryId, referralId, standing);
		const agreements = await listAgreements(tx, territoryId, referralId);
		await recordAccess(tx, { territoryId, organisationId, referralId, what: "read", detail });
		return work(tx, { referral: row, standing, recipients, agreements });
	});
}

/** What the person agreed to, what they took back, and the form to record a new agreement. */
export function presentAgreements(ctx: Ctx, referral: string | undefined) {
	return looking(ctx, referral, "agreement", async (tx, { referral: row, standing, recipients, agreements }) => {
		const { territoryId, territorySlug } = ctx.actor;
		const today = dayOf(ctx.now);
		const known = await listPlacedOrganisations(tx, territoryId, today);
		const names = await namesOf(tx, territoryId, {
			people: agreements.map(({ collectedBy }) => collectedBy),
			organisations: known.map(({ organisationId }) => organisationId),
		});
		const proposed = proposalOf(recipients);
		const isParty = collectAgreement(standing).allowed;
		return {
			territory: territorySlug,
			today,
			referral: { id: row.id, reference: row.reference, basis: row.basis, isAnonymous: row.isAnonymous, status: row.status },
			cannotCollect: isParty ? (row.archivedAt ? "referral.archived" : row.objectedAt ? "referral.objected" : null) : "referral.not-named",
			agreements: agreements.map(({ organisationIds, collectedBy, ...agreement }) => ({
				...agreement,
				state: stateOfAgreement(agreement, today),
				endsSoon: endsSoon(agreement, today),
				organisations: organisationIds.map(names.organisation).sort((a, b) => a.localeCompare(b, "fr")),
				collectedByName: names.person(collectedBy),
				canWithdraw: isParty && !agreement.withdrawnOn,
			})),
			uncovered: uncoveredOf(row, recipients, agreements, today).map(({ organisationId }) => names.organisation(organisationId)),
			choices: known
				.filter(
					({ organisationId, lacks }) =>
						organisationId !== row.senderOrganisationId && (!lacks.includes("reader") || proposed.organisationIds.includes(organisationId)),
				)
				.map(({ organisationId: value, name: label }) => ({ value, label })),
			proposed: { ...proposed, endsOn: plusDays(today, 180) },
			parts: parts.filter((part) => part !== "nir" || proposed.covers.includes("nir")),
		};
	});
}

/** What an agreement would have to cover for the referral to go as it is prepared: the same bodies, and no more than they are to receive. */
export function proposalOf(recipients: readonly Recipient[]): { organisationIds: OrganisationId[]; covers: Part[] } {
	const concerned = recipients.filter(({ state }) => state === "draft" || !isOver(state));
	const isFull = concerned.length === 0 || concerned.some(({ scope }) => scope === "full");
	const covers: Part[] = isFull
		? concerned.some(({ passesNir }) => passesNir)
			? ["card", "account", "nir"]
			: ["card", "account"]
		: ["card"];
	return { organisationIds: concerned.map(({ organisationId }) => organisationId), covers };
}

/** The bodies to which nothing may pass today, for want of the agreement that the referral rests on. */
function uncoveredOf({ basis, isAnonymous }: Referral, recipients: readonly Recipient[], agreements: readonly Agreement[], today: Day) {
	if (basis !== "agreement" || isAnonymous) return [];
	return recipients.filter((one) => !one.accessEndedAt && !isOver(one.state) && !isCovered(agreements, one, today));
}

/** One agreement, before it is withdrawn: exactly who loses access, and who keeps it. */
export function presentWithdrawal(ctx: Ctx, referral: string | undefined, agreement: string | undefined) {
	return looking(ctx, referral, "agreement", async (tx, { referral: row, standing, agreements }) => {
		assertAllowed(collectAgreement(standing));
		const agreementId = AgreementId.safeParse(agreement);
		const found = agreements.find(({ id }) => id === agreementId.data);
		if (!found) throw new NotFound("not-found");
		const reach = found.withdrawnOn ? [] : await listReach(tx, found.id);
		const { organisation } = await namesOf(tx, ctx.actor.territoryId, { people: [], organisations: found.organisationIds });
		const nameOf = ({ organisationId }: Reached) => organisation(organisationId);
		return {
			territory: ctx.actor.territorySlug,
			today: dayOf(ctx.now),
			referral: { id: row.id, reference: row.reference, basis: row.basis, status: row.status },
			agreement: { id: found.id, givenOn: found.givenOn, withdrawnOn: found.withdrawnOn },
			losing: reach.filter(({ leaves }) => leaves === null).map(nameOf),
			reduced: reach.filter(({ leaves }) => leaves === "card").map(nameOf),
			losingNumber: reach.filter(({ leaves }) => leaves === "full").map(nameOf),
			keeping: found.organisationIds.filter((id) => !reach.some(({ organisationId }) => organisationId === id)).map(organisation),
			isLosingOneself: reach.some(({ organisationId, leaves }) => leaves === null && organisationId === ctx.actor.organisationId),
		};
	});
}

/** For the referral's own page: where the person's agreement stands, in a few lines. */
export async function presentAgreementSummary(
	tx: ReadTx,
	{ actor, now }: Ctx,
	{ referral, standing, recipients }: Pick<Known, "referral" | "standing" | "recipients">,
) {
	const today = dayOf(now);
	const agreements = await listAgreements(tx, actor.territoryId, referral.id);
	const uncovered = uncoveredOf(referral, recipients, agreements, today);
	// the walls leave, to whoever is not bound, the name of their own organisation alone
	const inForce = agreements.filter((one) => one.organisationIds.length > 0 && stateOfAgreement(one, today) === "in-force");
	const { organisation } = await namesOf(tx, actor.territoryId, {
		people: [],
		organisations: [...inForce.flatMap(({ organisationIds }) => organisationIds), ...uncovered.map(({ organisationId }) => organisationId)],
	});
	return {
		territory: actor.territorySlug,
		referralId: referral.id,
		isBasis: referral.basis === "agreement" && !referral.isAnonymous,
		isSent: referral.status === "sent",
		inForce: inForce.map((one) => ({
			id: one.id,
			endsOn: one.endsOn,
			endsSoon: endsSoon(one, today),
			organisations: one.organisationIds.map(organisation),
		})),
		withdrawnOn: agreements.map((one) => one.withdrawnOn).sort((a, b) => (b ?? "").localeCompare(a ?? ""))[0] ?? null,
		uncovered: uncovered.map(({ organisationId }) => organisation(organisationId)),
		canOpen: readAgreements(standing).allowed,
		canCollect: collectAgreement(standing).allowed && !referral.archivedAt && !referral.objectedAt,
	};
}
