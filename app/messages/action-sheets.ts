import type { ParticipationLevel, SheetNature, SheetPriority, SheetStatus, VersionStatus } from "#app/domain/action-sheets/types.ts";

export const sheetStatusLabels: Record<SheetStatus, string> = {
	draft: "Brouillon",
	proposed: "Proposée",
	reviewed: "Avis rendu",
	validated: "Validée",
	in_progress: "En cours",
	completed: "Réalisée",
	evaluated: "Évaluée",
	renewed: "Reconduite",
	dropped: "Non reconduite",
	merged: "Fusionnée",
	on_hold: "En pause",
	blocked: "Bloquée",
	abandoned: "Abandonnée",
};

/** What choosing the status means, beside it in the form. */
export const sheetStatusHints: Record<SheetStatus, string> = {
	draft: "La fiche est encore en cours d'écriture.",
	proposed: "Le groupe thématique ou le comité propose l'action.",
	reviewed: "Le comité technique a donné son avis.",
	validated: "Le comité de pilotage a validé l'action.",
	in_progress: "L'action est commencée.",
	completed: "Ce qui était prévu est fait.",
	evaluated: "Le bilan de l'action est établi.",
	renewed: "L'action continue dans le prochain programme.",
	dropped: "L'action s'arrête avec ce programme.",
	merged: "L'action est reprise dans une autre.",
	on_hold: "L'action attend\u00a0; dites pourquoi.",
	blocked: "Un obstacle empêche d'avancer\u00a0; dites lequel.",
	abandoned: "Le comité de pilotage renonce à l'action\u00a0; dites pourquoi.",
};

export const sheetNatureLabels: Record<SheetNature, string> = {
	new: "Nouvelle action",
	continued: "Maintien de l'existant",
	developed: "Développement de l'existant",
};

export const sheetPriorityLabels: Record<SheetPriority, string> = { low: "Basse", medium: "Moyenne", high: "Haute" };

export const participationLevelLabels: Record<ParticipationLevel, string> = {
	information: "Information",
	consultation: "Consultation",
	concertation: "Concertation",
	co_construction: "Co-construction",
};

export const versionStatusLabels: Record<VersionStatus, string> = {
	pending: "En attente du comité de pilotage",
	accepted: "Validée",
	rejected: "Refusée",
	withdrawn: "Retirée",
};

export const actionSheetSentences: Record<string, string> = {
	"sheet.other-territory": "Cette fiche appartient à un autre territoire.",
	"sheet.reader": "Votre accès est en lecture seule.",
	"sheet.not-yours":
		"Seuls les chargés de coopération, le référent technique du comité et le pilote de l'action peuvent modifier cette fiche.",
	"sheet.not-your-axis": "Seuls les chargés de coopération et le référent technique du comité qui suit cet axe peuvent y écrire une fiche.",
	"sheet.gate-steward-only": "Ce statut constate la décision d'une instance\u00a0: un chargé de coopération l'enregistre.",
	"sheet.status-not-allowed": "La fiche ne peut pas passer à ce statut depuis celui où elle est.",
	"sheet.reason-required": "Dites pourquoi\u00a0: cette raison est lue par tous les partenaires.",
	"sheet.slug-taken": "Une fiche porte déjà ce code et cet intitulé\u00a0: changez l'un des deux.",
	"sheet.ends-before-start": "La fin doit venir après le début.",
	"sheet.partner-twice": "Un même partenaire est indiqué deux fois.",
	"sheet.unknown-objective": "Choisissez un objectif de ce territoire.",
	"sheet.unknown-person": "Choisissez une personne qui travaille aujourd'hui sur ce territoire.",
	"sheet.unknown-organisation": "Choisissez une organisation de ce territoire.",
	"sheet.unknown-committee": "Choisissez une instance de ce territoire.",
	"sheet.unknown-worksite": "Choisissez un chantier de ce territoire.",
	"sheet.tags-too-many": "Écrivez 10 étiquettes au plus, de 30 caractères au plus chacune.",
	"sheet.lines-too-long": "Écrivez 30 lignes au plus, de 200 caractères au plus chacune.",
	"sheet.not-an-amount": "Indiquez un montant en euros, par exemple 12 500,50.",
	"sheet.amount-negative": "Un montant ne peut pas être négatif.",
	"sheet.amount-absurd": "Ce montant est trop grand : vérifiez-le.",
	"sheet.programme-twice": "Une fiche n'a qu'un objectif dans chaque programme.",
	"sheet.follows-parent": "Une sous-action reste sous l'objectif de sa fiche.",
	"sheet.sub-action-of-sub-action": "Une sous-action ne peut pas en contenir d'autres.",
	"sheet.not-a-partner": "Cette organisation n'est pas partenaire de l'action.",
	"sheet.not-your-contribution": "Chaque partenaire écrit sa propre contribution.",
	"sheet.required-steward-only": "Seuls les chargés de coopération choisissent ce qui est demandé aux fiches.",
	"sheet.incomplete": "La fiche ne dit pas encore tout ce que le programme demande : complétez-la avant de la faire valider.",
	"sheet.version-reason-required": "Ce que vous changez a été validé par le comité de pilotage : dites-lui pourquoi.",
	"sheet.version-decided": "Cette version a déjà été tranchée.",
	"sheet.decided-in-future": "La date de la décision ne peut pas être à venir.",
	"toast.sheet-created": "La fiche est créée, en brouillon.",
	"toast.sheet-edited": "La fiche est enregistrée.",
	"toast.sheet-held": "Enregistré. Ce qui a été validé attend l'accord du comité de pilotage : la fiche reste telle quelle d'ici là.",
	"toast.sub-action-added": "La sous-action est créée, en brouillon.",
	"toast.contribution-written": "La contribution est enregistrée.",
	"toast.review-saved": "Le bilan est enregistré.",
	"toast.version-accepted": "La version est validée : la fiche la suit désormais.",
	"toast.version-rejected": "La version est refusée : la fiche ne change pas.",
	"toast.required-fields-chosen": "Le choix des champs demandés est enregistré.",
	"toast.sheet-status-changed": "Le statut de la fiche est changé.",
	"toast.milestone-added": "Le jalon est ajouté.",
	"toast.milestone-edited": "Le jalon est enregistré.",
	"toast.milestone-completed": "Le jalon est marqué comme fait.",
	"toast.milestone-reopened": "Le jalon est de nouveau à faire.",
};
