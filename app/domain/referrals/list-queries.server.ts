import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../kernel/actor.ts";
import { type Ctx, inTransaction, type ReadTx } from "../kernel/context.server.ts";
import { assertAllowed } from "../kernel/errors.ts";
import type { OrganisationId } from "../kernel/ids.ts";
import { pageOf } from "../kernel/pages.ts";
import { recordAccess } from "./access.server.ts";
import type { WithVault } from "./keys.server.ts";
import type { FindByName, ListFilters, ListGroup } from "./list-schema.ts";
import type { ListedReferral } from "./list-types.ts";
import { startReferral } from "./policy.ts";
import { indexOf } from "./store.server.ts";

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

interface Around {
	counts: Partial<Record<ListGroup, number>>;
	organisations: { id: OrganisationId; name: string }[];
}

/**
 * One page of the actor's worklist, how many lines each group holds under the same filters, and which bodies may be filtered by: in one
 * pass over the lines, of which an agent may have thousands.
 */
export async function listReferrals(tx: ReadTx, actor: Actor, filters: ListFilters) {
	const { liste, page } = filters;
	// what is over: the latest first; what waits: the longest due first
	const order = liste === "terminees" || liste === "brouillons" ? sql`since desc` : sql`due_on nulls last, since`;
	const inOrder = sql`order by ${order}, reference, recipient_id`;
	const { rows } = await sql<ListedReferral & Around>`
		with l as materialized (select * from (${lines(actor)}) every),
			kept as materialized (select * from l where ${kept(actor, filters)}),
			around as (select
				(select coalesce(json_object_agg(liste, count), '{}') from (select liste, count(*) as count from kept group by liste)) as counts,
				(select coalesce(json_agg(json_build_object('id', id, 'name', name) order by unaccent(lower(name))), '[]') from organisation
					where territory_id = ${actor.territoryId} and id in (select other_id from l)) as organisations),
			page as (select * from kept where liste = ${liste} ${inOrder} limit ${perPage} offset (
				select least(${page - 1}::bigint, greatest(count(*) - 1, 0) / ${perPage}) * ${perPage} from kept where liste = ${liste}))
		select around.*, shown.* from around left join (select ${shown} from page l) shown on true ${inOrder}`.execute(tx as never);
	const { counts, organisations } = rows[0] as Around;
	const referrals: ListedReferral[] = rows.map(({ counts: _c, organisations: _o, ...line }) => line);
	const total = counts[liste] ?? 0;
	const { offset: _, ...pages } = pageOf(page, total, perPage);
	// an empty page is one line of nothing
	return { referrals: referrals.filter(({ referralId }) => referralId !== null), counts, organisations, total, ...pages };
}

function kept({ personId }: Actor, { besoin, organisation, sens, moi }: ListFilters): RawBuilder<unknown> {
	const conditions: RawBuilder<unknown>[] = [sql`true`];
	if (besoin) conditions.push(sql`need = ${besoin}`);
	if (organisation)
		conditions.push(sql`(other_id = ${organisation}::uuid or (other_id is null and exists (select from referral_recipient k
			where k.referral_id = l.referral_id and k.organisation_id = ${organisation}::uuid)))`);
	if (sens) conditions.push(sql`side = ${sens === "recues" ? "recipient" : "sender"}`);
	if (moi) conditions.push(sql`followed_by = ${personId}::uuid`);
	return sql.join(conditions, sql` and `);
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
