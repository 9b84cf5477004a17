import type { Actor, ReferralDuty, SecretBasis } from "#app/domain/kernel/actor.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { type Ctx, inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId, type OrganisationId } from "#app/domain/kernel/ids.ts";
import type { Vault } from "#app/domain/kernel/sealed.server.ts";
import { addOrganisation } from "#app/domain/people/commands/add-organisation.server.ts";
import { chooseRecipients } from "#app/domain/referrals/commands/choose-recipients.server.ts";
import { saveDraft } from "#app/domain/referrals/commands/save-draft.server.ts";
import { sendReferral } from "#app/domain/referrals/commands/send-referral.server.ts";
import { startReferral } from "#app/domain/referrals/commands/start-referral.server.ts";
import { SaveDraft } from "#app/domain/referrals/schema.ts";
import type { RecipientId, ReferralId, Scope } from "#app/domain/referrals/types.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import type { TestDatabase } from "./database.ts";
import { testVault } from "./vault.ts";

export interface ReferralPlace {
	territory: BuiltTerritory;
	/** Works at France Services, which sends. */
	sender: Actor;
	/** Agents of the CCAS and of the CAF, both bound by secrecy. */
	ccas: Actor;
	caf: Actor;
	/** The CCAS's manager, who is no agent; the territory's DPO. */
	manager: Actor;
	dpo: Actor;
	/** An association that no law binds and where nobody has an account. */
	association: OrganisationId;
	/** The context of a command, for one of them. */
	as: (actor: Actor, now?: Date) => Ctx & { vault: Vault };
}

/** A territory where referrals may go from France Services (the "epci" of the builder) to the CCAS, the CAF and an association. */
export async function aReferralPlace(database: TestDatabase, now: Date, slug = "exemple"): Promise<ReferralPlace> {
	const territory = await aTerritory(database.owner, now, slug);
	const { operator, territoryId, organisationIds } = territory;
	const association = await addOrganisation(operator, { slug: "association", name: "Association d'entraide", kind: "association" });
	const place = (organisationId: OrganisationId, secretBasis: SecretBasis, contactEmail: string | null = null) =>
		inTransaction(operator, (tx) =>
			tx
				.insertInto("referralOrganisation")
				.values({ territoryId, organisationId, secretBasis, contactEmail, isPublicBody: secretBasis !== "none" })
				.execute(),
		);
	await place(organisationIds.epci, "mission");
	await place(organisationIds.ccas, "function");
	await place(organisationIds.caf, "function");
	await place(association, "none", "contact@association.example");
	const person = async (
		local: string,
		organisation: "epci" | "ccas" | "caf",
		duties: ReferralDuty[],
		secretBasis: SecretBasis,
	): Promise<Actor> => {
		const actor = await territory.person(local, { organisation, role: duties.includes("dpo") ? "reader" : "partner" });
		const startsOn = plusDays(dayOf(now), -30);
		for (const duty of duties) {
			const row = { id: newId(), territoryId, personId: actor.personId, duty, secretBasis, startsOn };
			await inTransaction(operator, (tx) => tx.insertInto("referralDuty").values(row).execute());
		}
		return { ...actor, referral: { duties, secretBasis } };
	};
	return {
		territory,
		sender: await person("accueil", "epci", ["agent"], "mission"),
		ccas: await person("conseil", "ccas", ["agent"], "function"),
		caf: await person("caf", "caf", ["agent"], "function"),
		manager: await person("responsable", "ccas", ["manager"], "function"),
		dpo: await person("dpo", "epci", ["dpo"], "function"),
		association,
		as: (actor, at = now) => ({ db: database.app, actor, now: at, vault: testVault }),
	};
}

/** What the draft of a referral holds, unless told otherwise. */
export const aDraft = {
	need: "rights",
	public: "single-adults",
	purpose: "assess",
	urgency: "ordinary",
	lastName: "Kerguélen-Plouvorn",
	firstName: "Maëlenn",
	phone: "02 99 71 00 42",
	email: "maelenn.kp@courriel.example",
	preferredChannel: "phone",
	subject: "Dossier de droits à reprendre",
	done: "Dossier ouvert en ligne.",
	asked: "Reprendre le dossier avec la personne.",
	basis: "l121-6-2",
	isInformed: "yes",
} as const;

/** Starts a referral and writes its draft. @returns its id; the revision to go on with is 2 */
export async function draftReferral(ctx: Ctx & { vault: Vault }, changes: Record<string, unknown> = {}): Promise<ReferralId> {
	const { need, public: concerned, purpose, urgency } = aDraft;
	const referralId = await startReferral(ctx, { isChildInDanger: "no", need, public: concerned, purpose, urgency, isAnonymous: false });
	await saveDraft(ctx, SaveDraft.parse({ ...aDraft, ...changes, referralId, revision: 1 }));
	return referralId;
}

/** Sends a drafted referral to these bodies. @returns the recipients' rows, by organisation */
export async function sendTo(
	ctx: Ctx & { vault: Vault },
	referralId: ReferralId,
	recipients: readonly { organisationId: OrganisationId; scope: Scope }[],
): Promise<Map<OrganisationId, RecipientId>> {
	await chooseRecipients(ctx, { referralId, revision: 2, recipients: recipients.map((one) => ({ ...one, passesNir: false })) });
	await sendReferral(ctx, { referralId, revision: 3, isKnownDuplicate: false });
	const rows = await inTransaction(ctx, (tx) =>
		tx.selectFrom("referralRecipient").select(["id", "organisationId"]).where("referralId", "=", referralId).execute(),
	);
	return new Map(rows.map(({ id, organisationId }) => [organisationId as OrganisationId, id as RecipientId]));
}
