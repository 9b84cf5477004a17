import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { addMember } from "#app/domain/people/commands/add-member.server.ts";
import { openRequests } from "#app/domain/referral-rights/commands/open-requests.server.ts";
import { addReferralAttachment } from "#app/domain/referrals/commands/add-referral-attachment.server.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { collectAgreement } from "#app/domain/referrals/commands/collect-agreement.server.ts";
import { relayReferral } from "#app/domain/referrals/commands/relay-referral.server.ts";
import { removeReferralAttachment } from "#app/domain/referrals/commands/remove-referral-attachment.server.ts";
import { CollectAgreement } from "#app/domain/referrals/schema.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import { inUnit } from "#db/client.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aDraft, aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";
import { somebody } from "./people.ts";

// Each of these writes, in SQL, as the application's role under the context of somebody who has a true place: all that the application
// would refuse, the database refuses too.

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const today = dayOf(now);

type Who = "sender" | "senderColleague" | "ccas" | "ccasManager" | "volunteer" | "caf" | "dpo" | "admin" | "chair";
let place: ReferralPlace;
let actors: Record<Who, Actor>;
/** What the statements name: `:name` stands for it. */
const named: Record<string, string> = {};

beforeAll(async () => {
	place = await aReferralPlace(database, now);
	const { territory } = place;
	const { operator, territoryId, organisationIds } = territory;
	const volunteerId = await addMember(operator, {
		...{ email: "benevole@exemple.example", displayName: "Bénévole", organisationId: place.association, role: "partner" },
		startsOn: plusDays(today, -30),
	});
	const elected = await territory.person("elue", { organisation: "ccas", mandates: { insertion: "chair" } });
	const agent = { territoryId, duty: "agent", secretBasis: "none", startsOn: plusDays(today, -30) };
	const duties = [volunteerId, elected.personId].map((personId) => ({ ...agent, id: newId(), personId }));
	await inTransaction(operator, (tx) => tx.insertInto("referralDuty").values(duties).execute());
	const senderColleague = await somebody(place, now, "guichet", { organisation: "epci", duty: "agent", secretBasis: "mission" });
	const { ccas: ccasId, caf: cafId } = organisationIds;
	const sender = place.as(place.sender);
	const referralId = await draftReferral(sender);
	const rows = await sendTo(sender, referralId, [
		{ organisationId: ccasId, scope: "full" },
		{ organisationId: place.association, scope: "card" },
	]);
	// named once it was sent
	const ccasColleague = await somebody(place, now, "collegue", { organisation: "ccas", duty: "agent" });
	const ccasManager = await somebody(place, now, "cheffe", { organisation: "ccas", duty: "manager" });
	actors = {
		...{ sender: place.sender, senderColleague, ccas: place.ccas, ccasManager, caf: place.caf, dpo: place.dpo },
		volunteer: { ...place.ccas, personId: volunteerId, organisationId: place.association },
		admin: await territory.person("administration", { role: "admin" }),
		chair: elected,
	};
	const files = { write: async () => {}, discard: async () => {} };
	const agreed = CollectAgreement.parse({
		...{ referralId, givenOn: today, endsOn: plusDays(today, 30), channel: "oral", givenBy: "person", covers: ["card"] },
		...{ organisationIds: [place.association], isNoticeGiven: true },
	});
	// another person's, between others
	const other = { ...aDraft, lastName: "Ouvrard", firstName: "Tess", phone: "02 99 00 00 01" };
	const otherId = await draftReferral(sender, other);
	const otherRows = await sendTo(sender, otherId, [{ organisationId: cafId, scope: "full" }]);
	Object.assign(named, {
		...{ territory: territoryId, referral: referralId, recipient: rows.get(ccasId), card: rows.get(place.association) },
		...{ other: otherId, otherRecipient: otherRows.get(cafId), ccas: ccasId, caf: cafId, association: place.association },
		...{ colleague: ccasColleague.personId, me: "", now: now.toISOString(), today, yesterday: plusDays(today, -1) },
		agreement: await collectAgreement(sender, agreed),
	});
	const withFiles = { ...sender, files } as unknown as Parameters<typeof addReferralAttachment>[0];
	named.piece = await addReferralAttachment(
		withFiles,
		{ referralId, kind: "form" },
		{ name: "formulaire.pdf", bytes: Buffer.from("%PDF-1.7\n%%EOF\n") },
	);
	named.demand = await openRequests(place.as(place.dpo), { kind: "access", receivedOn: today, referralIds: [referralId] });
});

