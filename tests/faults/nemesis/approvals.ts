import type { Ctx } from "#app/domain/kernel/context.server.ts";
import type { CommitteeId } from "#app/domain/kernel/ids.ts";
import { docOf, paragraph, submittedMinutes } from "#seeds/builders/submitted-minutes.ts";
import type { Ground } from "./ground.ts";
import type { Place } from "./place.ts";
import { insist, noCounts, post, type Writer } from "./writer.ts";

/** The chair presses three times at once, on both webs: minutes are approved once, or not at all. */
export function approver(place: Place, { territory, chair, lead, password }: Ground): Writer {
	const counts = noCounts();
	const acknowledged = new Set<string>();
	const submitted = new Set<string>();
	const committeeId = territory.committeeIds.insertion as CommitteeId;
	return {
		name: "approvals",
		counts,
		async work(signal) {
			while (!signal.aborted) {
				const ctx: Ctx = { db: place.db("app"), actor: lead.actor, now: new Date() };
				const attendance = [{ personId: chair.actor.personId, status: "present" as const }];
				const doc = docOf(paragraph("Le comité a échangé sur les permanences."));
				const minutes = await insist(() => submittedMinutes(ctx, { committeeId, attendance, doc }), signal);
				if (!minutes) return;
				const { meetingId, revision } = minutes;
				submitted.add(meetingId);
				const form = { intent: "approve", password, revision: String(revision) };
				const page = `/t/${territory.slug}/comites/insertion/reunions/${meetingId}/compte-rendu/approbation`;
				counts.asked += 3;
				await Promise.all(
					[1, 2, 3].map(async () => {
						const answer = await post(place.publicUrl + page, chair.cookie, form);
						if (answer?.status === 302) {
							counts.acknowledged += 1;
							acknowledged.add(meetingId);
						} else if (!answer || answer.status >= 500) counts.unknown += 1;
						else counts.refused += 1; // approved already
					}),
				);
			}
		},
		isSettled: async () => true,
		async check() {
			const stored = await place.ask<{ id: string; status: string; facts: number; events: number }>(
				`with written as (select payload::jsonb ->> 'meetingId' as id, count(*)::int as facts from journal_entry
					where name = 'minutes.approved' group by 1),
				told as (select payload ->> 'meetingId' as id, count(*)::int as events from outbox where name = 'minutes.approved' group by 1)
				select m.meeting_id as id, m.status, coalesce(w.facts, 0) as facts, coalesce(t.events, 0) as events
				from minutes m left join written w on w.id = m.meeting_id::text left join told t on t.id = m.meeting_id::text
				where m.meeting_id = any ($1)`,
				[[...submitted]],
			);
			return stored.flatMap(({ id, status, facts, events }) => {
				const isApproved = status === "approved";
				if (acknowledged.has(id) && !isApproved) return [`minutes of ${id}: approval acknowledged, ${status}`];
				const times = isApproved ? 1 : 0;
				return facts === times && events === times ? [] : [`minutes of ${id}: ${status}, ${facts} facts, ${events} events`];
			});
		},
	};
}
