import { accountSamples } from "./samples/accounts.ts";
import { digestSamples } from "./samples/digests.ts";
import { meetingSamples } from "./samples/meetings.ts";
import { minutesSamples } from "./samples/minutes.ts";
import { referralSamples } from "./samples/referrals.ts";
import { reminderSamples } from "./samples/reminders.ts";
import type { MailSample } from "./samples/sample.ts";

/** Every mail of the product with invented facts, as it mostly is and as it is at its worst. */
export const mailFamilies: readonly { title: string; samples: readonly MailSample[] }[] = [
	{ title: "Récapitulatif et avis", samples: digestSamples },
	{ title: "Relances", samples: reminderSamples },
	{ title: "Réunions", samples: meetingSamples },
	{ title: "Comptes rendus", samples: minutesSamples },
	{ title: "Orientations", samples: referralSamples },
	{ title: "Compte et commentaires", samples: accountSamples },
];

export const mailSamples: readonly MailSample[] = mailFamilies.flatMap(({ samples }) => samples);
