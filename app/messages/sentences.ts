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
import { importSentences } from "./imports.ts";
import { indicatorSentences } from "./indicators.ts";
import { jobSentences } from "./jobs.ts";
import { auditSentences } from "./journal.ts";
import { keySentences } from "./keys.ts";
import { mailActionSentences } from "./mail-actions.ts";
import { meetingSentences } from "./meetings.ts";
import { minutesSentences } from "./minutes.ts";
import { noticeSentences } from "./notices.ts";
import { peopleSentences } from "./people.ts";
import { referralAttachmentSentences } from "./referral-attachments.ts";
import { referralCountSentences } from "./referral-counts.ts";
import { referralFormSentences } from "./referral-form.ts";
import { referralPlaceSentences } from "./referral-places.ts";
import { referralRightsSentences } from "./referral-rights.ts";
import { referralThreadSentences } from "./referral-thread.ts";
import { referralSentences } from "./referrals.ts";
import { reminderSentences } from "./reminders.ts";
import { savedViewSentences } from "./saved-views.ts";

/** Every refusal, rule and toast has a code in the code and one French sentence here. */
const sentences: Record<string, string> = {
	"not-found": "Cette page n'existe pas, ou vous n'y avez pas accès.",
	forbidden: "Vous n'avez pas le droit de faire cela.",
	stale: "Quelqu'un a enregistré une autre version pendant que vous écriviez\u00a0: comparez les deux avant d'enregistrer la vôtre.",
	unexpected: "Une erreur imprévue est survenue. Rien n'a été enregistré\u00a0: réessayez dans un instant.",
	unavailable: "Maillage est momentanément indisponible. Vos données sont en sûreté\u00a0: la page se rechargera d'elle-même.",
	"unavailable.form":
		"Maillage est momentanément indisponible, et votre envoi n'est pas enregistré. Revenez en arrière\u00a0: ce que vous avez écrit y est encore. Renvoyez-le dans un instant.",
	"form.too-large": "Ce formulaire est trop volumineux\u00a0: raccourcissez le texte ou retirez les images.",
	"form.unreadable": "Ce formulaire n'a pas pu être lu. Revenez à la page précédente et recommencez.",
	required: "Ce champ est obligatoire.",
	"invalid.id": "Cet élément n'existe pas ou plus.",
	"territory.slug-taken": "Un territoire porte déjà cette adresse.",
	"invalid.date": "Indiquez une date, par exemple 23/11/2026.",
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
	...mailActionSentences,
	...meetingSentences,
	...minutesSentences,
	...noticeSentences,
	...peopleSentences,
	...referralSentences,
	...referralFormSentences,
	...referralThreadSentences,
	...referralRightsSentences,
	...referralPlaceSentences,
	...referralAttachmentSentences,
	...savedViewSentences,
	...jobSentences,
	...reminderSentences,
	...exportSentences,
	...diffusionSentences,
	...referralCountSentences,
};

/** The sentence of a code; a text that is not a code is already a sentence. */
export function sentenceOf(code: string): string {
	return sentences[code] ?? (/^[a-z]+(?:[.-][a-z-]+)*$/.test(code) ? "Cette opération n'est pas possible." : code);
}

export const knownCodes = (): string[] => Object.keys(sentences);
