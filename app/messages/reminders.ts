import type { Climbs } from "#app/domain/reminders/catalogue.ts";

export const reminderSentences: Record<string, string> = {
	"reminder.reader": "Votre accès est en lecture seule.",
	"reminder.stewards-only": "Seules l'administration et la coopération du territoire règlent ses relances.",
	"reminder.leads-only": "Demandez au référent technique de l'instance, au pilote de la fiche ou à la coopération.",
	"reminder.territory-only": "Cette relance ne dépend d'aucune instance\u00a0: elle se règle pour tout le territoire.",
	"reminder.days": "Donnez au plus six nombres de jours, entre 0 et 180, séparés par des virgules.",
	"reminder.already-today": "Une relance est déjà partie aujourd'hui.",
	"reminder.day-passed": "Choisissez un jour à venir.",
	"reminder.not-held": "Ces relances ne sont ni reportées, ni arrêtées.",
	"reminder.changed-meanwhile": "Quelqu'un a changé ce réglage entre-temps\u00a0: relisez-le avant de le changer.",
	"toast.rhythm-set": "Le rythme est enregistré.",
	"toast.rhythm-reset": "Le rythme d'origine s'applique de nouveau.",
	"toast.quiet-set": "Le réglage des vacances est enregistré.",
	"toast.reminder-sent": "La relance part dans quelques instants.",
	"toast.reminder-postponed": "La relance est reportée.",
	"toast.reminder-stopped": "Les relances sont arrêtées.",
	"toast.reminder-resumed": "Les relances reprennent.",
};

/** « J-7 », « le jour même », « en retard, 2e relance », of a stage as it is stored. */
export function stageLabel(stage: string): string {
	const [name, rest = ""] = [stage.slice(0, stage.indexOf("-")), stage.slice(stage.indexOf("-") + 1)];
	if (stage === "day") return "le jour même";
	if (name === "before") return `J-${rest}`;
	if (name === "late") return rest === "1" ? "en retard, 1re relance" : `en retard, ${rest}e relance`;
	if (name === "held") return "après report";
	if (name === "manual") return "à la main";
	return "signalé à qui pilote";
}

/** « J-30, J-7 et le jour même, puis tous les 7 jours de retard ». */
export function rhythmText({
	isOn,
	daysBefore,
	lateEveryDays,
}: {
	isOn: boolean;
	daysBefore: readonly number[];
	lateEveryDays: number | null;
}): string {
	if (!isOn) return "Aucune relance";
	const before = daysBefore.map((days) => (days === 0 ? "le jour même" : `J-${days}`));
	const late = lateEveryDays === null ? "" : lateEveryDays === 1 ? "chaque jour de retard" : `tous les ${lateEveryDays} jours de retard`;
	const text = before.join(", ");
	const both = text && late ? `${text}, puis ${late}` : text || late || "Aucune relance";
	return both.charAt(0).toUpperCase() + both.slice(1);
}

export function climbText(climbsAfter: number | null, climbs: Climbs = "body"): string {
	if (climbsAfter === null || climbs === "nobody") return "Personne d'autre n'est prévenu";
	const after = `Après ${climbsAfter === 1 ? "une relance" : `${climbsAfter} relances`} de retard`;
	return climbs === "manager"
		? `${after}, le responsable habilité de l'organisation, et personne au-delà`
		: `${after}, le référent technique, puis le chargé de coopération après ${2 * climbsAfter}`;
}