const run = (who: Who, statement: string) => {
	const { personId, territoryId } = actors[who];
	const text = statement.replace(/(?<!:):([a-z]\w*)/gi, (_, name: string) => `'${name === "me" ? personId : (named[name] ?? name)}'`);
	return inUnit(database.app, { personId, territoryIds: [territoryId], now }, async (tx) =>
		Number((await sql.raw(text).execute(tx)).numAffectedRows ?? 0),
	);
};
const setRecipient = (changes: string, id = ":recipient") => `update referral_recipient set ${changes} where id = ${id}`;
const newRecipient = (columns: string, values: string) =>
	`insert into referral_recipient (id, territory_id, state_since, ${columns}) values (gen_random_uuid(), :territory, :now, ${values})`;
const newStep = (values: string) =>
	`insert into referral_step (id, territory_id, action, from_state, to_state, referral_id, recipient_id, person_id, is_by_link, at)
		values (gen_random_uuid(), :territory, 'close', 'accepted', 'closed', ${values})`;
const newMessage = (values: string) =>
	`insert into referral_message (id, territory_id, sealed_text, referral_id, recipient_id, author_id, organisation_id, at)
		values (gen_random_uuid(), :territory, 'x', ${values})`;
const newReader = (values: string) =>
	`insert into referral_reader (territory_id, referral_id, recipient_id, organisation_id, person_id, since, added_by) values (:territory, ${values})`;
const newAgreement = (by: string, on: string, at: string) =>
	`insert into referral_agreement (id, territory_id, referral_id, given_on, ends_on, channel, given_by, covers, collected_by, recorded_at)
		values (gen_random_uuid(), :territory, :referral, ${on}, :today, 'oral', 'person', '{card,account}', ${by}, ${at})`;

