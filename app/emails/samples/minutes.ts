import { minutesApprovedEmail, minutesChangesRequestedEmail, minutesSubmittedEmail, minutesWaitingEmail } from "../minutes.ts";
import { minutesCopyEmail } from "../minutes-copy.ts";
import { href, long, minutes } from "./facts.ts";
import { sample } from "./sample.ts";

const longMinutes = {
	...minutes,
	displayName: long.displayName,
	territoryName: long.territoryName,
	committeeName: long.committeeName,
	meetingTitle: long.title,
	byName: long.displayName,
};
const tasks = [{ title: "Écrire à la mission locale", dueOn: "2026-11-30", href }];

export const minutesSamples = [
	sample("compte-rendu-soumis", "Compte rendu à approuver", () => minutesSubmittedEmail(minutes)),
	sample("compte-rendu-attendu", "Compte rendu toujours en attente", () => minutesWaitingEmail({ ...minutes, settingsHref: null })),
	sample("compte-rendu-a-corriger", "Compte rendu à corriger", () =>
		minutesChangesRequestedEmail({ ...minutes, remark: "Précisez la date de l’atelier.\nMerci." }),
	),
	sample("compte-rendu-a-corriger-long", "Compte rendu à corriger, aux noms longs", () =>
		minutesChangesRequestedEmail({ ...longMinutes, remark: `Voyez ${long.url}` }),
	),
	sample("compte-rendu-approuve", "Compte rendu approuvé", () => minutesApprovedEmail({ ...minutes, decisionCount: 2 })),
	sample("compte-rendu-approuve-sans-decision", "Compte rendu approuvé, sans décision", () =>
		minutesApprovedEmail({ ...minutes, decisionCount: 0 }),
	),
	sample("compte-rendu-diffuse", "Compte rendu diffusé", () => minutesCopyEmail({ ...minutes, tasks })),
	sample("compte-rendu-diffuse-sans-compte", "Compte rendu diffusé à une adresse sans compte", () =>
		minutesCopyEmail({ ...minutes, href: null, tasks: [] }),
	),
];
