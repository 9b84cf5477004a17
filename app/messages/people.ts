export const peopleSentences: Record<string, string> = {
	"sign-in.refused": "Adresse ou mot de passe incorrect.",
	"sign-in.throttled": "Trop d'essais : attendez un quart d'heure, ou demandez un nouveau mot de passe.",
	"toast.signed-out": "Vous êtes déconnecté.",
};
