export const keySentences: Record<string, string> = {
	"keys.unavailable":
		"Cette orientation ne peut pas être ouverte\u00a0: Maillage n'a pas la clé qui l'ouvre, ou ce qui en est conservé a été modifié. Rien n'est effacé\u00a0; un envoi en cours n'est pas enregistré. À l'exploitant\u00a0: remettez la clé manquante dans KEYRING, ou dans le fichier «\u00a0keyring\u00a0» de DATA_DIR, puis lancez «\u00a0npm run admin -- rotate-keys --check\u00a0», qui dit ce qui ne se lit pas et serait à reprendre d'une sauvegarde.",
	// what `rotate-keys` says of a territory whose keys it cannot open
	"keys.missing": "il n'y a pas de clé\u00a0: KEYRING est vide, et DATA_DIR n'a pas de fichier «\u00a0keyring\u00a0».",
	"keys.unknown-key": "ses clés ont été scellées par une clé que KEYRING ne contient pas.",
	"keys.altered": "une de ses clés a été modifiée.",
};
