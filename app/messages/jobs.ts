export const jobSentences: Record<string, string> = {
	"jobs.stewards-only": "Seules l'administration et la coopération du territoire décident des envois.",
	"dead-job.settled": "Quelqu'un a déjà décidé pour cet envoi.",
	"toast.dead-job-replayed": "L'envoi est relancé.",
	"toast.dead-jobs-replayed": "Ces envois sont relancés.",
	"toast.dead-job-discarded": "L'envoi est abandonné.",
	"mail-stop.theirs-alone":
		"Cette personne a signalé nos courriels comme indésirables\u00a0: elle seule peut les demander de nouveau, depuis ses notifications.",
	"toast.own-mail-stop-cleared": "Les courriels vous parviennent de nouveau.",
	"toast.mail-stop-cleared": "Les courriels partent de nouveau vers cette adresse.",
};

/** What each job does, for whoever looks after the territory. */
export const jobNames: Record<string, string> = {
	"send-invitation-email": "Courriel d'invitation",
	"send-password-reset-email": "Courriel de nouveau mot de passe",
	"send-minutes-submitted-email": "Courriel «\u00a0compte rendu à approuver\u00a0»",
	"send-minutes-waiting-email": "Courriel «\u00a0compte rendu toujours à approuver\u00a0»",
	"send-minutes-changes-requested-email": "Courriel «\u00a0modification demandée\u00a0»",
	"send-minutes-approved-email": "Courriels «\u00a0compte rendu approuvé\u00a0»",
	"announce-minutes-copies": "Diffusion d'un compte rendu",
	"send-minutes-copy": "Courriel de diffusion d'un compte rendu",
	"settle-agenda": "Points traités d'après un compte rendu approuvé",
	"send-mention-email": "Courriel «\u00a0vous êtes cité\u00a0»",
	"announce-convocation": "Envoi des convocations d'une réunion",
	"send-convocation-email": "Courriel de convocation",
	"follow-meeting-change": "Suites d'une réunion déplacée ou annulée",
	"sweep-convocations": "Rappels avant les réunions",
	"sweep-silent-minutes": "Approbations par silence",
	"sweep-reminders": "Relances des échéances",
	"send-reminder-email": "Courriel de relance",
	"raise-sent-reminder": "Relances envoyées à la main",
	"raise-notices": "Avis aux personnes concernées",
	"close-notices": "Avis dont l'objet est réglé",
	"sweep-notices": "Avis à envoyer par courriel",
	"send-notices-email": "Courriel d'avis",
	"sweep-digests": "Récapitulatifs quotidiens",
	"send-digest-email": "Courriel récapitulatif",
	"send-referral-rights-email": "Courriel sur un droit exercé",
	"send-referral-sent-email": "Courriel «\u00a0une orientation vous attend\u00a0»",
	"send-referral-step-email": "Courriel «\u00a0du nouveau sur une orientation\u00a0»",
	"send-referral-message-email": "Courriel «\u00a0message sur une orientation\u00a0»",
	"send-referral-withdrawn-email": "Courriel «\u00a0orientation refermée\u00a0»",
	"sweep-referrals": "Délais des orientations",
	"send-referral-reminder-email": "Courriel de relance d'une orientation",
	"send-referral-link-email": "Courriel d'un nouveau lien d'orientation",
	"run-sheet-import": "Import de fiches actions",
	"prepare-export-file": "Préparation d'un document exporté",
	"archive-referrals": "Archivage des orientations",
	"run-elimination": "Élimination d'orientations",
	"erase-referral": "Effacement d'une orientation",
	"purge-expired": "Effacement de ce qui est périmé",
	"replay-dead-job": "Nouvelle tentative d'un envoi",
};

export const deliveryKinds: Record<string, string> = {
	invitation: "Invitations",
	"minutes-submitted": "Comptes rendus à approuver",
	"minutes-waiting": "Comptes rendus toujours à approuver",
	"minutes-changes-requested": "Modifications demandées",
	"minutes-approved": "Comptes rendus approuvés",
	"convocation-notice": "Convocations",
	"convocation-update": "Changements de réunions",
	"convocation-cancellation": "Annulations de réunions",
	"convocation-chase": "Relances de réponses",
	"convocation-reminder": "Rappels avant réunion",
	"minutes-copy": "Comptes rendus diffusés",
	notices: "Avis par courriel",
	mention: "Commentaires qui citent quelqu'un",
	reminder: "Relances d'échéances",
};

export const settledHow = { replayed: "Relancé", discarded: "Abandonné" } as const;
export const scheduleDays = { every: "Tous les jours", working: "Du lundi au vendredi, hors jours fériés" } as const;

/** Why nothing is written to an address any more. */
export const stopReasons = {
	bounce: "L'adresse refuse les courriels",
	complaint: "Signalé comme indésirable",
	"by-hand": "Arrêté à la main",
} as const;
