/** Phrases that several mails share. */
export const emailPhrases = {
	tagline: "L’espace partagé des projets sociaux de territoire",
	/** Who wrote, for whom. */
	sender: (territoryName: string | null) =>
		`Message envoyé automatiquement par Maillage${territoryName ? `, l’espace partagé du territoire «\u00a0${territoryName}\u00a0»` : ""}. N’y répondez pas\u00a0: les réponses ne sont pas lues.`,
	settings: "Choisir les courriels que je reçois",
	/** To an address that is nobody’s own. */
	greetingAll: "Bonjour,",
	greeting: (displayName: string) => `Bonjour ${displayName},`,
	more: (count: number) => `… et ${count}\u00a0${count === 1 ? "autre" : "autres"}`,
	becauseOfMandate: "Vous recevez ce message parce que vous avez un mandat dans ce comité.",
	committeeLabel: "Comité",
	meetingLabel: "Réunion",
	fromLabel: "De la part de",
};
