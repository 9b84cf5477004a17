import { type Ctx, inTransaction, type Tx } from "../../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../../kernel/errors.ts";
import type { PersonId } from "../../kernel/ids.ts";
import {
	listAgreements,
	listReferralAttachments,
	notePlace,
	type OpenedReferral,
	openReferral,
	type WithVault,
} from "../../referrals/steps.server.ts";
import type { ReferralId } from "../../referrals/types.ts";
import * as policy from "../policy.ts";
import { findPersonNames, getDemand, listAllAccess } from "../queries.server.ts";
import type { DemandId, Dossier, HeldReferral } from "../types.ts";

/** Beyond, a referral was read more often than anyone may check by hand. */
const maxAccesses = 10_000;

/** All that is held about a person, for the copy they asked for (RGPD, art. 15); each referral's own line tells that it was produced, and how. */
export function produceDossier(ctx: WithVault<Ctx>, demandId: string, format: "page" | "json" | "text"): Promise<Dossier> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	if (!policy.protectPersons(actor).allowed) throw new NotFound("not-found");
	return inTransaction(ctx, async (tx) => {
		const asked = (await getDemand(tx, territoryId, demandId)).filter(({ kind }) => kind === "access");
		if (asked.length === 0) throw new NotFound("not-found");
		const open = asked.flatMap(({ closedAt, referralId }) => (closedAt === null && referralId ? [referralId] : []));
		if (open.length === 0) throw new RuleViolation("request.closed");
		const names = await organisationNames(tx);
		const referrals: HeldReferral[] = [];
		for (const referralId of open) referrals.push(await hold(tx, referralId, names));
		return { demandId: demandId as DemandId, producedAt: now, producedByName: actor.displayName, referrals };
	});

	async function hold(tx: Tx, referralId: ReferralId, organisations: Map<string, string>): Promise<HeldReferral> {
		const opened = await openReferral(tx, ctx, referralId, { what: "export", detail: `right-of-access:${format}` });
		const { referral, card, account, hasNir, recipients, steps, messages } = opened;
		const notes = await readNotes(tx, opened);
		const agreements = await listAgreements(tx, territoryId, referralId);
		const mentioned = [
			referral.authorId,
			...steps.flatMap(({ personId }) => personId ?? []),
			...messages.map(({ authorId }) => authorId),
			...notes.map(({ authorId }) => authorId),
			...agreements.map(({ collectedBy }) => collectedBy),
		];
		const people = await findPersonNames(tx, [...new Set(mentioned)]);
		const personOf = (id: PersonId) => people.get(id) ?? "Personne inconnue";
		const bodyOf = (id: string) => organisations.get(id) ?? "Organisation inconnue";
		return {
			referral,
			senderName: bodyOf(referral.senderOrganisationId),
			authorName: personOf(referral.authorId),
			card,
			account,
			isNirHeld: hasNir,
			recipients: recipients.map((recipient) => ({
				recipient,
				organisationName: bodyOf(recipient.organisationId),
				steps: steps
					.filter(({ recipientId }) => recipientId === recipient.id)
					.map(({ at, action, toState, code, appointmentAt, word, personId, isByLink }) => ({
						at,
						action,
						toState,
						code,
						appointmentAt,
						word,
						byName: personId && personOf(personId),
						isByLink,
					})),
			})),
			messages: messages.map(({ at, authorId, organisationId, text }) => ({
				at,
				authorName: personOf(authorId),
				organisationName: bodyOf(organisationId),
				text,
			})),
			notes: notes.map(({ authorId, updatedAt, text }) => ({ authorName: personOf(authorId), updatedAt, text })),
			agreements: agreements.map(({ id: _, organisationIds, collectedBy, ...agreement }) => ({
				...agreement,
				covers: [...agreement.covers],
				organisationNames: organisationIds.map(bodyOf),
				collectedByName: personOf(collectedBy),
			})),
			attachments: (await listReferralAttachments(tx, territoryId, opened)).map(({ id, kind, name, addedAt, addedByName }) => ({
				id,
				kind,
				name,
				addedAt,
				addedByName,
			})),
			accesses: await listAllAccess(tx, territoryId, { referralId }, maxAccesses),
		};
	}

	async function readNotes(tx: Tx, { referral, key }: OpenedReferral) {
		const rows = await tx
			.selectFrom("referralNote")
			.select(["authorId", "sealedText", "updatedAt"])
			.where("territoryId", "=", territoryId)
			.where("referralId", "=", referral.id)
			.orderBy("updatedAt")
			.execute();
		return rows.map(({ authorId, sealedText, updatedAt }) => ({
			authorId: authorId as PersonId,
			updatedAt,
			text: key.open(notePlace(referral.id, authorId as PersonId), sealedText),
		}));
	}

	async function organisationNames(tx: Tx): Promise<Map<string, string>> {
		const rows = await tx.selectFrom("organisation").select(["id", "name"]).where("territoryId", "=", territoryId).execute();
		return new Map(rows.map(({ id, name }) => [id as string, name]));
	}
}