const attacks: [Who, string, string][] = [
	["volunteer", "opens the account to themselves", setRecipient("scope = 'full', is_bound = true", ":card")],
	["volunteer", "opens the number", setRecipient("passes_nir = true", ":card")],
	["volunteer", "becomes a link", setRecipient("by_link = true", ":card")],
	["ccas", "gives their place to another body", setRecipient("organisation_id = :caf")],
	["ccas", "takes their place elsewhere", setRecipient("referral_id = :other")],
	["ccas", "is passed the number", setRecipient("passes_nir = true")],
	["ccas", "goes back before it was sent", setRecipient("state = 'draft'")],
	["ccas", "lets it expire", setRecipient("state = 'expired'")],
	["ccas", "ends their own access", setRecipient("access_ended_at = :now")],
	["sender", "widens what was sent", setRecipient("scope = 'full', is_bound = true", ":card")],
	[
		"sender",
		"adds a body that was sent it already",
		newRecipient("referral_id, organisation_id, scope, state, is_bound", ":referral, :caf, 'full', 'sent', true"),
	],
	[
		"ccas",
		"reaches another referral through their own",
		newRecipient("referral_id, organisation_id, parent_id, scope", ":other, :ccas, :recipient, 'full'"),
	],
	[
		"volunteer",
		"passes on more than they received",
		newRecipient("referral_id, organisation_id, parent_id, scope", ":referral, :caf, :card, 'full'"),
	],
	["ccas", "names the colleagues who came since", "select name_first_readers(:recipient)"],
	["sender", "names those who came since for another body", "select name_first_readers(:recipient)"],
	["ccas", "changes what was sent", "update referral set urgency = 'immediate' where id = :referral"],
	["sender", "changes what it rests on, once sent", "update referral set basis = '226-14' where id = :referral"],
	["sender", "takes back what was sent", "update referral set status = 'draft', sent_at = null where id = :referral"],
	[
		"sender",
		"lifts the person's objection",
		"update referral set objected_at = null, revision = revision + 1, archived_at = :now where id = :referral",
	],
	["sender", "gives it another author", "update referral set author_id = :colleague where id = :referral"],
	["dpo", "changes the referral of a request", "update referral set is_anonymous = true where id = :referral"],
	["dpo", "archives it", "update referral set archived_at = :now where id = :referral"],
	["sender", "objects for the person", "update referral set objected_at = :now where id = :other"],
	["ccas", "names somebody under another's name", newReader(":referral, :recipient, :ccas, :colleague, :now, :colleague")],
	["ccas", "names somebody in the past", newReader(":referral, :recipient, :ccas, :colleague, '2026-01-01', :me")],
	["ccas", "ties a reader to another referral", newReader(":other, :recipient, :ccas, :colleague, :now, :me")],
	["ccas", "turns their reading to another referral", "update referral_reader set referral_id = :other where person_id = :me"],
	["ccas", "becomes a reader of the sender's side", "update referral_reader set recipient_id = null where person_id = :me"],
	["ccas", "ends their reading yesterday", "update referral_reader set until = :yesterday where person_id = :me"],
	[
		"senderColleague",
		"names themselves",
		newReader(":referral, null, (select organisation_id from membership where person_id = :me), :me, :now, :me"),
	],
	["chair", "names themselves", newReader(":referral, :recipient, :ccas, :me, :now, :me")],
	["dpo", "takes a step", newStep(":referral, :recipient, :me, false, :now")],
	["ccas", "takes a step by a link", newStep(":referral, :recipient, :me, true, :now")],
	["ccas", "takes a step in another's name", newStep(":referral, :recipient, :colleague, false, :now")],
	["ccas", "takes a step in the past", newStep(":referral, :recipient, :me, false, '2026-01-01'")],
	["ccas", "takes a step for another body", newStep(":referral, :card, :me, false, :now")],
	["ccas", "ties a step to another referral", newStep(":other, :recipient, :me, false, :now")],
	["ccas", "writes to all recipients", newMessage(":referral, null, :me, :ccas, :now")],
	["ccas", "writes to another body", newMessage(":referral, :card, :me, :ccas, :now")],
	["ccas", "writes in the past", newMessage(":referral, :recipient, :me, :ccas, '2026-01-01'")],
	["volunteer", "writes in the thread", newMessage(":referral, :card, :me, :association, :now")],
	["sender", "stretches an agreement", "update referral_agreement set ends_on = ends_on + 30 where id = :agreement"],
	["sender", "makes as if it was never given", "delete from referral_agreement where id = :agreement"],
	[
		"sender",
		"widens an agreement to another body",
		"insert into referral_agreement_organisation (agreement_id, territory_id, organisation_id) select id, territory_id, :caf from referral_agreement where recorded_at < :now",
	],
	["sender", "records an agreement for a colleague", newAgreement(":colleague", ":today", ":now")],
	["sender", "records an agreement before its day", newAgreement(":me", ":today", "'2026-01-01'")],
	["volunteer", "records an agreement", newAgreement(":me", ":today", ":now")],
	["sender", "puts a file under another's name", "update referral_attachment set added_by = :colleague where id = :piece"],
	["sender", "puts another file in its place", "update referral_attachment set storage_key = repeat('0', 32) where id = :piece"],
	["dpo", "makes as if they had not opened a request", "delete from referral_request"],
	["dpo", "gives a request to another", "update referral_request set opened_by = :colleague"],
	["dpo", "closes a request before it was opened", "update referral_request set closed_at = '2026-01-01', answer = 'granted'"],
	[
		"dpo",
		"opens a request in another's name",
		"insert into referral_request (id, territory_id, referral_id, kind, received_on, due_on, opened_by, opened_at) values (gen_random_uuid(), :territory, :other, 'access', :today, :today, :colleague, :now)",
	],
	[
		"dpo",
		"lists for elimination what nobody asked to erase",
		"with list as (insert into elimination_list (id, territory_id, prepared_at, prepared_by, is_public) values (gen_random_uuid(), :territory, :now, :me, true) returning id) insert into elimination_item (list_id, territory_id, referral_id, reference, sender_organisation_id, kind, last_contact_on) select id, :territory, :other, 'AAAA-AAAA', :ccas, 'erasure', :today from list",
	],
	[
		"dpo",
		"prepares a list that no archives see",
		"insert into elimination_list (id, territory_id, prepared_at, prepared_by) values (gen_random_uuid(), :territory, :now, :me)",
	],
	[
		"ccasManager",
		"gives a duty in the past",
		"insert into referral_duty (id, territory_id, person_id, duty, granted_by, starts_on) values (gen_random_uuid(), :territory, :me, 'agent', :me, :yesterday)",
	],
	[
		"ccasManager",
		"binds an agent by secrecy afterwards",
		"update referral_duty set secret_basis = 'profession' where person_id = :colleague",
	],
	["ccasManager", "makes as if a duty was never held", "delete from referral_duty where person_id = :colleague"],
	[
		"admin",
		"gives themselves an agent's duty",
		"insert into referral_duty (id, territory_id, person_id, duty, granted_by, starts_on) values (gen_random_uuid(), :territory, :me, 'agent', :me, :today)",
	],
	[
		"dpo",
		"makes a key",
		"insert into territory_key (id, territory_id, purpose, wrapped, created_at) values (gen_random_uuid(), :territory, 'index', 'x', :now)",
	],
	["ccas", "forges the access journal for another body", "select record_access(:territory, :caf, :referral, 'read', 'page')"],
	["admin", "spoils the keys", "update territory_key set wrapped = 'x'"],
];

