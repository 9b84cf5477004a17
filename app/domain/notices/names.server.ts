import { type RawBuilder, type SqlBool, sql } from "kysely";
import { paths } from "#app/paths.ts";
import { inForce } from "#db/predicates.ts";
import { type Day, dayOf } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { isSecret, topicOf } from "./rules.ts";
import type { Notice, NoticeId, NoticeName, NoticeObject } from "./types.ts";

const is = (...kinds: NoticeObject[]) => sql<SqlBool>`n.object_kind = any(${kinds}::text[])`;

/**
 * The first of these that is there. `coalesce` would say the same, but PostgreSQL takes it for a leak: behind row-level security, what is
 * compared with it finds no index.
 */
const firstOf = (...columns: string[]) =>
	sql.join(
		columns.map((column) => sql`when ${sql.ref(column)} is not null then ${sql.ref(column)}`),
		sql` `,
	);

/** Whoever it is for works in the territory on that day; no row otherwise. */
const source = (today: Day) => sql`
	notice n
	join membership place on place.person_id = n.person_id and place.territory_id = n.territory_id and ${inForce("place", today)}
	join territory on territory.id = n.territory_id
	left join minutes text on ${is("minutes")} and text.id = n.object_id
	left join minutes_cut cut on ${is("minutes")} and cut.minutes_id = n.object_id
	left join mandate held on ${is("mandate")} and held.id = n.object_id
	left join meeting on meeting.id = case ${firstOf("text.meeting_id", "cut.meeting_id")} when ${is("meeting")} then n.object_id end
	left join meeting_poll poll on ${is("poll")} and poll.id = n.object_id
	left join task on ${is("task")} and task.id = n.object_id
	left join milestone on ${is("milestone")} and milestone.id = n.object_id
	left join sheet_comment said on ${is("comment")} and said.id = n.object_id and said.deleted_at is null
	left join indicator on ${is("indicator")} and indicator.id = n.object_id
	left join campaign on ${is("campaign")} and campaign.id = n.object_id
	left join referral on ${is("referral")} and referral.id = n.object_id
	left join elimination_list elimination on ${is("elimination")} and elimination.id = n.object_id
	left join mission_split mission on ${is("mission")} and mission.id = n.object_id
	left join drop_in_session session on ${is("drop-in-session")} and session.id = n.object_id
	left join person member on ${is("member")} and member.id = n.object_id
	left join programme on ${is("programme")} and programme.id = n.object_id
	left join action_sheet sheet on sheet.id = case ${firstOf("milestone.sheet_id", "said.sheet_id", "indicator.sheet_id")} when ${is("sheet")} then n.object_id end
	left join committee on committee.id = case ${firstOf("meeting.committee_id", "poll.committee_id", "task.committee_id", "held.committee_id")}
		when ${is("committee")} then n.object_id end
	left join organisation on organisation.id = case ${firstOf("mission.organisation_id", "session.organisation_id")} end`;

/** As what the person may still know of a referral: its reader, or their organisation's manager. */
const toldAs = sql`referral_told_as(n.person_id, n.object_id, app_today())`;

/**
 * Whether the object is still there for the person to see, that day. The web stands behind its walls besides; a worker, who reads
 * everything, has this alone.
 */
