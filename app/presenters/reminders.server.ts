import { listCommittees } from "#app/domain/committees/queries.server.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import { definitionOf, remindedElsewhere, reminderCatalogue } from "#app/domain/reminders/catalogue.ts";
import * as policy from "#app/domain/reminders/policy.ts";
import { listRules, readWatch, rhythmOf } from "#app/domain/reminders/rhythms.server.ts";
import { type HeldKind, heldKinds } from "#app/domain/reminders/types.ts";
import { getWatched, listRaised, nameWatched } from "#app/domain/reminders/watched.server.ts";

/** Page of what reminds, with the rhythms of the territory, or of one body when the address names it. */
export function presentReminderCatalogue(ctx: Ctx, query: URLSearchParams) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const committees = await listCommittees(tx, actor.territoryId, now);
		const slug = query.get("comite") ?? "";
		const body = slug === "" ? null : committees.find((one) => one.slug === slug);
		if (body === undefined) throw new NotFound("not-found");
		const committeeId = body?.id ?? null;
		const [rules, watch] = [await listRules(tx, actor.territoryId), await readWatch(tx, actor.territoryId)];
		const canEdit = policy.setRhythm(actor, committeeId).allowed;
		const edited = canEdit ? query.get("regle") : null;
		return {
			territory: actor.territorySlug,
			committees: committees.map(({ slug, name }) => ({ slug, name })),
			committee: body ? { id: body.id as string, slug: body.slug, name: body.name } : null,
			kinds: reminderCatalogue
				.filter(({ isOfBody }) => body === null || isOfBody)
				.map(({ kind, title, audience, date, ends, climbs }) => {
					const own = rules.find((rule) => rule.kind === kind && rule.committeeId === committeeId);
					const rhythm = rhythmOf(rules, kind, committeeId);
					return {
						kind,
						title,
						audience,
						date,
						ends,
						isOwn: own !== undefined,
						isEdited: edited === kind,
						revision: own?.revision ?? 0,
						isOn: rhythm.isOn,
						daysBefore: [...rhythm.daysBefore],
						lateEveryDays: rhythm.lateEveryDays,
						climbsAfter: climbs === "nobody" ? null : rhythm.climbsAfter,
						climbs,
					};
				}),
			elsewhere: remindedElsewhere,
			quiet: { isQuiet: watch.isQuietInHolidays, revision: watch.revision },
			can: { edit: canEdit, quiet: policy.keepQuiet(actor).allowed },
		};
	});
}

/** Page of the reminders of one object: when the next one leaves, what left, and what whoever leads may do about it. */
export function presentReminder(ctx: Ctx, kind: string, objectId: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		if (!isHeldKind(kind) || !/^[0-9a-f-]{36}$/.test(objectId)) throw new NotFound("not-found");
		const watched = await getWatched(tx, ctx, kind, objectId);
		const today = dayOf(now);
		const raised = await listRaised(tx, actor.territoryId, kind, objectId);
		return {
			territory: actor.territorySlug,
			kind,
			objectId,
			kindTitle: definitionOf(kind).title,
			...(await nameWatched(tx, ctx, watched)),
			dueOn: watched.dueOn,
			tomorrow: plusDays(today, 1),
			people: watched.people.map(({ displayName }) => displayName),
			hold: watched.hold,
			nextOn: watched.nextOn,
			isSentToday: raised.some(({ stage }) => stage === `manual-${today}`),
			raised: raised.map(({ raisedAt, ...row }) => ({ ...row, raisedAt: raisedAt.toISOString() })),
			canLead: policy.leadWatched(actor, watched).allowed,
		};
	});
}

const isHeldKind = (kind: string): kind is HeldKind => heldKinds.some((one) => one === kind);
