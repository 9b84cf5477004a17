import pg from "pg";
import { checkDoc } from "#app/domain/minutes/document.ts";
import type { DocNode } from "#app/domain/minutes/types.ts";
import { type SignedInPerson, signIn } from "./people.ts";

/** Minutes that several people may write together. */
export interface Draft {
	meetingId: string;
	/** Of the page where they are written. */
	path: string;
}
export interface WritingRoom {
	drafts: Draft[];
	/** Each may write all of them. */
	writers: SignedInPerson[];
}

const paragraph = (n: number): DocNode => ({
	type: "paragraph",
	content: [{ type: "text", text: `Point ${n} : le comité a échangé sur les permanences. ` }],
});
export const hundredParagraphs = checkDoc({ type: "doc", content: Array.from({ length: 100 }, (_, n) => paragraph(n + 1)) });

const slug = "bench-1";

/** Minutes of a hundred paragraphs, open to a committee in which so many people sit. */
export async function openRoom(databaseUrl: string, draftCount: number, writerCount: number): Promise<WritingRoom> {
	const writers = await signIn(databaseUrl, `t.slug = '${slug}' and m.role <> 'reader'`, writerCount);
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	try {
		await client.query(
			`insert into mandate (id, territory_id, committee_id, person_id, role, starts_on)
			select gen_random_uuid(), c.territory_id, c.id, p.id, 'member', '2025-01-01' from committee c join territory t on t.id = c.territory_id
			cross join unnest($1::uuid[]) p (id) where t.slug = '${slug}' and c.slug = 'comite-0'
				and not exists (select from mandate m where m.committee_id = c.id and m.person_id = p.id)`,
			[writers.map(({ personId }) => personId)],
		);
		const { rows } = await client.query<{ meetingId: string }>(
			`with held as (
				insert into meeting (id, territory_id, committee_id, title, starts_at, status, created_at)
				select gen_random_uuid(), c.territory_id, c.id, 'Réunion du comité', timestamptz '2026-11-20 09:00Z', 'held', now()
				from committee c join territory t on t.id = c.territory_id cross join generate_series(1, $1::int)
				where t.slug = '${slug}' and c.slug = 'comite-0' returning id, territory_id, committee_id
			)
			insert into minutes (id, territory_id, committee_id, meeting_id, status, doc, is_open_to_committee, created_at, updated_at)
			select gen_random_uuid(), territory_id, committee_id, id, 'draft', $2, true, now(), now() from held returning meeting_id as "meetingId"`,
			[draftCount, JSON.stringify(hundredParagraphs)],
		);
		const drafts = rows.map(({ meetingId }) => ({
			meetingId,
			path: `/t/${slug}/comites/comite-0/reunions/${meetingId}/compte-rendu/redaction`,
		}));
		return { drafts, writers };
	} finally {
		await client.end();
	}
}
