import { reminderEmail } from "../reminder.ts";
import { committeeName, displayName, href, long, secretHref, settingsHref, territoryName, today } from "./facts.ts";
import { sample } from "./sample.ts";

const reminder = { displayName, territoryName, context: "1.1.1 Ateliers", dueOn: "2026-11-30", today, href, settingsHref };
const task = { ...reminder, kind: "task", title: "Écrire à la mission locale", context: committeeName, doneHref: secretHref } as const;

export const reminderSamples = [
	sample("relance-suite", "Relance d'une suite à donner", () => reminderEmail(task)),
	sample("relance-suite-en-retard", "Relance d'une suite à donner en retard", () => reminderEmail({ ...task, dueOn: "2026-11-16" })),
	sample("relance-longue", "Relance aux noms longs", () =>
		reminderEmail({
			...task,
			displayName: long.displayName,
			territoryName: long.territoryName,
			title: long.title,
			context: long.sheet,
		}),
	),
	sample("relance-jalon", "Relance d'un jalon, le jour même", () =>
		reminderEmail({ ...reminder, kind: "milestone", title: "Bilan de l’an\u00a01", dueOn: today }),
	),
	sample("relance-sous-action", "Relance d'une sous-action", () =>
		reminderEmail({ ...reminder, kind: "sub-action", title: "Ouvrir un second atelier" }),
	),
];
