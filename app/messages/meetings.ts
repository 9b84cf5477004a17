import type { PollAnswer, ProposalStatus } from "#app/domain/meetings/preparation-schema.ts";
import type { SeriesRank, SeriesUnit, SeriesWeekday } from "#app/domain/meetings/recurrence.ts";
import type { AttendanceStatus, MeetingStatus, PointOutcome, SuggestionKind } from "#app/domain/meetings/types.ts";
import type { MinutesStatus } from "#app/domain/minutes/types.ts";

export const meetingSentences: Record<string, string> = {
	"invalid.time": "Indiquez une heure, par exemple 14:30.",
	"meeting.preparers-only":
		"Seuls la référence technique, la présidence et sa suppléance, la coopération et l'administration préparent les réunions de cette instance.",
	"meeting.frozen": "Le compte rendu de cette réunion est approuvé\u00a0: elle ne change plus.",
	"meeting.cancelled": "Cette réunion est annulée\u00a0: elle ne change plus.",
	"meeting.not-planned": "Cette réunion n'est plus à venir\u00a0: elle a déjà été tenue ou annulée.",
	"meeting.has-minutes": "Un compte rendu est commencé pour cette réunion\u00a0: elle ne peut plus être annulée.",
	"meeting.not-yet": "Le jour de cette réunion n'est pas encore venu.",
	"meeting.held-to-come": "Cette réunion a été tenue\u00a0: sa date ne peut pas être à venir.",
	"meeting.ends-before-start": "La fin doit venir après le début.",
	"meeting.skipped-hour": "Cette heure n'existe pas ce jour-là\u00a0: les horloges passent à l'heure d'été. Choisissez une heure de plus.",
	"agenda.title-or-sheet": "Donnez un intitulé à ce point, ou choisissez une fiche action.",
	"agenda.unknown-sheet": "Cette fiche action n'existe pas ou plus\u00a0: choisissez-en une autre.",
	"attendance.not-a-member": "La liste des membres a changé\u00a0: rechargez la page avant d'enregistrer les présences.",
	"invalid.https": "Indiquez une adresse complète qui commence par https://.",
	"meeting.committee-only": "Seuls les membres de l'instance, la coopération et l'administration voient ce qu'elle prépare.",
	"meeting.reader": "Votre accès est en lecture seule.",
	"agenda.unknown-presenter": "Cette personne n'est plus membre du territoire\u00a0: choisissez-en une autre.",
	"agenda.not-held": "Cette réunion n'est pas encore marquée comme tenue.",
	"agenda.held-keeps-points": "Cette réunion a été tenue\u00a0: un point peut en être copié, pas déplacé.",
	"agenda.no-next-meeting": "Aucune autre réunion de l'instance n'est prévue ensuite\u00a0: planifiez-la d'abord.",
	"agenda.nothing-chosen": "Choisissez au moins un point.",
	"agenda.suggestion-gone": "Un des points choisis n'est plus à traiter, ou vient d'être ajouté\u00a0: vérifiez la liste.",
	"proposal.answered": "Ce point a déjà reçu une réponse.",
	"series.one-end": "Indiquez la dernière date ou le nombre de réunions\u00a0: l'un des deux.",
	"series.ends-before-start": "La dernière date vient avant la première.",
	"series.in-past": "Une série commence aujourd'hui ou plus tard.",
	"series.too-many": "Une série compte 60 réunions au plus\u00a0: rapprochez la fin, ou espacez les réunions.",
	"series.no-date": "Cette règle ne donne aucune date\u00a0: vérifiez la période, le jour choisi et les vacances.",
	"series.none": "Cette réunion ne fait pas partie d'une série.",
	"poll.members-only": "Seuls les membres de l'instance répondent à une proposition de dates.",
	"poll.slot-incomplete": "Chaque date proposée a un jour, une heure de début et une heure de fin.",
	"poll.slot-past": "Les dates proposées viennent après aujourd'hui.",
	"poll.too-few": "Proposez au moins deux dates.",
	"poll.slot-twice": "Deux dates proposées commencent au même moment.",
	"poll.closes-past": "La fin des réponses ne peut pas être passée.",
	"poll.closes-late": "Les réponses se terminent avant la première date proposée.",
	"poll.closed": "Cette proposition de dates est terminée.",
	"poll.over": "Le délai pour répondre est passé.",
	"holidays.stewards-only": "Seules la coopération et l'administration règlent le calendrier scolaire.",
	"department.unknown": "Choisissez un département de la liste.",
	"holidays.ends-before-start": "La fin doit venir après le début.",
	"toast.series-created": "La série est créée\u00a0: chaque réunion se prépare ensuite comme les autres.",
	"toast.series-changed": "Cette réunion et les suivantes sont modifiées.",
	"toast.series-cancelled": "Cette réunion et les suivantes sont annulées.",
	"toast.point-sent-on": "Le point est à l'ordre du jour de la réunion suivante.",
	"toast.points-settled": "Les suites sont enregistrées\u00a0: les points non traités sont reportés.",
	"toast.points-suggested": "Les points choisis sont à l'ordre du jour.",
	"toast.paper-added": "Le document est joint.",
	"toast.paper-removed": "Le document est retiré.",
	"toast.point-proposed": "Votre point est proposé. Vous verrez ici ce qu'il devient.",
	"toast.proposal-answered": "La réponse est enregistrée.",
	"toast.poll-opened": "Les dates sont proposées aux membres de l'instance.",
	"toast.poll-answered": "Vos réponses sont enregistrées.",
	"toast.poll-chosen": "La date est retenue\u00a0: la réunion est créée. Préparez maintenant son ordre du jour.",
	"toast.poll-cancelled": "La proposition de dates est annulée.",
	"toast.department-chosen": "Le département est enregistré.",
	"toast.school-zone-chosen": "La zone scolaire est enregistrée.",
	"toast.school-holiday-added": "La période est ajoutée.",
	"toast.school-holiday-removed": "La période est retirée.",
	"toast.meeting-created": "La réunion est créée. Préparez maintenant son ordre du jour.",
	"toast.meeting-edited": "La réunion est modifiée.",
	"toast.meeting-cancelled": "La réunion est annulée.",
	"toast.meeting-held": "La réunion est marquée comme tenue.",
	"toast.agenda-point-added": "Le point est ajouté à l'ordre du jour.",
	"toast.agenda-point-edited": "Le point est modifié.",
	"toast.agenda-point-moved": "L'ordre des points est modifié.",
	"toast.agenda-point-removed": "Le point est retiré de l'ordre du jour.",
	"attendance.unknown-representative": "Choisissez comme représentant un autre membre de l'instance.",
	"attendance.unknown-point": "Ce point n'est plus à l'ordre du jour.",
	"attendance.left-before-arrival": "Une personne ne peut pas partir avant d'être arrivée.",
	"attendance.not-invited": "Cette personne n'est pas invitée à la réunion.",
	"toast.attendance-recorded": "Les présences sont enregistrées.",
};