describe("in SQL, under one's own context", () => {
	it.each(attacks)("%s who %s changes nothing", async (who, _, statement) => {
		const affected = await run(who, statement).catch((error: { code?: string; message: string }) => {
			if (!["42501", "23503", "23514", "P0001"].includes(error.code ?? "")) throw error;
			return 0;
		});
		expect(affected).toBe(0);
	});

	it("tells a steward nothing by the number of keys, and members neither", async () => {
		for (const who of ["admin", "ccasManager"] as const) {
			const { personId, territoryId } = actors[who];
			const keys = await inUnit(database.app, { personId, territoryIds: [territoryId], now }, (tx) =>
				tx.selectFrom("territoryKey").select("id").execute(),
			);
			expect(keys, who).toEqual([]);
		}
	});

	it("brings nothing back that was taken back", async () => {
		const sender = place.as(place.sender);
		const referralId = await draftReferral(sender, { firstName: "Reprise" });
		const rows = await sendTo(sender, referralId, [{ organisationId: place.territory.organisationIds.ccas, scope: "full" }]);
		const recipientId = rows.get(place.territory.organisationIds.ccas) as RecipientId;
		await advanceReferral(sender, { referralId, recipientId, revision: 1, action: "cancel", word: "Erreur" });
		for (const state of ["accepted", "reopened", "sent"])
			await expect(run("ccas", setRecipient(`state = '${state}'`, `'${recipientId}'`)), state).rejects.toMatchObject({ code: "42501" });
	});

	it("shows nobody the messages between the sender and the body they relayed to", async () => {
		const { organisationIds, territoryId } = place.territory;
		const sender = place.as(place.sender);
		const referralId = await draftReferral(sender, { firstName: "Relais" });
		const rows = await sendTo(sender, referralId, [{ organisationId: organisationIds.ccas, scope: "full" }]);
		const recipientId = rows.get(organisationIds.ccas) as RecipientId;
		const ccas = place.as(place.ccas);
		await advanceReferral(ccas, { referralId, recipientId, revision: 1, action: "accept", word: null });
		const relay = { referralId, recipientId, revision: 2, word: null, organisationId: organisationIds.caf, scope: "full" } as const;
		const child = await relayReferral(ccas, relay);
		const message = { id: newId(), territoryId, referralId: referralId as ReferralId, recipientId: child, sealedText: "x", at: now };
		await inTransaction(sender, (tx) =>
			tx
				.insertInto("referralMessage")
				.values({ ...message, authorId: place.sender.personId, organisationId: organisationIds.epci })
				.execute(),
		);
		const seenBy = (actor: Actor) =>
			inUnit(database.app, { personId: actor.personId, territoryIds: [territoryId], now }, (tx) =>
				tx.selectFrom("referralMessage").select("id").where("referralId", "=", referralId).execute(),
			);
		expect(await seenBy(place.ccas)).toEqual([]);
		expect(await seenBy(place.caf)).toEqual([{ id: message.id }]);
	});

	it("lets a colleague of the sender's side take away a file that another put there", async () => {
		const { referral, piece } = named as { referral: ReferralId; piece: string };
		await run(
			"sender",
			newReader(":referral, null, (select organisation_id from membership where person_id = :me), :mate, :now, :me").replace(
				":mate",
				`'${actors.senderColleague.personId}'`,
			),
		);
		const discarded: string[] = [];
		const files = { discard: async (key: string) => void discarded.push(key) };
		await removeReferralAttachment(
			{ ...place.as(actors.senderColleague), files },
			{ referralId: referral, attachmentId: piece as Parameters<typeof removeReferralAttachment>[1]["attachmentId"] },
		);
		expect(discarded).toHaveLength(1);
	});
});
