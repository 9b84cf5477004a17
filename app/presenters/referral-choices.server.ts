import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { Ctx, ReadTx } from "#app/domain/kernel/context.server.ts";
import type { OrganisationId } from "#app/domain/kernel/ids.ts";
import { suggestRecipients } from "#app/domain/missions/queries.server.ts";
import { listOrganisations } from "#app/domain/people/queries.server.ts";
import { gatherSendFacts } from "#app/domain/referrals/send-facts.server.ts";
import { whatStopsPassing } from "#app/domain/referrals/send-rules.ts";
import type { Recipient, Referral, Scope } from "#app/domain/referrals/types.ts";

/** To which bodies a referral that left may go further, what may pass to each and why not more; those whose mission it is come first. */
export async function passingChoices(
	tx: ReadTx,
	ctx: Ctx,
	referral: Referral,
	{ without, mayPassAll }: { without: readonly OrganisationId[]; mayPassAll: boolean },
) {
	const { territoryId, organisationId } = ctx.actor;
	const [bodies, suggested] = await Promise.all([
		listOrganisations(tx, territoryId, dayOf(ctx.now)),
		suggestRecipients(tx, territoryId, referral.need, referral.public),
	]);
	const left: readonly OrganisationId[] = [organisationId, referral.senderOrganisationId, ...without];
	const others = bodies.filter(({ id }) => !left.includes(id as OrganisationId));
	const asked = (id: OrganisationId, scope: Scope) => ({ organisationId: id, scope, passesNir: false });
	const facts = await gatherSendFacts(
		tx,
		ctx,
		referral,
		others.map(({ id }) => asked(id as OrganisationId, "full") as Recipient),
	);
	const choices = others.map(({ id, name }, index) => {
		const place = facts.recipients[index]?.place;
		const suggestion = suggested.find((one) => one.organisationId === id);
		return {
			id,
			name,
			stops: {
				full: mayPassAll ? whatStopsPassing(facts, asked(id as OrganisationId, "full"), place) : ["referral.card-only"],
				card: whatStopsPassing(facts, asked(id as OrganisationId, "card"), place),
			},
			suggestion: suggestion ? { part: suggestion.part, needsNote: suggestion.needsNote, declinesNote: suggestion.declinesNote } : null,
		};
	});
	const rank = (id: string) => {
		const place = suggested.findIndex((one) => one.organisationId === id);
		return place < 0 ? suggested.length : place;
	};
	return choices.sort((a, b) => rank(a.id) - rank(b.id));
}
