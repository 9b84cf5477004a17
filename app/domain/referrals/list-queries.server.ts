import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../kernel/actor.ts";
import type { Day } from "../kernel/calendar.ts";
import { type Ctx, inTransaction, type ReadTx } from "../kernel/context.server.ts";
import { assertAllowed } from "../kernel/errors.ts";
import type { OrganisationId } from "../kernel/ids.ts";
import { pageOf } from "../kernel/pages.ts";
import { recordAccess } from "./access.server.ts";
import type { WithVault } from "./keys.server.ts";
import type { FindByName, ListFilters, ListGroup } from "./list-schema.ts";
import { startReferral } from "./policy.ts";
import { indexOf } from "./store.server.ts";
import type { Need, RecipientId, RecipientState, ReferralId, Side, Urgency } from "./types.ts";

/** One answer, or one draft, as its line of the worklist: who it is about is not there. */
export interface ListedReferral {
	referralId: ReferralId;
	recipientId: RecipientId | null;
	reference: string;
	side: Side;
	need: Need;
	urgency: Urgency;
	state: RecipientState;
	since: Date;
	waitingOn: Side | null;
	dueOn: Day | null;
	/** The other organisation; of a draft, those chosen so far. */
	others: string[];
	/** Who follows it on the reader's own side. */
	followedBy: string | null;
	isArchived: boolean;
}

const perPage = 25;

/** Where the actor is named today: an answer for each recipient on the sender's side, one's own on a recipient's, and one's drafts. */
const lines = ({ territoryId, personId, organisationId }: Actor) => sql`
	select f.id as referral_id, c.id as recipient_id, f.reference, f.need, f.urgency, f.person_index,
		case when r.recipient_id is null then 'sender' else 'recipient' end as side,
		coalesce(c.state, 'draft') as state, coalesce(c.state_since, f.created_at) as since, c.waiting_on, c.due_on,
		case when r.recipient_id is null then c.organisation_id else f.sender_organisation_id end as other_id,
		case when r.recipient_id is null then f.author_id else c.assigned_to end as followed_by,
		f.archived_at is not null as is_archived,
		case when f.status = 'draft' then 'brouillons' when c.waiting_on is null then 'terminees'
			when c.waiting_on = case when r.recipient_id is null then 'sender' else 'recipient' end then 'a-traiter'
			when c.due_on < app_today() then 'sans-nouvelles' else 'en-attente' end as liste
	from referral_reader r
		join referral f on f.territory_id = r.territory_id and f.id = r.referral_id
		left join referral_recipient c on c.territory_id = f.territory_id and c.referral_id = f.id and f.status = 'sent' and c.state <> 'draft'
			and (r.recipient_id is null or (c.id = r.recipient_id and c.access_ended_at is null))
	where r.territory_id = ${territoryId} and r.person_id = ${personId} and r.organisation_id = ${organisationId} and r.until is null
		and (c.id is not null or (r.recipient_id is null and f.status = 'draft'))`;

const shown = sql`
	l.referral_id, l.recipient_id, l.reference, l.side, l.need, l.urgency, l.state, l.since, l.waiting_on, l.due_on, l.is_archived,
	(select display_name from person p where p.id = l.followed_by) as followed_by,
	case when l.other_id is not null then array(select o.name from organisation o where o.id = l.other_id)
		else array(select o.name from referral_recipient k join organisation o on o.id = k.organisation_id
			where k.referral_id = l.referral_id order by o.name) end as others`;

/** One page of the actor's worklist, and how many lines each group holds under the same filters. */
export async function listReferrals(tx: ReadTx, actor: Actor, { liste, besoin, organisation, sens, moi, page }: ListFilters) {
	const kept: RawBuilder<unknown>[] = [sql`true`];
	if (besoin) kept.push(sql`need = ${besoin}`);
	if (organisation)
		kept.push(sql`(other_id = ${organisation}::uuid or (other_id is null and exists (select from referral_recipient k
			where k.referral_id = l.referral_id and k.organisation_id = ${organisation}::uuid)))`);
	if (sens) kept.push(sql`side = ${sens === "recues" ? "recipient" : "sender"}`);
	if (moi) kept.push(sql`followed_by = ${actor.personId}::uuid`);
	const filtered = sql`(${lines(actor)}) l where ${sql.join(kept, sql` and `)}`;
	const { rows: groups } = await sql<{ liste: ListGroup; count: number }>`
		select liste, count(*) as count from ${filtered} group by liste`.execute(tx as never);
	const counts = Object.fromEntries(groups.map(({ liste: group, count }) => [group, count])) as Partial<Record<ListGroup, number>>;
	const total = counts[liste] ?? 0;
	const { offset, ...pages } = pageOf(page, total, perPage);
	// what is over: the latest first; what waits: the longest due first
	const order = liste === "terminees" || liste === "brouillons" ? sql`since desc` : sql`due_on nulls last, since`;
	const { rows } = await sql<ListedReferral>`
		select ${shown} from (select * from ${filtered}) l where liste = ${liste}
		order by ${order}, reference, recipient_id limit ${perPage} offset ${offset}`.execute(tx as never);
	return { referrals: rows, counts, total, ...pages };
}

/** The other organisations of the actor's referrals, by name: for the filter. */
export async function listOtherOrganisations(tx: ReadTx, actor: Actor): Promise<{ id: OrganisationId; name: string }[]> {
	const { rows } = await sql<{ id: OrganisationId; name: string }>`
		select o.id, o.name from organisation o where o.territory_id = ${actor.territoryId}
			and o.id in (select other_id from (${lines(actor)}) l) order by unaccent(lower(o.name))`.execute(tx as never);
	return rows;
}

/**
 * The actor's own referrals about the person of exactly this name, by the keyed digest: those whose card is open to them. That someone
 * was looked for is written down; who was is not.
 */
export async function findByName(ctx: WithVault<Ctx>, name: FindByName): Promise<ListedReferral[]> {
	const { actor } = ctx;
	const { territoryId, organisationId } = actor;
	assertAllowed(startReferral(actor));
	return inTransaction(ctx, async (tx) => {
		await recordAccess(tx, { territoryId, organisationId, referralId: null, what: "search", detail: "name" });
		const index = await indexOf(tx, ctx, name);
		const { rows } = await sql<ListedReferral>`
			select ${shown} from (select * from (${lines(actor)}) l where person_index = ${index} and not is_archived
				and not (side = 'recipient' and state in ('declined', 'cancelled', 'expired'))) l
			order by since desc, reference limit 100`.execute(tx);
		return rows;
	});
}