const isVisible = (today: Day): RawBuilder<SqlBool> => {
	const isSteward = sql`place.role in ('admin', 'cooperation_officer')`;
	const isOfBody = sql`exists (select from mandate mine where mine.committee_id = committee.id and mine.person_id = n.person_id
		and ${inForce("mine", today)})`;
	return sql<SqlBool>`case n.object_kind
		when 'minutes' then meeting.id is not null and (cut.minutes_id is not null or ${isSteward} or ${isOfBody}
			or (text.status = 'submitted' and exists (select from attendance seat where seat.meeting_id = meeting.id
				and seat.person_id = n.person_id and seat.status in ('present', 'represented'))))
		when 'poll' then poll.id is not null and (${isSteward} or ${isOfBody})
		when 'task' then task.id is not null and (not task.is_confidential or task.owner_id = n.person_id or ${isSteward} or ${isOfBody})
		when 'referral' then ${toldAs} is not null
		when 'elimination' then elimination.id is not null and exists (select from referral_holders(n.territory_id, app_today()) holder
			where holder.person_id = n.person_id and holder.duty = 'dpo')
		when 'campaign' then campaign.id is not null
		when 'meeting' then meeting.id is not null
		when 'mission' then mission.id is not null
		when 'drop-in-session' then session.id is not null
		when 'programme' then programme.id is not null
		when 'member' then member.id is not null and ${isSteward}
		when 'committee' then committee.id is not null
		when 'mandate' then committee.id is not null
		else sheet.id is not null end`;
};

export interface NoticeFilter {
	territoryId?: TerritoryId;
	/** Of the kind, whatever it says more. */
	topic?: string;
	state?: "unread" | "read" | "done" | "open";
}

const states = {
	unread: sql<SqlBool>`n.read_at is null and n.done_at is null`,
	read: sql<SqlBool>`n.read_at is not null and n.done_at is null`,
	done: sql<SqlBool>`n.done_at is not null`,
	open: sql<SqlBool>`n.done_at is null`,
};

/** What answers the filter among what the person may see. */
export const shownTo = (personId: string, territoryIds: readonly string[], filter: NoticeFilter, today: Day) => sql`
	from ${source(today)}
	where n.person_id = ${personId} and n.territory_id = any(${territoryIds}::uuid[])
		${filter.territoryId ? sql`and n.territory_id = ${filter.territoryId}` : sql``}
		${filter.topic ? sql`and split_part(n.kind, '/', 1) = ${filter.topic}` : sql``}
		${filter.state ? sql`and ${states[filter.state]}` : sql``}
		and ${isVisible(today)}`;

interface NamedRow extends Notice {
	territorySlug: string;
	territoryName: string;
	committeeSlug: string | null;
	committeeName: string | null;
	meetingId: string | null;
	discussionId: string | null;
	sheetSlug: string | null;
	sheetName: string | null;
	name: string | null;
	toldAs: "reader" | "manager" | null;
	organisationName: string | null;
	readAt: Date | null;
	doneAt: Date | null;
	actorName: string | null;
	inPlaceOfName: string | null;
}

/** What a list of notices selects, from `shownTo`. */
export const namedColumns = sql`n.id, n.territory_id, n.kind, n.object_kind, n.object_id, n.times, n.happened_at, n.read_at, n.done_at,
	territory.slug as territory_slug, coalesce(territory.short_name, territory.name) as territory_name,
	committee.slug as committee_slug, committee.name as committee_name, meeting.id as meeting_id, coalesce(said.thread_id, said.id) as discussion_id,
	sheet.slug as sheet_slug,
	sheet.code || ' ' || sheet.title as sheet_name, organisation.name as organisation_name,
	coalesce(meeting.title, poll.title, task.title, milestone.title, indicator.label, campaign.title, programme.title, referral.reference, member.display_name) as name,
	case when ${is("referral")} then ${toldAs} end as told_as,
	(select display_name from person where id = n.actor_id) as actor_name,
	(select display_name from person where id = n.in_place_of) as in_place_of_name`;

export interface NamedNotice extends Notice, NoticeName {
	readAt: Date | null;
	doneAt: Date | null;
	/** Mails about what this is about stand in one conversation; null for what is secret, whose mails must not tell one from another. */
	thread: string | null;
	/** Null: the product. */
	actorName: string | null;
	/** The absent person whom it was meant for. */
	inPlaceOfName: string | null;
}

