import type { DutyGroup, DutyKind } from "#app/domain/duties/types.ts";

export const dutyGroupTitles: Record<DutyGroup, string> = {
	"to-approve": "À approuver",
	"to-fill": "À renseigner",
	late: "En retard",
	upcoming: "À venir",
};

/** What kind of thing waits, before its title. */
export const dutyKindLabels: Record<DutyKind, string> = {
	"approve-minutes": "Compte rendu à approuver",
	"correct-minutes": "Compte rendu à corriger",
	"write-minutes": "Compte rendu à rédiger",
	task: "Suite à donner",
	milestone: "Jalon",
	"sub-action": "Sous-action",
	values: "Valeurs à saisir",
	"review-values": "Valeurs à relire",
	"answer-poll": "Dates à choisir",
	"answer-referral": "Orientation",
	"rectify-referral": "Orientation",
};
