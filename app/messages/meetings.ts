import type { AttendanceStatus, MeetingStatus } from "#app/domain/meetings/types.ts";
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
	"toast.meeting-created": "La réunion est créée. Préparez maintenant son ordre du jour.",
	"toast.meeting-edited": "La réunion est modifiée.",
	"toast.meeting-cancelled": "La réunion est annulée.",
	"toast.meeting-held": "La réunion est marquée comme tenue.",
	"toast.agenda-point-added": "Le point est ajouté à l'ordre du jour.",
	"toast.agenda-point-edited": "Le point est modifié.",
	"toast.agenda-point-moved": "L'ordre des points est modifié.",
	"toast.agenda-point-removed": "Le point est retiré de l'ordre du jour.",
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
