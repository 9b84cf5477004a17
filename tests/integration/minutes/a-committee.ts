import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import type { CommitteeId } from "#app/domain/kernel/ids.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { docOf, draftMinutes, paragraph, submittedMinutes } from "#seeds/builders/submitted-minutes.ts";
import type { TestDatabase } from "#tests/support/database.ts";

/** A territory where the insertion committee has its chair, lead and member, beside a partner of another committee and a steward. */
export async function aCommittee(database: TestDatabase, now: Date, slug: string) {
	const territory = await aTerritory(database.owner, now, slug);
	const people = {
		chair: await territory.person("presidence", { mandates: { insertion: "chair" } }),
		substitute: await territory.person("suppleance", { mandates: { insertion: "substitute" } }),
		lead: await territory.person("technique", { mandates: { insertion: "technical_lead" } }),
		member: await territory.person("membre", { mandates: { insertion: "member" } }),
		outsider: await territory.person("ailleurs", { mandates: { gerontologie: "chair" } }),
		officer: await territory.person("cooperation", { role: "cooperation_officer" }),
		reader: await territory.person("lecture", { role: "reader" }),
	};
	const as = (actor: Actor, at = now): Ctx => ({ db: database.app, actor, now: at });
	const committeeId = territory.committeeIds.insertion as CommitteeId;
	const attendance = [{ personId: people.member.personId, status: "present" as const }];
	const meeting = { committeeId, attendance, doc: docOf(paragraph("Le comité a échangé sur les permanences.")) };
	type Options = Partial<Parameters<typeof draftMinutes>[1]>;
	return {
		territory,
		committeeId,
		people,
		as,
		draft: (options: Options = {}) => draftMinutes(as(people.lead), { ...meeting, ...options }),
		submitted: (options: Options = {}) => submittedMinutes(as(people.lead), { ...meeting, ...options }),
		/** Facts of the territory's journal about minutes and tasks, oldest first. */
		events: async () =>
			(
				await database.asAdmin<{ name: string }>(
					"select name from journal_entry where territory_id = $1 and (name like 'minutes.%' or name like 'task.%') order by seq",
					[territory.territoryId],
				)
			).map(({ name }) => name),
	};
}
