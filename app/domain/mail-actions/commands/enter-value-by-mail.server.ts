import { findExpectedValue } from "../../campaigns/queries.server.ts";
import { enterMeasurement, readValue } from "../../indicators/steps.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import { actByMail, type ByMail } from "../act-by-mail.server.ts";
import type { EnterValueFromMail } from "../schema.ts";

/** Enters the one value a reminder asks for, from the mail; what was said beside an earlier value stays. */
export const enterValueByMail = (by: ByMail, { revision, value, unavailableReason }: EnterValueFromMail): Promise<void> =>
	actByMail(by, "enter-value", async (tx, ctx, expectedId) => {
		const found = await findExpectedValue(tx, ctx.actor.territoryId, expectedId);
		if (!found) throw new NotFound("not-found");
		const { sheetId, indicatorId, comment, evidenceUrl } = found.expected;
		return enterMeasurement(tx, ctx, {
			sheetId,
			indicatorId,
			measuredOn: found.campaign.endsOn,
			readValue: (indicator) => readValue(value, indicator),
			unavailableReason,
			comment,
			evidenceUrl,
			seenRevision: revision,
		});
	});
