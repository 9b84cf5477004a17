import { type RawBuilder, sql } from "kysely";
import type { FoundKind } from "./types.ts";

/** How a kind of found thing is read once found: joined to `hit`, in an order beyond its rank, with what is shown of it. */
interface Look {
	/** What its order needs. */
	from: RawBuilder<unknown>;
	/** What else is shown of it. */
	detail: RawBuilder<unknown>;
	order: RawBuilder<unknown>;
	title: RawBuilder<unknown>;
	/** What excerpts are taken from; `asked.query` is what was looked for. */
	text: RawBuilder<unknown>;
	facts: RawBuilder<unknown>;
}

const heldIn = (table: RawBuilder<unknown>, words: RawBuilder<unknown>, link: RawBuilder<unknown>) =>
	sql`(select string_agg(part.words, E'\n') from (select ${words} as words from ${table} held
		where ${link} and held.search @@ (select query from asked)) part)`;

const sheetTexts = sql.join(
	["aims", "description", "context", "need", "expected_results", "evaluation_method", "human_resources", "material_resources"]
		.concat(["caf_funding", "risks", "status_reason", "communication", "schedule_label"])
		.map((column) => sql.ref(`s.${column}`)),
);
const sheetLists = sql.join(
	["tags", "target_groups", "areas", "services", "related_schemes"].map((column) => sql`array_to_string(${sql.ref(`s.${column}`)}, ', ')`),
);

const meetingFacts = sql`'committeeSlug', c.slug, 'committeeName', c.name, 'meetingId', g.id`;

export const lookOf: Record<FoundKind, Look> = {
	fiches: {
		from: sql`join action_sheet s on s.id = hit.id`,
		detail: sql`join objective o on o.id = s.objective_id join axis a on a.id = o.axis_id
			join programme p on p.id = a.programme_id left join action_sheet parent on parent.id = s.parent_id`,
		order: sql`f_unaccent(s.title)`,
		title: sql`s.title`,
		text: sql`concat_ws(E'\n', ${sheetTexts}, ${sheetLists},
			${heldIn(sql`milestone`, sql`held.title`, sql`held.territory_id = s.territory_id and held.sheet_id = s.id`)},
			${heldIn(sql`progress_note`, sql`held.text`, sql`held.territory_id = s.territory_id and held.sheet_id = s.id`)})`,
		facts: sql`jsonb_build_object('slug', s.slug, 'code', s.code, 'status', s.status, 'programmeTitle', p.title, 'axisNumber', a.number,
			'axisTitle', a.title, 'parentTitle', parent.title)`,
	},
	"comptes-rendus": {
		// the whole text where it is seen, else the open cut of it
		from: sql`join lateral (
				select w.meeting_id, w.committee_id, w.status, w.doc, null as words from minutes w where w.id = hit.id
				union all
				select o.meeting_id, o.committee_id, 'approved', null, o.words from minutes_cut o
					where o.minutes_id = hit.id and not exists (select from minutes w where w.id = o.minutes_id)
			) m on true join meeting g on g.id = m.meeting_id`,
		detail: sql`join committee c on c.id = m.committee_id`,
		order: sql`g.starts_at desc`,
		title: sql`g.title`,
		text: sql`coalesce(m.words, text_of_minutes(m.doc))`,
		facts: sql`jsonb_build_object(${meetingFacts}, 'status', m.status, 'startsAt', g.starts_at)`,
	},
	decisions: {
		from: sql`join decision d on d.id = hit.id`,
		detail: sql`join meeting g on g.id = d.meeting_id join committee c on c.id = d.committee_id`,
		order: sql`d.decided_on desc, d.number desc`,
		title: sql`d.year || '-' || lpad(d.number::text, 2, '0')`,
		text: sql`concat_ws(E'\n', d.text,
			${heldIn(sql`task`, sql`held.title`, sql`held.territory_id = d.territory_id and held.decision_id = d.id`)})`,
		facts: sql`jsonb_build_object(${meetingFacts}, 'verb', d.verb, 'decidedOn', d.decided_on)`,
	},
	annuaire: {
		from: sql`left join organisation org on org.id = hit.id left join person who on who.id = hit.id`,
		detail: sql`left join membership place on place.person_id = who.id and place.territory_id = hit.territory_id
			left join organisation at on at.id = place.organisation_id`,
		order: sql`f_unaccent(coalesce(org.name, who.display_name))`,
		title: sql`coalesce(org.name, who.display_name)`,
		text: sql`org.note`,
		facts: sql`case when org.id is null
			then jsonb_build_object('isPerson', true, 'organisationName', at.name, 'jobTitle', place.job_title)
			else jsonb_build_object('isPerson', false, 'organisationKind', org.kind, 'ledCount', (select count(*) from action_sheet led
				where led.territory_id = org.territory_id and led.lead_organisation_id = org.id and led.parent_id is null)) end`,
	},
};
