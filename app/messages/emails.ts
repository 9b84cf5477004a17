/** Phrases that several mails share. */
export const emailPhrases = {
	tagline: "L’espace partagé des projets sociaux de territoire",
	automatic: "Ce message est envoyé automatiquement\u00a0: les réponses ne sont pas lues.",
	greeting: (displayName: string) => `Bonjour ${displayName},`,
	more: (count: number) => `… et ${count}\u00a0${count === 1 ? "autre" : "autres"}`,
	becauseOfMandate: "Vous recevez ce message parce que vous avez un mandat dans ce comité.",
	committeeLabel: "Comité",
	meetingLabel: "Réunion",
	fromLabel: "De la part de",
};
