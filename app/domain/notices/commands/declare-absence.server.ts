import { dayOf, plusDays } from "../../kernel/calendar.ts";
import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";
import { RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { listColleagues } from "../absences.server.ts";
import { absenceDeclared } from "../events.ts";
import type { DeclareAbsence } from "../schema.ts";

const overlaps = "23P01";

/** Says that one is away, and who hears meanwhile: somebody who works in one of one's territories, and who only hears what they may see. */
export async function declareAbsence(ctx: PersonCtx, { startsOn, endsOn, standInId }: DeclareAbsence): Promise<void> {
	const { personId, now } = ctx;
	const today = dayOf(now);
	if (endsOn < startsOn) throw new RuleViolation("absence.order", "endsOn");
	if (endsOn < today) throw new RuleViolation("absence.past", "endsOn");
	if (endsOn > plusDays(startsOn, 366)) throw new RuleViolation("absence.too-long", "endsOn");
	const absenceId = newId();
	await inTransaction(ctx, async (tx) => {
		if (standInId && !(await listColleagues(tx, ctx, today)).some(({ id }) => id === standInId))
			throw new RuleViolation("absence.unknown-colleague", "standInId");
		await tx.insertInto("absence").values({ id: absenceId, personId, startsOn, endsOn, standInId, declaredAt: now }).execute();
		await recordEvent(tx, null, absenceDeclared, { absenceId });
	}).catch((error) => {
		throw (error as { code?: string }).code === overlaps ? new RuleViolation("absence.overlap", "startsOn") : error;
	});
}
