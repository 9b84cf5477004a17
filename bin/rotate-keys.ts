import { parseArgs } from "node:util";
import type { Env } from "#app/adapters/env.server.ts";
import { addKeyToFile, openVault } from "#app/adapters/keyring-file.server.ts";
import { isKeyTrouble } from "#app/domain/kernel/errors.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import { checkKeys } from "#app/domain/referrals/check-keys.server.ts";
import { rotateKeys } from "#app/domain/referrals/commands/rotate-keys.server.ts";
import type { KeysCtx } from "#app/domain/referrals/keys.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { type Db, inUnit } from "#db/client.server.ts";
import { count, fail } from "./say.ts";

export const rotateKeysSummary = "renouvelle les clés des orientations, ou vérifie qu'elles ouvrent tout";

export const rotateKeysHelp = `npm run admin -- rotate-keys [--territory pays-de-loire] [--new-key] [--check]

Donne à chaque territoire une nouvelle clé et met dessous celle de chaque orientation, pendant que Maillage continue de servir.
Interrompue, la commande se relance : rien n'est jamais illisible entre-temps.

  --territory       ce territoire seulement
  --new-key         met d'abord une nouvelle clé de l'exploitant en tête du fichier « keyring » de DATA_DIR
  --check           ne change rien : ouvre une à une toutes les clés et tout ce qu'elles scellent. Sortie 0 quand tout se lit,
                    1 sinon, avec la référence des orientations qui ne se lisent pas`;

const withGivenKeyring = `KEYRING est donnée par l'environnement : cette commande ne peut pas y écrire.
  1. Préparez une clé : openssl rand -base64 32 | tr '+/' '-_' | tr -d '='
  2. Mettez-la en tête de KEYRING, devant l'ancienne et une virgule, sur toutes les machines, puis redémarrez Maillage.
  3. Lancez : npm run admin -- rotate-keys
  4. Quand « rotate-keys --check » dit que tout se lit, l'ancienne clé ne sert plus qu'à vos sauvegardes d'avant.`;

/** @returns the exit code */
export async function runRotateKeys(db: Db, args: string[], now: Date, env: Pick<Env, "keyring" | "dataDir">): Promise<number> {
	const {
		territory,
		check,
		"new-key": isNewKey,
	} = parseArgs({
		args,
		options: { territory: { type: "string" }, check: { type: "boolean" }, "new-key": { type: "boolean" } },
	}).values;
	if (isNewKey && check) return fail("Choisissez : --new-key renouvelle, --check ne change rien.");
	if (isNewKey && env.keyring) return fail(withGivenKeyring);
	const all = await inUnit(db, { personId: null, territoryIds: [], now }, (tx) =>
		tx.selectFrom("territory").select(["id", "slug"]).orderBy("slug").execute(),
	);
	const chosen = territory ? all.filter(({ slug }) => slug === territory) : all;
	if (chosen.length === 0 && territory) return fail("Ce territoire n'existe pas.");
	if (isNewKey) addKeyToFile(env.dataDir);
	const vault = await openVault(env, async () => false);
	let isWhole = true;
	for (const { id, slug } of chosen) {
		const ctx = { db, now, vault, territoryId: id as TerritoryId };
		try {
			isWhole = (await (check ? checkOne : rotateOne)(ctx, slug)) && isWhole;
		} catch (error) {
			if (!isKeyTrouble(error)) throw error;
			isWhole = false;
			console.error(`${slug} : ${sentenceOf(`keys.${error.reason}`)} Rien n'y est changé.`);
		}
	}
	if (isNewKey)
		console.log("Gardez l'ancienne clé, à la fin du fichier « keyring », aussi longtemps que les sauvegardes d'avant aujourd'hui.");
	return isWhole ? 0 : 1;
}

async function rotateOne(ctx: KeysCtx, slug: string): Promise<boolean> {
	const rotation = await rotateKeys(ctx, (done) => console.log(`${slug} : ${count(done, "clé d'orientation", "clés d'orientations")}…`));
	if (!rotation) {
		console.log(`${slug} : pas encore de clé.`);
		return true;
	}
	const { referrals, unreadable, destroyed } = rotation;
	console.log(
		`${slug} : ${count(referrals, "clé d'orientation", "clés d'orientations")} sous la nouvelle, ${count(destroyed, "ancienne détruite", "anciennes détruites")}.`,
	);
	if (unreadable > 0)
		console.error(`${slug} : ${count(unreadable, "clé illisible", "clés illisibles")}. « --check » dit de quelles orientations.`);
	return unreadable === 0;
}

async function checkOne(ctx: KeysCtx, slug: string): Promise<boolean> {
	const { readable, values, unreadable, shutKeys } = await checkKeys(ctx);
	console.log(
		`${slug} : ${count(readable, "orientation lisible", "orientations lisibles")} (${count(values, "texte")}), ${count(unreadable.length, "illisible")}.`,
	);
	for (const reference of unreadable) console.error(`${slug} : ILLISIBLE ${reference}`);
	if (shutKeys > 0) console.error(`${slug} : ${count(shutKeys, "clé", "clés")} du territoire que KEYRING n'ouvre pas.`);
	return unreadable.length === 0 && shutKeys === 0;
}
