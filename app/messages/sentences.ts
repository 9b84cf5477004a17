import { actionSheetSentences } from "./action-sheets.ts";
import { attachmentSentences } from "./attachments.ts";
import { budgetSentences } from "./budgets.ts";
import { bulkSentences } from "./bulk-changes.ts";
import { calendarFeedSentences } from "./calendar-feeds.ts";
import { campaignSentences } from "./campaigns.ts";
import { committeeSentences } from "./committees.ts";
import { convocationSentences } from "./convocations.ts";
import { decisionSentences } from "./decisions.ts";
import { diffusionSentences } from "./diffusion.ts";
import { exportSentences } from "./exports.ts";
import { followUpSentences } from "./follow-up.ts";
import { generalSentences } from "./general.ts";
import { importSentences } from "./imports.ts";
import { indicatorSentences } from "./indicators.ts";
import { jobSentences } from "./jobs.ts";
import { auditSentences } from "./journal.ts";
import { keySentences } from "./keys.ts";
import { meetingSentences } from "./meetings.ts";
import { minutesSentences } from "./minutes.ts";
import { peopleSentences } from "./people.ts";
import { referralAttachmentSentences } from "./referral-attachments.ts";
import { referralCountSentences } from "./referral-count-sentences.ts";
import { referralFormSentences } from "./referral-form.ts";
import { referralPlaceSentences } from "./referral-places.ts";
import { referralRightsSentences } from "./referral-rights.ts";
import { referralThreadSentences } from "./referral-thread.ts";
import { referralSentences } from "./referrals.ts";
import { savedViewSentences } from "./saved-views.ts";

/** Every refusal, rule and toast has a code in the code and one French sentence here. */
const sentences: Record<string, string> = {
	...generalSentences,
	...actionSheetSentences,
	...bulkSentences,
	...calendarFeedSentences,
	...campaignSentences,
	...attachmentSentences,
	...budgetSentences,
	...committeeSentences,
	...convocationSentences,
	...followUpSentences,
	...importSentences,
	...indicatorSentences,
	...decisionSentences,
	...auditSentences,
	...keySentences,
	...meetingSentences,
	...minutesSentences,
	...peopleSentences,
	...referralSentences,
	...referralFormSentences,
	...referralThreadSentences,
	...referralRightsSentences,
	...referralPlaceSentences,
	...referralAttachmentSentences,
	...savedViewSentences,
	...jobSentences,
	...exportSentences,
	...diffusionSentences,
	...referralCountSentences,
};

/** The sentence of a code; a text that is not a code is already a sentence. */
export function sentenceOf(code: string): string {
	return sentences[code] ?? (/^[a-z]+(?:[.-][a-z-]+)*$/.test(code) ? "Cette opération n'est pas possible." : code);
}

export const knownCodes = (): string[] => Object.keys(sentences);
