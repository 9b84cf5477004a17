import { z } from "zod";
import { listBodyHealth, listMeetingYears, listOrganisationAttendance } from "#app/domain/committees/health.server.ts";
import { readHealth } from "#app/domain/committees/policy.ts";
import { listCommittees } from "#app/domain/committees/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";

/** From the address: anything odd is no filter. */
export const HealthFilter = z.object({
	comite: z.string().max(60).optional().catch(undefined),
	annee: z.coerce.number().int().min(1990).max(2100).optional().catch(undefined),
});
export type HealthFilter = z.infer<typeof HealthFilter>;

/** Page « Santé des comités »: of the bodies one sits in, all of them for whoever runs the territory. */
export function presentCommitteeHealth(ctx: Ctx, { comite, annee }: HealthFilter) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const today = dayOf(now);
	return reading(ctx, async (tx) => {
		const bodies = (await listCommittees(tx, territoryId, now)).filter(({ id }) => readHealth(actor, { committeeId: id }).allowed);
		const chosen = bodies.find(({ slug }) => slug === comite);
		const committeeIds = (chosen ? [chosen] : bodies).map(({ id }) => id);
		const year = annee ?? Number(today.slice(0, 4));
		const years = await listMeetingYears(tx, territoryId, committeeIds);
		return {
			territory: actor.territorySlug,
			year,
			years: [...new Set([year, ...years])].sort((a, b) => b - a),
			chosen: chosen ? { slug: chosen.slug, name: chosen.name } : null,
			choices: bodies.map(({ slug, name }) => ({ value: slug, label: name })),
			bodies: await listBodyHealth(tx, territoryId, { committeeIds, year }, today),
			organisations: await listOrganisationAttendance(tx, territoryId, { committeeIds, year }),
		};
	});
}
