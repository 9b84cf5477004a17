import { findNames, listJournalEntries, listJournalFacets } from "#app/domain/journal/queries.server.ts";
import { JournalFilter } from "#app/domain/journal/schema.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import * as policy from "#app/domain/people/policy.ts";
import { journalSubjects, tellFact } from "#app/messages/journal.ts";

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The journal of a territory, each entry as a sentence with today's names: the stored facts hold ids only. */
export function presentJournal(ctx: Ctx, search: URLSearchParams) {
	const { actor } = ctx;
	if (!policy.readJournal(actor).allowed) throw new NotFound("not-found");
	return reading(ctx, async (tx) => {
		const filter = JournalFilter.parse(Object.fromEntries(search));
		const { entries, total, page, pageCount } = await listJournalEntries(tx, actor.territoryId, filter);
		const { authorIds, subjects } = await listJournalFacets(tx, actor.territoryId);
		const mentioned = entries.flatMap(({ payload }) =>
			Object.values(payload).filter((value) => typeof value === "string" && uuid.test(value)),
		);
		const names = await findNames(tx, actor.territoryId, [...new Set([...authorIds, ...(mentioned as string[])])]);
		return {
			territory: actor.territorySlug,
			filter,
			entries: entries.map(({ seq, at, personId, name, payload }) => ({
				seq,
				at: at.toISOString(),
				author: personId === null ? null : (names[personId] ?? null),
				isSystem: personId === null,
				sentence: tellFact(name, payload, names),
			})),
			total,
			page,
			pageCount,
			authors: authorIds
				.map((id) => ({ value: id as string, label: names[id] ?? "Nom disparu" }))
				.sort((a, b) => a.label.localeCompare(b.label, "fr")),
			subjects: subjects.map((subject) => ({ value: subject, label: journalSubjects[subject] ?? subject })),
		};
	});
}