export const meetingStatusLabels: Record<MeetingStatus, string> = { planned: "Prévue", held: "Tenue", cancelled: "Annulée" };

export const attendanceLabels: Record<AttendanceStatus, string> = {
	present: "Présent",
	excused: "Excusé",
	represented: "Représenté",
	absent: "Absent",
};

/** The state of a meeting's minutes, said from the meeting. */
export const meetingMinutesLabels: Record<MinutesStatus, string> = {
	draft: "Compte rendu en cours",
	submitted: "Compte rendu à approuver",
	changes_requested: "Compte rendu à corriger",
	approved: "Compte rendu approuvé",
};

export const outcomeLabels: Record<PointOutcome, string> = { treated: "Traité", not_treated: "Non traité" };
export const proposalLabels: Record<ProposalStatus, string> = {
	open: "À examiner",
	postponed: "Remis à plus tard",
	accepted: "Retenu",
	declined: "Écarté",
};
export const pollAnswerLabels: Record<PollAnswer, string> = { yes: "Oui", if_needed: "Si besoin", no: "Non" };
export const seriesUnitLabels: Record<SeriesUnit, string> = {
	weeks: "Toutes les n semaines, un jour donné",
	month_weekday: "Tous les n mois, un jour donné (3e mardi)",
	month_day: "Tous les n mois, à la même date",
};
export const rankLabels: Record<SeriesRank, string> = {
	"1": "Premier",
	"2": "Deuxième",
	"3": "Troisième",
	"4": "Quatrième",
	"-1": "Dernier",
};
export const weekdayLabels: Record<SeriesWeekday, string> = {
	"1": "Lundi",
	"2": "Mardi",
	"3": "Mercredi",
	"4": "Jeudi",
	"5": "Vendredi",
	"6": "Samedi",
	"7": "Dimanche",
};

export const suggestionLabels: Record<SuggestionKind, string> = {
	carried: "Points non traités",
	proposal: "Points proposés par les membres",
	minutes: "Comptes rendus à approuver",
	task: "Suites en retard",
	opinion: "Fiches qui attendent un avis",
	validation: "Fiches à valider",
	blocked: "Fiches bloquées",
	late: "Fiches en retard",
	values: "Indicateurs attendus",
};