export function named({
	territorySlug,
	committeeSlug,
	committeeName,
	meetingId,
	discussionId,
	sheetSlug,
	sheetName,
	name,
	toldAs,
	organisationName,
	...row
}: NamedRow): NamedNotice {
	const t = territorySlug;
	const body = committeeSlug ?? "";
	const sheet = sheetSlug ?? "";
	const to: Record<NoticeObject, () => Pick<NoticeName, "title" | "context" | "href">> = {
		minutes: () => ({
			title: name ?? "",
			context: committeeName ?? "",
			href: (topicOf(row.kind) === "minutes-submitted" ? paths.approval : paths.minutes)(t, body, meetingId ?? ""),
		}),
		meeting: () => ({ title: name ?? "", context: committeeName ?? "", href: paths.meeting(t, body, row.objectId) }),
		poll: () => ({ title: name ?? "", context: committeeName ?? "", href: paths.poll(t, body, row.objectId) }),
		committee: () => ({ title: committeeName ?? "", context: "", href: paths.committee(t, body) }),
		mandate: () => ({ title: committeeName ?? "", context: "", href: paths.committee(t, body) }),
		task: () => ({ title: name ?? "", context: committeeName ?? "", href: paths.task(t, row.objectId) }),
		sheet: () => ({ title: sheetName ?? "", context: "", href: paths.sheet(t, sheet) }),
		milestone: () => ({ title: name ?? "", context: sheetName ?? "", href: paths.sheet(t, sheet) }),
		comment: () => ({ title: sheetName ?? "", context: "", href: `${paths.followUp(t, sheet)}#commentaire-${row.objectId}` }),
		indicator: () => ({ title: name ?? "", context: sheetName ?? "", href: paths.indicatorPage(t, row.objectId) }),
		campaign: () => ({ title: name ?? "", context: "", href: paths.campaign(t, row.objectId) }),
		// a manager opens no referral: they name whoever does
		referral: () => ({
			title: name ? `Une orientation attend (réf. ${name})` : "Une orientation attend",
			context: "",
			href: toldAs === "reader" ? paths.referral(t, row.objectId) : paths.referralAgents(t),
		}),
		elimination: () => ({ title: "Une liste d'élimination attend", context: "", href: paths.elimination(t, row.objectId) }),
		mission: () => ({ title: organisationName ?? "", context: "", href: paths.mission(t, row.objectId) }),
		"drop-in-session": () => ({ title: organisationName ?? "", context: "", href: paths.dropInSession(t, row.objectId) }),
		member: () => ({ title: name ?? "", context: "", href: paths.jobs(t) }),
		programme: () => ({ title: name ?? "", context: "", href: paths.programme(t) }),
	};
	const thread = isSecret(row.objectKind) ? null : meetingId ? `meeting/${meetingId}` : `${row.objectKind}/${discussionId ?? row.objectId}`;
	return { ...row, thread, ...to[row.objectKind]() };
}

/** Names as the person may read them now; what they may no longer see is missing. */
export async function nameNotices(
	tx: ReadTx,
	who: { personId: string; territoryIds: readonly TerritoryId[] },
	notices: readonly { id: NoticeId | string }[],
	now: Date,
): Promise<Map<string, NamedNotice>> {
	if (notices.length === 0) return new Map();
	const ids = notices.map(({ id }) => id);
	const { rows } =
		await sql<NamedRow>`select ${namedColumns} ${shownTo(who.personId, who.territoryIds, {}, dayOf(now))} and n.id = any(${ids}::uuid[])`.execute(
			tx as never,
		);
	return new Map(rows.map((row) => [row.id, named(row)]));
}

/** The same for several people at once, to a worker. */
export async function nameAnyNotices(
	tx: ReadTx,
	notices: readonly { id: NoticeId | string }[],
	now: Date,
): Promise<Map<string, NamedNotice>> {
	if (notices.length === 0) return new Map();
	const today = dayOf(now);
	const { rows } = await sql<NamedRow>`select ${namedColumns} from ${source(today)}
		where n.id = any(${notices.map(({ id }) => id)}::uuid[]) and ${isVisible(today)}`.execute(tx as never);
	return new Map(rows.map((row) => [row.id, named(row)]));
}
