import { type ReturnOutcome, takeMailReturn } from "#app/domain/deliveries/commands/take-mail-return.server.ts";
import { readBytes, readMailReturn } from "#app/domain/deliveries/mail-return.ts";
import type { Db } from "#db/client.server.ts";

export const mailReturnSummary = "prend un courriel revenu, ou signalé comme indésirable, sur l'entrée standard";
export const mailReturnHelp = `npm run admin -- mail-return < message

Donnez-lui, depuis le serveur de messagerie, ce qui arrive à l'adresse d'expédition (MAIL_FROM). Avec Postfix, dans /etc/aliases :

  maillage: "|cd /srv/maillage && npm run --silent admin -- mail-return"

Sont compris les rapports de non-remise (RFC 3464) et les signalements d'indésirables (RFC 5965). Un rapport n'est cru que s'il cite un
courriel du produit et l'adresse à laquelle il est parti. Un refus définitif (5.x.x) ou un signalement arrête les courriels vers cette
adresse, et l'administration du territoire en est avertie ; un abandon (4.x.x), ou un refus du seul texte (5.6.x, 5.7.x), est compté : trois
fois en plus d'un jour arrêtent aussi. Tout le reste est ignoré.

Sortie 0, que le message serve ou non ; 75 quand la base ne répond pas : le serveur de messagerie réessaie.`;

/** EX_TEMPFAIL of sysexits.h: a mail server keeps the message and tries again. */
export const tryAgainLater = 75;

const said: Record<ReturnOutcome, string> = {
	stopped: "Les courriels vers cette adresse sont arrêtés.",
	counted: "Refus compté.",
	unknown: "Ignoré : ce n'est pas un courriel envoyé par le produit à cette adresse.",
};

/** Says nothing of whom it is about: mail servers keep what they are answered. */
export async function runMailReturn(db: Db, _args: string[], now: Date): Promise<number> {
	const found = readMailReturn(await headOf(process.stdin));
	console.log(found ? said[await takeMailReturn({ db, now }, found)] : "Ignoré : ni rapport de non-remise, ni signalement.");
	return 0;
}

/** As much as a report needs; the rest is read to its end, or the mail server would take the pipe for broken. */
async function headOf(input: AsyncIterable<Buffer>): Promise<string> {
	const kept: Buffer[] = [];
	let size = 0;
	for await (const chunk of input) {
		if (size < readBytes) kept.push(chunk);
		size += chunk.length;
	}
	return Buffer.concat(kept).subarray(0, readBytes).toString("utf8");
}
